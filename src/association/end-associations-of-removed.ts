import type { EntityManager } from 'typeorm';
import type { AuditedFact } from '../audit/record-audit-event';
import type { Profile } from '../profile/profile';
import { endActive, findActiveOfProfiles } from './association.repository';

/**
 * Ends the associations of profiles that are being removed, and returns the events for the audit trail.
 *
 * Runs in the caller's transaction, which must have locked the profiles and marked them as not associated.
 */
export async function endAssociationsOfRemoved(
  manager: EntityManager,
  profiles: readonly Profile[],
  now: Date,
): Promise<AuditedFact[]> {
  const accountOf = new Map(profiles.map(({ id, accountId }) => [id, accountId]));
  const held = await findActiveOfProfiles(manager, [...accountOf.keys()]);
  await endActive(manager, held, 'PROFILE_REMOVED', now);
  return held.map(({ id, profileId, identityId }) => ({
    action: 'ASSOCIATION_ENDED',
    accountId: accountOf.get(profileId) ?? null,
    profileId,
    subjectId: id,
    identityId,
    occurredAt: now,
  }));
}
