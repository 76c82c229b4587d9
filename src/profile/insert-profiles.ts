import type { EntityManager } from 'typeorm';
import { type AuditOrigin, recordAuditEvents } from '../audit/record-audit-event';
import { insertRows } from '../database/insert-rows';
import { newId } from '../foundation/ids';
import { indexWords } from '../search/search-index';
import type { NewProfile } from './new-profile';
import { lookupOfProfile } from './profile';
import { ProfileEntity } from './profile.entity';

const AUDITED = ['displayName', 'email', 'role', 'locale'] as const;

/**
 * Inserts new profiles of an account, in order, with their search words and audit events.
 *
 * Runs in the caller's transaction, which must have locked the account. Takes up to 500 profiles and sends the same
 * number of statements for any number. A profile takes 15 variables, and SQLite has the lowest limit for a statement:
 * 32,766.
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
      ...lookupOfProfile(profile),
      externalId: null,
      createdAt: now,
      updatedAt: now,
    }),
  );
  await insertRows(manager, ProfileEntity, rows);
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
