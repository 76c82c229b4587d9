import type { EntityManager } from 'typeorm';
import { type AuditOrigin, recordAuditEvents } from '../audit/record-audit-event';
import { newId } from '../foundation/ids';
import { indexWords } from '../search/search-index';
import type { NewProfile } from './new-profile';
import { wordsOfProfile } from './profile';
import { ProfileEntity } from './profile.entity';

const AUDITED = ['displayName', 'email', 'role', 'locale'] as const;

/**
 * Writes new profiles of an account, in their order: makes them to be found, and notes what each began with.
 *
 * In the caller's transaction, which must have locked the account. As many statements for many as for one, up to 500:
 * a profile is 14 of the 32,766 variables that a statement may have on SQLite, the strictest.
 */
export async function insertProfiles(
  manager: EntityManager,
  accountId: string,
  profiles: readonly NewProfile[],
  origin: AuditOrigin,
  now: Date,
): Promise<ProfileEntity[]> {
  if (profiles.length === 0) return [];
  const rows = profiles.map((profile) =>
    manager.create(ProfileEntity, {
      id: newId('prof'),
      accountId,
      ...profile,
      status: 'ACTIVE',
      isAssociated: false,
      words: wordsOfProfile(profile),
      externalId: null,
      createdAt: now,
      updatedAt: now,
    }),
  );
  await manager.insert(ProfileEntity, rows);
  await indexWords(manager, 'PROFILE', rows);
  await recordAuditEvents(
    manager,
    origin,
    rows.map((row) => ({
      action: 'PROFILE_ADDED',
      accountId,
      profileId: row.id,
      subjectId: row.id,
      occurredAt: now,
      changes: Object.fromEntries(AUDITED.map((field) => [field, [null, row[field]]])),
    })),
  );
  return rows;
}
