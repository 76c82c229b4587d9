import type { EntityManager } from 'typeorm';
import { selectWhereIn } from '../database/bulk-statements';
import { integer, nullable, type Row, rowReader, selectRows, text } from '../database/row';
import { administratorsIn } from '../profile/administrator';
import type { ContactRow } from './contact-row';
import { guardLocked } from '../database/several-writers';
import type { ImportRun } from './import-run';
import { type ProfileValues, SELECTED_VALUES, valueReaders } from './profile-values';
import { idOf } from './record-ids';

/** A stored profile, for comparison with its row. */
export type KnownProfile = ProfileValues & {
  readonly id: string;
  readonly accountId: string;
  readonly words: string;
  /** The key by which lists are ordered. Stale if a release from before the key has changed the name. */
  readonly nameKey: string;
};

const textOrNull = nullable(text);

const knownProfileOf: (row: Row) => KnownProfile = rowReader({
  id: text,
  accountId: text,
  words: text,
  nameKey: text,
  ...valueReaders,
});

/** An account, with what its contacts' rows need. */
export interface ContactsAccount {
  readonly id: string;
  readonly primaryContactExternalId: string | null;
  /** The number of active administrators. Updated while rows are planned. */
  administrators: number;
}

const SELECT = `SELECT id, account_id AS accountId, words, name_key AS nameKey, ${SELECTED_VALUES} FROM profile WHERE`;

/**
 * Finds the profiles that rows may match, without locking them: by the id in Dataverse, or by the GUID of an export.
 * For rows with neither, by the address, among profiles that no contact claims.
 */
export async function findProfiles(
  manager: EntityManager,
  rows: readonly ContactRow[],
): Promise<KnownProfile[]> {
  const select = async (condition: string, values: readonly string[]): Promise<KnownProfile[]> =>
    (await selectWhereIn(manager, `${SELECT} ${condition}`, values)).map(knownProfileOf);
  const known = await select(
    'external_id',
    rows.map(({ externalId }) => externalId),
  );
  const ownIds = rows.flatMap(({ externalId }) => idOf('prof', externalId) ?? []);
  known.push(...(await select('id', ownIds)));
  const has = new Set(known.flatMap(({ id, externalId }) => [id, externalId]));
  const fresh = rows.filter(({ externalId }) => {
    const own = idOf('prof', externalId);
    return !has.has(externalId) && (own === null || !has.has(own));
  });
  if (fresh.length === 0 || !(await hasUnclaimed(manager))) return unique(known);
  const unclaimed = await select(
    "external_id IS NULL AND status <> 'REMOVED' AND email_key",
    fresh.flatMap(({ emailKey }) => emailKey ?? []),
  );
  return unique([...known, ...unclaimed]);
}

/** Locks accounts in the order of their ids and counts their active administrators. */
export async function lockAccountsOf(
  manager: EntityManager,
  ids: ReadonlySet<string>,
  run: ImportRun,
): Promise<ReadonlyMap<string, ContactsAccount>> {
  const inOrder = [...ids].sort();
  const accounts = await selectWhereIn(
    manager,
    'SELECT id, primary_contact_external_id AS primaryContactExternalId FROM account WHERE id',
    inOrder,
    `ORDER BY id ${run.forUpdate}`,
  );
  await guardLocked(manager, inOrder);
  // A separate statement, because a subquery would see the profiles as they were before the locks were acquired.
  const counts = await selectWhereIn(
    manager,
    `SELECT account_id AS id, COUNT(*) AS count FROM profile
     WHERE ${administratorsIn('profile')} AND account_id`,
    inOrder,
    'GROUP BY account_id',
  );
  const countOf = new Map(counts.map((row) => [text(row, 'id'), integer(row, 'count')]));
  return new Map(
    accounts.map((row) => {
      const id = text(row, 'id');
      const primaryContactExternalId = textOrNull(row, 'primaryContactExternalId');
      return [id, { id, primaryContactExternalId, administrators: countOf.get(id) ?? 0 }];
    }),
  );
}

/** Locks profiles in the order of their ids and reads them again. */
export async function lockProfilesOf(
  manager: EntityManager,
  profiles: readonly KnownProfile[],
  run: ImportRun,
): Promise<KnownProfile[]> {
  const ids = profiles.map(({ id }) => id).sort();
  const locked = await selectWhereIn(manager, `${SELECT} id`, ids, `ORDER BY id ${run.forUpdate}`);
  await guardLocked(manager, ids);
  return locked.map(knownProfileOf);
}

/** Returns which of some disabled profiles were last disabled by an import rather than by a person. */
export async function findDisabledByImport(
  manager: EntityManager,
  profiles: readonly Pick<KnownProfile, 'id' | 'accountId'>[],
): Promise<ReadonlySet<string>> {
  const last = new Map<string, boolean>();
  // Includes the account, because it's the first column of the audit trail's index.
  for (const { id, accountId } of profiles) {
    const [event] = await selectRows(
      manager,
      `SELECT actor_identity_id AS actor, request_id AS requestId FROM audit_event
       WHERE account_id = ? AND profile_id = ? AND action IN ('PROFILE_ADDED', 'PROFILE_UPDATED')
         AND changes LIKE '%"status":[%' ORDER BY occurred_at DESC, id DESC LIMIT 1`,
      [accountId, id],
    );
    // Callers can choose their request id freely. Only an import has no actor.
    if (event)
      last.set(id, textOrNull(event, 'actor') === null && text(event, 'requestId').startsWith('import-'));
  }
  return new Set([...last].flatMap(([id, byImport]) => (byImport ? [id] : [])));
}

async function hasUnclaimed(manager: EntityManager): Promise<boolean> {
  const found = await selectRows(manager, 'SELECT 1 FROM profile WHERE external_id IS NULL LIMIT 1');
  return found.length > 0;
}

function unique(profiles: readonly KnownProfile[]): KnownProfile[] {
  return [...new Map(profiles.map((profile) => [profile.id, profile])).values()];
}
