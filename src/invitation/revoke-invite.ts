import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { confirmActor } from '../association/confirm-actor';
import { originOf, recordAuditEvents } from '../audit/record-audit-event';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { lockProfileOf } from '../profile/profile.repository';
import { ok, refused, type Result } from '../foundation/result';
import { type Invitation, type InvitationStatus, statusOf } from './invitation';
import { InvitationEntity } from './invitation.entity';
import { closePending } from './issue-invitation';

/** Names why revokeInvite refused. */
export type RevokeInviteRefusal = 'NOT_FOUND' | 'NOT_PERMITTED' | 'NOT_PENDING';

/** How an invitation stands that there is nothing to revoke of. */
export type NotPending = Exclude<InvitationStatus, 'PENDING' | 'REVOKED'>;

/** Why an invitation was not revoked; of one that is not pending, how it stands. */
export type RevokeInviteProblem =
  Exclude<RevokeInviteRefusal, 'NOT_PENDING'> | { readonly notPending: NotPending };

/** The invitation, revoked; or why it was not. */
export type RevokeInviteOutcome = Result<Invitation, RevokeInviteProblem>;

/** Revokes an invitation. */
export type RevokeInvite = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly invitationId: string;
}) => Promise<RevokeInviteOutcome>;

/** What revoking invitations needs. */
export interface RevokeInviteDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * Makes the use case that takes an invitation back, for those who manage its account; its holder may not.
 *
 * The profile is locked first, so that of revoking and accepting at once one wins. A mail that waits is not sent any
 * more; the link in one that was sent says that the invitation was taken back. Repeating it writes nothing.
 */
export function createRevokeInvite({ database, clock }: RevokeInviteDependencies): RevokeInvite {
  return (command) => database.transaction((manager) => revoke(manager, command, clock.now()));
}

async function revoke(
  manager: EntityManager,
  { actor: asker, requestId, invitationId }: Parameters<RevokeInvite>[0],
  now: Date,
): Promise<RevokeInviteOutcome> {
  const found = await lockProfileOf(manager, InvitationEntity, invitationId);
  const actor = await confirmActor(manager, asker);
  if (!found || !policy.mayReadProfile(actor, found.scope)) return refused('NOT_FOUND');
  if (!policy.mayManageProfiles(actor, found.scope)) return refused('NOT_PERMITTED');

  const invitation = await manager.findOneByOrFail(InvitationEntity, { id: invitationId });
  const status = statusOf(invitation, now);
  if (status === 'REVOKED') return ok(invitation);
  if (status !== 'PENDING') return refused({ notPending: status });
  const closed = await closePending(manager, [invitation], 'REVOKED', now);
  await recordAuditEvents(manager, originOf(actor, requestId), closed.facts);
  return ok(closed.invitations[0] ?? invitation);
}
