import type { EntityManager } from 'typeorm';
import { recordAuditEvent, type AuditOrigin } from '../audit/record-audit-event';
import { reindexWords } from '../search/search-index';
import { type AddressedProfile, lookupOfProfile } from './profile';
import { ProfileEntity } from './profile.entity';

/** The fields of a profile that can be changed. The address includes its key. */
export type ProfileChanges = Partial<
  Pick<AddressedProfile, 'displayName' | 'email' | 'emailKey' | 'locale' | 'role' | 'status'>
>;

/**
 * Changes a profile, records the old and new value of each field, and returns whether anything changed.
 *
 * Runs in the caller's transaction, which must have locked the profile. Modifies the given entity.
 */
export async function changeProfile(
  manager: EntityManager,
  profile: ProfileEntity,
  changes: ProfileChanges,
  origin: AuditOrigin,
  now: Date,
): Promise<boolean> {
  const changed = differences(profile, changes);
  if (Object.keys(changed).length === 0) return false;
  const foundBy = profile.words;
  Object.assign(profile, changes, { updatedAt: now });
  const lookup = lookupOfProfile(profile);
  profile.words = lookup.words;
  await manager.update(ProfileEntity, { id: profile.id }, { ...changes, ...lookup, updatedAt: now });
  await reindexWords(manager, 'PROFILE', profile, foundBy);
  await recordAuditEvent(manager, origin, {
    action: 'PROFILE_UPDATED',
    accountId: profile.accountId,
    profileId: profile.id,
    subjectId: profile.id,
    occurredAt: now,
    changes: changed,
  });
  return true;
}

function differences(profile: AddressedProfile, changes: ProfileChanges): Record<string, unknown[]> {
  const fields = ['displayName', 'email', 'locale', 'role', 'status'] as const;
  const changed = fields.filter((field) => changes[field] !== undefined && changes[field] !== profile[field]);
  return Object.fromEntries(changed.map((field) => [field, [profile[field], changes[field]]]));
}
