import { In, type EntityManager } from 'typeorm';
import { type AuditOrigin, recordAuditEvents } from '../audit/record-audit-event';
import { enqueueMails } from '../mail/outbox.repository';
import type { AddressedProfile } from '../profile/profile';
import { statusOf } from './invitation-status';
import { InvitationEntity } from './invitation.entity';
import { INVITATION_TEMPLATE } from './invitation-mail';
import { tokenOf } from './invitation-token';
import { findPendingOfProfiles } from './invitation.repository';
import { factsOf, type InvitationSettings } from './issue-invitation';

/**
 * Sends the pending invitations of profiles again with the same links, and returns the ids of their profiles.
 *
 * Their lifetime restarts, except for links that an older key signed: otherwise, a key would be needed for as long as
 * somebody requests invitations. Mails that are still queued aren't queued twice. Skips expired invitations, and those
 * whose key is no longer configured. Runs in the caller's transaction, which must have locked the profiles.
 */
export async function resendPending(
  manager: EntityManager,
  { keys, lifetimeMs }: InvitationSettings,
  {
    profiles,
    origin,
    now,
  }: { readonly profiles: readonly AddressedProfile[]; readonly origin: AuditOrigin; readonly now: Date },
): Promise<ReadonlySet<string>> {
  if (profiles.length === 0) return new Set();
  const ids = profiles.map(({ id }) => id);
  const pending = (await findPendingOfProfiles(manager, ids)).filter(
    (invitation) => statusOf(invitation, now) === 'PENDING' && tokenOf(invitation, keys) !== null,
  );
  const settled = pending.filter(({ delivery }) => delivery !== 'QUEUED');
  if (settled.length > 0) {
    const isCurrent = ({ tokenKeyId }: InvitationEntity): boolean => tokenKeyId === keys.current;
    const expiresAt = new Date(now.getTime() + lifetimeMs);
    await queue(manager, settled.filter(isCurrent), { expiresAt });
    await queue(
      manager,
      settled.filter((invitation) => !isCurrent(invitation)),
      {},
    );
    await enqueueMails(
      manager,
      settled.map(({ id, email }) => ({ template: INVITATION_TEMPLATE, subjectId: id, recipient: email })),
      now,
    );
    await recordAuditEvents(manager, origin, factsOf('INVITATION_SENT', settled, now));
  }
  return new Set(pending.map(({ profileId }) => profileId));
}

async function queue(
  manager: EntityManager,
  invitations: readonly InvitationEntity[],
  change: { readonly expiresAt?: Date },
): Promise<void> {
  if (invitations.length === 0) return;
  const ids = invitations.map(({ id }) => id);
  await manager.update(
    InvitationEntity,
    { id: In(ids), state: 'PENDING' },
    { delivery: 'QUEUED', ...change },
  );
}
