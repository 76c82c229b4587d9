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

/** Why revokeInvite was refused. */
export type RevokeInviteRefusal = 'NOT_FOUND' | 'NOT_PERMITTED' | 'NOT_PENDING';

/** The status of an invitation that can't be revoked. */
export type NotPending = Exclude<InvitationStatus, 'PENDING' | 'REVOKED'>;

/** Why an invitation was not revoked, with its status if it isn't pending. */
export type RevokeInviteProblem =
  Exclude<RevokeInviteRefusal, 'NOT_PENDING'> | { readonly notPending: NotPending };

/** The revoked invitation, or why it was not revoked. */
export type RevokeInviteOutcome = Result<Invitation, RevokeInviteProblem>;

/** Revokes an invitation. */
export type RevokeInvite = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly invitationId: string;
}) => Promise<RevokeInviteOutcome>;

/** The dependencies of revoking invitations. */
export interface RevokeInviteDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * Creates the use case that revokes an invitation. Only people who manage its account can, not the holder of its
 * profile.
 *
 * Locks the profile first, so that only one of revoking and accepting succeeds. A queued mail is canceled. The link in
 * a sent mail reports that the invitation was revoked. Repeating the call writes nothing.
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
