import type { EntityManager } from 'typeorm';
import type { AuditedFact } from '../audit/record-audit-event';
import type { Profile } from '../profile/profile';
import { endActive, findActiveOfProfile } from './association.repository';

/**
 * Ends the association of a profile that is being removed, if any, and returns the events for the audit trail.
 *
 * Runs in the caller's transaction, which must have locked the profile and marked it as not associated.
 */
export async function endAssociationOfRemoved(
  manager: EntityManager,
  profile: Profile,
  now: Date,
): Promise<AuditedFact[]> {
  const held = await findActiveOfProfile(manager, profile.id);
  if (!held) return [];
  await endActive(manager, [held], 'PROFILE_REMOVED', now);
  return [
    {
      action: 'ASSOCIATION_ENDED',
      accountId: profile.accountId,
      profileId: profile.id,
      subjectId: held.id,
      occurredAt: now,
    },
  ];
}
