import type { EntityManager } from 'typeorm';
import { inParts, insertion, inTurn, type Prepared, updateRows } from '../database/bulk-statements';
import { wordsOfProfile } from '../profile/profile';
import { orderKey } from '../search/search-words';
import { addedProfilesAudit, addedProfilesLog } from './audit-added-profiles';
import type { ContactRow } from './contact-row';
import type { ImportRun } from './import-run';
import { endInvitations, leaveAccounts } from './end-access';
import { guidOf } from './record-ids';
import {
  findDisabledByImport,
  findProfiles,
  type KnownProfile,
  lockAccountsOf,
  lockProfilesOf,
} from './known-profiles';
import type { Pass, PassOutcome } from './open-rows';
import { type ContactsPlan, planContacts } from './plan-contacts';
import { AUDITED, WRITTEN_COLUMNS, writtenValuesOf } from './profile-values';
import { createAccountResolver } from './resolve-accounts';
import type { RowOutcome } from './row-fault';
import { forgetWords } from '../search/search-index';
import { wordInsertion } from './search-word-rows';
import { writeAudit } from './write-audit';

/** Writes one batch of contacts in the caller's transaction. Returns each row's outcome. */
export type WriteContacts = (
  manager: EntityManager,
  rows: readonly ContactRow[],
  run: ImportRun,
  pass: Pass,
) => Promise<readonly PassOutcome[]>;

/** Number of profiles that one statement adds. The next statement is built while the database executes it. */
const ROWS_AT_ONCE = 500;

/**
 * Creates the function that writes profiles, idempotently by the contacts' ids in Dataverse. For the rules, see
 * `planContacts`.
 *
 * The row of a last administrator stays open until the last pass, since a later row may add another one.
 */
export function createWriteContacts(newIds: (count: number) => string[]): WriteContacts {
  const resolve = createAccountResolver();
  const idOf = createIdsOfRows(newIds);
  return async (manager, rows, run, { isLastPass, turn }) => {
    const idOfRow = idOf(rows);
    const resolved = await resolve(
      manager,
      rows.map(({ account }) => account),
    );
    const found = await findProfiles(manager, rows);
    const accountIds = new Set([
      ...rows.map(({ account }) => resolved(account)),
      ...found.map(({ accountId }) => accountId),
    ]);
    // Without row locks, transactions run one at a time anyway.
    if (run.forUpdate !== '') await turn.claim(accountIds);
    // Accounts first, then profiles, each in the order of their ids: see `lockAccounts`.
    const accounts = await lockAccountsOf(manager, accountIds, run);
    const profiles = await lockProfilesOf(manager, found, run);
    const { plan, outcomes } = planContacts(rows, {
      accountOf: ({ account }) => {
        const id = resolved(account);
        return accounts.get(id) ?? (id === 'AMBIGUOUS_ACCOUNT' ? id : 'UNKNOWN_ACCOUNT');
      },
      accounts,
      profiles,
      disabledByImport: await findDisabledByImport(manager, enabledAgain(rows, profiles)),
    });
    await leaveAccounts(manager, plan.left, run);
    await update(manager, plan, run);
    await mendNameKeys(manager, plan);
    await add(manager, plan, idOfRow, run);
    return outcomes.map((outcome) => ({ outcome, isOpen: !isLastPass && isLastAdministrator(outcome) }));
  };
}

function isLastAdministrator(outcome: RowOutcome): boolean {
  return typeof outcome === 'object' && outcome.code === 'LAST_ADMINISTRATOR';
}

/** Returns the disabled profiles that the batch has as active. Only these need a lookup in the audit trail. */
function enabledAgain(rows: readonly ContactRow[], profiles: readonly KnownProfile[]): KnownProfile[] {
  const active = new Set(
    rows.flatMap(({ isActive, externalId, emailKey }) => (isActive ? [externalId, emailKey] : [])),
  );
  return profiles.filter(
    ({ id, status, externalId, emailKey }) =>
      status === 'DISABLED' && (active.has(externalId ?? guidOf(id)) || active.has(emailKey)),
  );
}

