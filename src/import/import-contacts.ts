import type { EntityManager } from 'typeorm';
import { insertRows, type StoredValue, updateRows } from '../database/bulk-statements';
import { wordsOfProfile } from '../profile/profile';
import { splitWords } from '../search/search-words';
import type { ContactRow } from './contact-row';
import type { ImportRun } from './import-run';
import { endInvitations, leaveAccounts } from './end-access';
import { findDisabledByImport, findProfiles, lockAccountsOf, lockProfilesOf } from './known-profiles';
import { AUDITED, type ContactsPlan, planContacts, type ProfileValues } from './plan-contacts';
import { createAccountResolver } from './resolve-accounts';
import type { RowOutcome } from './row-fault';
import { forgetWords } from './search-word-rows';
import { additions, type ImportedFact, writeAudit } from './write-audit';

/** Writes one batch of contacts, in the caller's transaction; gives what became of each row. */
export type WriteContacts = (
  manager: EntityManager,
  rows: readonly ContactRow[],
  run: ImportRun,
) => Promise<readonly RowOutcome[]>;

const CHANGEABLE = ['display_name', 'email', 'email_key', 'role', 'status', 'locale', 'external_id', 'words'];
const COLUMNS = ['id', 'account_id', ...CHANGEABLE, 'is_associated', 'created_at', 'updated_at'];

/** Makes what writes profiles, idempotently by the contacts' ids in Dataverse: see `planContacts` for the rules. */
export function createWriteContacts(newIds: (count: number) => string[]): WriteContacts {
  const resolve = createAccountResolver();
  return async (manager, rows, run) => {
    const resolved = await resolve(
      manager,
      rows.map(({ account }) => account),
    );
    const found = await findProfiles(manager, rows);
    // Accounts first, then profiles, each in the order of their ids: see `lockAccounts`.
    const accountIds = new Set([
      ...rows.map(({ account }) => resolved(account)),
      ...found.map(({ accountId }) => accountId),
    ]);
    const accounts = await lockAccountsOf(manager, accountIds, run);
    const profiles = await lockProfilesOf(manager, found, run);
    const disabled = profiles.filter(({ status }) => status === 'DISABLED').map(({ id }) => id);
    const { plan, outcomes } = planContacts(rows, {
      accountOf: ({ account }) => {
        const id = resolved(account);
        return accounts.get(id) ?? (id === 'AMBIGUOUS_ACCOUNT' ? id : 'UNKNOWN_ACCOUNT');
      },
      accounts,
      profiles,
      disabledByImport: await findDisabledByImport(manager, disabled),
    });
    await leaveAccounts(manager, plan.left, run);
    await update(manager, plan, run);
    await add(manager, plan, newIds(plan.added.length), run);
    return outcomes;
  };
}

async function add(
  manager: EntityManager,
  { added }: ContactsPlan,
  ids: readonly string[],
  run: ImportRun,
): Promise<void> {
  const profiles: StoredValue[][] = [];
  const words: StoredValue[][] = [];
  const facts: ImportedFact[] = [];
  for (const [index, { accountId, to }] of added.entries()) {
    const id = ids[index] ?? '';
    const found = wordsOfProfile(to);
    profiles.push([id, accountId, ...changeableOf(to, found), 0, run.storedNow, run.storedNow]);
    for (const word of splitWords(found)) words.push([accountId, 'PROFILE', word, id]);
    const changes = additions(Object.fromEntries(AUDITED.map((field) => [field, to[field]])));
    facts.push({ action: 'PROFILE_ADDED', accountId, profileId: id, subjectId: id, changes });
  }
  await insertRows(manager, 'profile', COLUMNS, profiles);
  await insertRows(manager, 'search_word', ['account_id', 'kind', 'word', 'subject_id'], words);
  await writeAudit(manager, run, facts);
}

async function update(manager: EntityManager, { updated }: ContactsPlan, run: ImportRun): Promise<void> {
  const rows = updated.map(({ from, to }) => ({ from, to, words: wordsOfProfile(to) }));
  await updateRows(
    manager,
    'profile',
    [...CHANGEABLE, 'updated_at'],
    rows.map(({ from, to, words }) => ({
      id: from.id,
      values: [...changeableOf(to, words), run.storedNow],
    })),
  );
  const respelt = rows.filter(({ from, words }) => words !== from.words);
  await forgetWords(
    manager,
    respelt.map(({ from }) => from),
  );
  await insertRows(
    manager,
    'search_word',
    ['account_id', 'kind', 'word', 'subject_id'],
    respelt.flatMap(({ from, words }) =>
      splitWords(words).map((word) => [from.accountId, 'PROFILE', word, from.id]),
    ),
  );
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

function changeableOf(to: ProfileValues, words: string): StoredValue[] {
  return [to.displayName, to.email, to.emailKey, to.role, to.status, to.locale, to.externalId, words];
}
