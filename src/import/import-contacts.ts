import type { EntityManager } from 'typeorm';
import { insertRows, inTurn, type StoredValue, updateRows } from '../database/bulk-statements';
import { wordsOfProfile } from '../profile/profile';
import type { ContactRow } from './contact-row';
import type { ImportRun } from './import-run';
import { endInvitations, leaveAccounts } from './end-access';
import { findDisabledByImport, findProfiles, lockAccountsOf, lockProfilesOf } from './known-profiles';
import { AUDITED, type ContactsPlan, planContacts, type ProfileValues } from './plan-contacts';
import { createAccountResolver } from './resolve-accounts';
import type { RowOutcome } from './row-fault';
import { forgetWords, rememberWords } from './search-word-rows';
import { additions, type ImportedFact, writeAudit } from './write-audit';

/** Writes one batch of contacts, in the caller's transaction; gives what became of each row. */
export type WriteContacts = (
  manager: EntityManager,
  rows: readonly ContactRow[],
  run: ImportRun,
) => Promise<readonly RowOutcome[]>;

const CHANGEABLE = ['display_name', 'email', 'email_key', 'role', 'status', 'locale', 'external_id', 'words'];

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
  const profiles = added.map((profile, index) => ({
    ...profile,
    id: ids[index] ?? '',
    words: wordsOfProfile(profile.to),
  }));
  await inTurn([
    () =>
      insertRows(
        manager,
        'profile',
        ['id', 'account_id', ...CHANGEABLE],
        profiles.map(({ id, accountId, to, words }) => [id, accountId, ...changeableOf(to, words)]),
        { is_associated: 0, created_at: run.storedNow, updated_at: run.storedNow },
      ),
    () => rememberWords(manager, profiles),
    () => writeAudit(manager, run, profiles.map(factOfAddition)),
  ]);
}

function factOfAddition({
  id,
  accountId,
  to,
}: ContactsPlan['added'][number] & { readonly id: string }): ImportedFact {
  const changes = additions(to, AUDITED);
  return { action: 'PROFILE_ADDED', accountId, profileId: id, subjectId: id, changes };
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
  await rememberWords(
    manager,
    respelt.map(({ from, words }) => ({ id: from.id, accountId: from.accountId, words })),
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