/**
 * Creates the function that assigns profile ids to rows, once for each row and before any waiting, so that they keep
 * the file's order even if a transaction is retried.
 */
function createIdsOfRows(
  newIds: (count: number) => string[],
): (rows: readonly ContactRow[]) => (row: ContactRow) => string {
  const ids = new WeakMap<ContactRow, string>();
  const idOfRow = (row: ContactRow): string => {
    const id = ids.get(row);
    if (id === undefined) throw new Error('A row has no id.');
    return id;
  };
  return (rows) => {
    const fresh = rows.filter((row) => !ids.has(row));
    const made = newIds(fresh.length);
    for (const [index, row] of fresh.entries()) ids.set(row, made[index] ?? '');
    return idOfRow;
  };
}

async function add(
  manager: EntityManager,
  { added }: ContactsPlan,
  idOfRow: (row: ContactRow) => string,
  run: ImportRun,
): Promise<void> {
  const numbered = added.map((profile) => ({ ...profile, id: idOfRow(profile.row) }));
  await inTurn(inParts(numbered, ROWS_AT_ONCE).flatMap((part) => additionOf(manager, part, run)));
}

type Addition = ContactsPlan['added'][number] & { readonly id: string };

function additionOf(manager: EntityManager, part: readonly Addition[], run: ImportRun): (() => Prepared)[] {
  const ids = part.map(({ id }) => id);
  return [
    () =>
      insertion(
        manager,
        'profile',
        ['id', 'account_id', ...WRITTEN_COLUMNS],
        part.map(({ id, accountId, to }) => [id, accountId, ...writtenValuesOf(to)]),
        { is_associated: 0, created_at: run.storedNow, updated_at: run.storedNow },
      ),
    () => wordInsertion(manager, 'PROFILE', ids),
    () => addedProfilesAudit(manager, run, ids),
    () => addedProfilesLog(manager, run, part),
  ];
}

/**
 * Corrects the keys of names that don't match the name. Releases from before the key existed, which may run during an
 * upgrade, don't write it. Not a change of the profile, so it's neither audited nor reported.
 */
async function mendNameKeys(manager: EntityManager, { misordered }: ContactsPlan): Promise<void> {
  const rows = misordered.map(({ id, displayName }) => ({ id, values: [orderKey(displayName)] }));
  await updateRows(manager, 'profile', ['name_key'], rows);
}

async function update(manager: EntityManager, { updated }: ContactsPlan, run: ImportRun): Promise<void> {
  const rows = updated.map(({ from, to }) => ({ from, to, words: wordsOfProfile(to) }));
  await updateRows(
    manager,
    'profile',
    [...WRITTEN_COLUMNS, 'updated_at'],
    rows.map(({ from, to }) => ({
      id: from.id,
      values: [...writtenValuesOf(to), run.storedNow],
    })),
  );
  const respelt = rows.filter(({ from, words }) => words !== from.words);
  await forgetWords(
    manager,
    'PROFILE',
    respelt.map(({ from }) => from),
  );
  await wordInsertion(
    manager,
    'PROFILE',
    respelt.map(({ from }) => from.id),
  )();
  await writeAudit(
    manager,
    run,
    rows.map(({ from, to }) => ({
      action: 'PROFILE_UPDATED',
      accountId: from.accountId,
      profileId: from.id,
      subjectId: from.id,
      changes: Object.fromEntries(
        AUDITED.filter((field) => from[field] !== to[field]).map((field) => [
          field,
          [from[field], to[field]],
        ]),
      ),
    })),
  );
  const moved = updated.filter(({ from, to }) => from.emailKey !== to.emailKey);
  await endInvitations(
    manager,
    moved.map(({ from }) => from),
    run,
  );
}
