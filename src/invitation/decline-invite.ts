import type { EntityManager } from 'typeorm';
import { type AuditOrigin, recordAuditEvents } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { SecretKeys } from '../foundation/secret-keys';
import { lockProfilesAlone } from '../profile/profile.repository';
import type { Limits, RateLimited } from '../rate-limit/limits';
import { findByToken } from './find-by-token';
import type { DeclineReason, Invitation } from './invitation';
import { notifyInviterOfDecline } from './invitation-declined-mail';
import { statusOf } from './invitation-status';
import { invitationIdIn } from './invitation-token';
import { InvitationEntity } from './invitation.entity';
import { closePending } from './issue-invitation';

/** Why declineInvite was refused. */
export type DeclineInviteRefusal =
  | Refusal<
      | 'INVALID_TOKEN'
      | 'INVITATION_EXPIRED'
      | 'INVITATION_REVOKED'
      | 'INVITATION_SUPERSEDED'
      | 'INVITATION_ALREADY_USED'
    >
  | RateLimited;

/** Declines an invitation. Returns when it was declined. */
export type DeclineInvite = (command: {
  readonly requestId: string;
  readonly token: string;
  readonly reason: DeclineReason | null;
  /** For the rate limit: the identity, or the network address if the caller isn't signed in. */
  readonly caller: string;
}) => Promise<Result<Date, DeclineInviteRefusal>>;

/**
 * Creates the use case that declines an invitation for the holder of its token, signed in or not.
 *
 * Locks the profile first, so that only one of declining, accepting and revoking succeeds. Other invitations and all
 * associations stay as they are. The audit event doesn't name the caller (docs/decisions/declined-invitations.md).
 * Repeating the call writes nothing, even with another reason.
 */
export function createDeclineInvite(dependencies: {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly keys: SecretKeys;
}): DeclineInvite {
  const { database, clock, limits, keys } = dependencies;
  return async (command) => {
    if (invitationIdIn(command.token) === null) return refused('INVALID_TOKEN');
    const allowance = await limits.count('tokenPerCaller', command.caller);
    if (!allowance.ok) return allowance;
    const genuine = await findByToken(database.reads, keys, command.token);
    if (!genuine) return refused('INVALID_TOKEN');
    return database.transaction((manager) => decline(manager, genuine, command, clock.now()));
  };
}

async function decline(
  manager: EntityManager,
  { id, profileId }: Invitation,
  { requestId, reason }: Parameters<DeclineInvite>[0],
  now: Date,
): Promise<Result<Date, DeclineInviteRefusal>> {
  await lockProfilesAlone(manager, [profileId]);
  // Read again under the lock, since the invitation may have changed since the token was checked.
  const invitation = await manager.findOneByOrFail(InvitationEntity, { id });
  const status = statusOf(invitation, now);
  switch (status) {
    case 'PENDING':
      break;
    case 'DECLINED':
      return ok(invitation.declinedAt ?? now);
    case 'ACCEPTED':
      return refused('INVITATION_ALREADY_USED');
    case 'EXPIRED':
    case 'REVOKED':
    case 'SUPERSEDED':
      return refused(`INVITATION_${status}`);
  }
  const ending = { state: 'REVOKED', declinedAt: now, declineReason: reason } as const;
  const { facts } = await closePending(manager, [invitation], ending, now);
  // After closing, which cancels the queued mails about the invitation.
  if (reason === 'NOT_FOR_ME') await notifyInviterOfDecline(manager, invitation, now);
  const changes = reason === null ? null : { reason: [null, reason] };
  await recordAuditEvents(
    manager,
    anonymous(requestId),
    facts.map((fact) => ({ ...fact, changes })),
  );
  return ok(now);
}

function anonymous(requestId: string): AuditOrigin {
  return { identityId: null, profileId: null, requestId };
}
