import type { EntityManager } from 'typeorm';
import { recordAuditEvents, type AuditOrigin } from '../audit/record-audit-event';
import { updateRowsTogether } from '../database/bulk-statements';
import { instantText } from '../database/instant-text';
import { reindexWords } from '../search/search-index';
import { type AddressedProfile, lookupOfProfile } from './profile';
import type { ProfileEntity } from './profile.entity';

/** The fields of a profile that can be changed. The address includes its key. */
export type ProfileChanges = Partial<
  Pick<AddressedProfile, 'displayName' | 'email' | 'emailKey' | 'locale' | 'role' | 'status'>
>;

/** A locked profile, and its changes. */
export interface ProfileChange {
  readonly profile: ProfileEntity;
  readonly changes: ProfileChanges;
}

/** The columns of a profile that changes write, with the servers' types. */
const COLUMNS = {
  locale: 'varchar(35)',
  role: 'varchar(32)',
  status: 'varchar(32)',
  updated_at: 'datetime(3)',
};
/** The columns that are also written if the name or the address changes. */
const NAME_COLUMNS = {
  display_name: 'varchar(200) CHARACTER SET utf8mb4',
  email: 'varchar(254) CHARACTER SET utf8mb4',
  email_key: 'varchar(320) CHARACTER SET utf8mb4',
  words: 'varchar(512) CHARACTER SET utf8mb4',
  name_key: 'varchar(200) CHARACTER SET utf8mb4',
};

/**
 * Changes profiles, and records the old and new value of each field in the audit trail.
 *
 * Runs in the caller's transaction, which must have locked the profiles. Modifies the given entities. Takes up to 500
 * profiles. Sends one statement for those whose name or address changes and one for the others, besides those of
 * `reindexWords` and of the audit trail.
 */
export async function changeProfiles(
  manager: EntityManager,
  wanted: readonly ProfileChange[],
  origin: AuditOrigin,
  now: Date,
): Promise<void> {
  const changed = wanted.flatMap(({ profile, changes }) => {
    const audited = differences(profile, changes);
    return Object.keys(audited).length > 0 ? [{ profile, changes, audited }] : [];
  });
  const facts = changed.map(({ profile: { id, accountId }, audited }) => ({
    ...({ action: 'PROFILE_UPDATED', accountId, profileId: id, subjectId: id } as const),
    ...{ occurredAt: now, changes: audited },
  }));
  for (const { profile, changes } of changed) Object.assign(profile, changes, { updatedAt: now });
  const isRenamed = ({ audited }: (typeof changed)[number]): boolean =>
    'displayName' in audited || 'email' in audited;
  await writeNames(
    manager,
    changed.filter(isRenamed).map(({ profile }) => profile),
  );
  await updateRowsTogether(
    manager,
    'profile',
    COLUMNS,
    changed
      .filter((each) => !isRenamed(each))
      .map(({ profile }) => ({ id: profile.id, values: valuesOf(profile) })),
  );
  await recordAuditEvents(manager, origin, facts);
}

/** Writes profiles whose name or address has changed, and what they're found and ordered by. */
async function writeNames(manager: EntityManager, profiles: readonly ProfileEntity[]): Promise<void> {
  const found = profiles.map((profile) => ({
    record: profile,
    before: profile.words,
    lookup: lookupOfProfile(profile),
  }));
  for (const { record, lookup } of found) record.words = lookup.words;
  await updateRowsTogether(
    manager,
    'profile',
    { ...COLUMNS, ...NAME_COLUMNS },
    found.map(({ record, lookup }) => ({
      id: record.id,
      values: [
        ...valuesOf(record),
        ...[record.displayName, record.email, record.emailKey, lookup.words, lookup.nameKey],
      ],
    })),
  );
  await reindexWords(manager, 'PROFILE', found);
}

/** Returns the values of `COLUMNS`. */
function valuesOf({ locale, role, status, updatedAt }: ProfileEntity): string[] {
  return [locale, role, status, instantText(updatedAt)];
}

function differences(profile: AddressedProfile, changes: ProfileChanges): Record<string, unknown[]> {
  const fields = ['displayName', 'email', 'locale', 'role', 'status'] as const;
  const changed = fields.filter((field) => changes[field] !== undefined && changes[field] !== profile[field]);
  return Object.fromEntries(changed.map((field) => [field, [profile[field], changes[field]]]));
}
