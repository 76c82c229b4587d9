import { In, type EntityManager } from 'typeorm';
import { recordAuditEvents, type AuditOrigin } from '../audit/record-audit-event';
import { grouped } from '../foundation/grouped';
import { reindexWords } from '../search/search-index';
import { type AddressedProfile, lookupOfProfile } from './profile';
import { ProfileEntity } from './profile.entity';

/** The fields of a profile that can be changed. The address includes its key. */
export type ProfileChanges = Partial<
  Pick<AddressedProfile, 'displayName' | 'email' | 'emailKey' | 'locale' | 'role' | 'status'>
>;

/** A locked profile, and its changes. */
export interface ProfileChange {
  readonly profile: ProfileEntity;
  readonly changes: ProfileChanges;
}

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
  return (await changeProfiles(manager, [{ profile, changes }], origin, now)) > 0;
}

/**
 * Changes profiles like `changeProfile`, and returns how many changed.
 *
 * Sends one statement for each distinct set of changes, and some for each profile whose name or address changes.
 */
export async function changeProfiles(
  manager: EntityManager,
  wanted: readonly ProfileChange[],
  origin: AuditOrigin,
  now: Date,
): Promise<number> {
  const changed = wanted.flatMap(({ profile, changes }) => {
    const audited = differences(profile, changes);
    return Object.keys(audited).length > 0 ? [{ profile, changes, audited }] : [];
  });
  const isAlone = ({ audited }: { readonly audited: object }): boolean =>
    'displayName' in audited || 'email' in audited;
  for (const { profile, changes } of changed.filter(isAlone)) await rewrite(manager, profile, changes, now);
  const others = changed.filter((each) => !isAlone(each));
  for (const [, together] of grouped(others, ({ changes }) => JSON.stringify(valuesOf(changes)))) {
    const change = { ...valuesOf(together[0].changes), updatedAt: now };
    await manager.update(ProfileEntity, { id: In(together.map(({ profile }) => profile.id)) }, change);
    for (const { profile } of together) Object.assign(profile, change);
  }
  await recordAuditEvents(
    manager,
    origin,
    changed.map(({ profile: { id, accountId }, audited }) => ({
      ...{ action: 'PROFILE_UPDATED', accountId, profileId: id, subjectId: id },
      ...{ occurredAt: now, changes: audited },
    })),
  );
  return changed.length;
}

/** Changes a profile whose name or address changes, and what it's found and ordered by. */
async function rewrite(
  manager: EntityManager,
  profile: ProfileEntity,
  changes: ProfileChanges,
  now: Date,
): Promise<void> {
  const foundBy = profile.words;
  Object.assign(profile, changes, { updatedAt: now });
  const lookup = lookupOfProfile(profile);
  profile.words = lookup.words;
  await manager.update(ProfileEntity, { id: profile.id }, { ...changes, ...lookup, updatedAt: now });
  await reindexWords(manager, 'PROFILE', profile, foundBy);
}

/** Returns the changes that any number of profiles can have in common. */
function valuesOf({ locale, role, status }: ProfileChanges): ProfileChanges {
  return { ...(locale && { locale }), ...(role && { role }), ...(status && { status }) };
}

function differences(profile: AddressedProfile, changes: ProfileChanges): Record<string, unknown[]> {
  const fields = ['displayName', 'email', 'locale', 'role', 'status'] as const;
  const changed = fields.filter((field) => changes[field] !== undefined && changes[field] !== profile[field]);
  return Object.fromEntries(changed.map((field) => [field, [profile[field], changes[field]]]));
}
