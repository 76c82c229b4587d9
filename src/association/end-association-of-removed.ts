import type { EntityManager } from 'typeorm';
import { recordAuditEvent, type AuditOrigin } from '../audit/record-audit-event';
import type { Profile } from '../profile/profile';
import { endActive, findActiveOfProfile } from './association.repository';

/**
 * Ends the association of a profile that is being removed, if it has one.
 *
 * In the caller's transaction, which must have locked the profile.
 */
export async function endAssociationOfRemoved(
  manager: EntityManager,
  profile: Profile,
  origin: AuditOrigin,
  now: Date,
): Promise<void> {
  const held = await findActiveOfProfile(manager, profile.id);
  if (!held) return;
  await endActive(manager, held, 'PROFILE_REMOVED', now);
  await recordAuditEvent(manager, origin, {
    action: 'ASSOCIATION_ENDED',
    accountId: profile.accountId,
    profileId: profile.id,
    subjectId: held.id,
    occurredAt: now,
  });
}
