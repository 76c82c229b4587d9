import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { confirmActor } from '../association/confirm-actor';
import { originOf, recordAuditEvents } from '../audit/record-audit-event';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { lockProfileOf } from '../profile/profile.repository';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { Invitation, InvitationStatus } from './invitation';
import { statusOf } from './invitation-status';
import { InvitationEntity } from './invitation.entity';
import { closePending } from './issue-invitation';

/** Why revokeInvite was refused. */
export type RevokeInviteRefusal = Refusal<'NOT_FOUND' | 'NOT_PERMITTED'> | NotPending;

/** The refusal of an invitation that isn't pending, with its status. */
export interface NotPending extends Refusal<'NOT_PENDING'> {
  readonly status: Exclude<InvitationStatus, 'PENDING' | 'REVOKED'>;
}

/** Revokes an invitation. */
export type RevokeInvite = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly invitationId: string;
}) => Promise<Result<Invitation, RevokeInviteRefusal>>;

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
): Promise<Result<Invitation, RevokeInviteRefusal>> {
  const found = await lockProfileOf(manager, InvitationEntity, invitationId);
  const actor = await confirmActor(manager, asker);
  if (!found || !policy.mayReadProfile(actor, found.scope)) return refused('NOT_FOUND');
  if (!policy.mayManageProfiles(actor, found.scope)) return refused('NOT_PERMITTED');

  const invitation = await manager.findOneByOrFail(InvitationEntity, { id: invitationId });
  const status = statusOf(invitation, now);
  if (status === 'REVOKED') return ok(invitation);
  if (status !== 'PENDING') return refused('NOT_PENDING', { status });
  const closed = await closePending(manager, [invitation], { state: 'REVOKED' }, now);
  await recordAuditEvents(manager, originOf(actor, requestId), closed.facts);
  return ok(closed.invitations[0] ?? invitation);
}
