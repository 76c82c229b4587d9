import type { EntityManager } from 'typeorm';
import { ACCOUNT_KINDS } from '../access/actor';
import { type Account, lookupOfAccount } from '../account/account';
import { insertRows, selectWhereIn, updateRows } from '../database/bulk-statements';
import { oneOf, text } from '../database/row';
import type { AccountRow } from './account-row';
import type { ImportRun } from './import-run';
import { idOf } from './record-ids';
import {
  ACCOUNT_COLUMN_OF,
  ACCOUNT_FIELDS,
  type AccountValues,
  type KnownAccount,
  lockKnownAccounts,
} from './known-accounts';
import type { Pass, PassOutcome } from './open-rows';
import { createAccountResolver } from './resolve-accounts';
import { outcomeWith, type RowFault, type RowOutcome } from './row-fault';
import { forgetWords } from '../search/search-index';
import { wordInsertion } from './search-word-rows';
import { additions, type ImportedFact, writeAudit } from './write-audit';

/** Writes one batch of accounts in the caller's transaction. Returns each row's outcome. */
export type WriteAccounts = (
  manager: EntityManager,
  rows: readonly AccountRow[],
  run: ImportRun,
  pass: Pass,
) => Promise<readonly PassOutcome[]>;

/**
 * Creates the function that writes accounts, idempotently by their ids in Dataverse.
 *
 * An account with the row's number and without an id in Dataverse gets the row's id. A row stays open until the last
 * pass if a later row may add its partner or release its number. If that doesn't happen, the cell is refused, and the
 * rest of the row is imported if its account is known. Two accounts that swap their numbers both keep their old ones,
 * since neither number is ever released. To swap them, first give one of them a third number.
 */
export function createWriteAccounts(newIds: (count: number) => string[]): WriteAccounts {
  // One for each pass, since a resolver caches what it found.
  const resolvers = { first: createAccountResolver(), last: createAccountResolver() };
  return async (manager, rows, run, { isLastPass }) => {
    const resolve = isLastPass ? resolvers.last : resolvers.first;
    const known = await lockKnownAccounts(manager, rows, run);
    const partners = await resolve(
      manager,
      rows.flatMap(({ partner }) => (partner ? [partner] : [])),
    );
    const kinds = await kindsOf(manager, rows, partners);
    const ids = newIds(rows.length);
    const plan: Plan = { added: [], updated: [], facts: [] };
    const outcomes = rows.map((row, index): PassOutcome => {
      const account = known.find(row);
      if (account === 'CLAIMED') return { outcome: { code: 'DUPLICATE_ID', field: 'id' }, isOpen: false };
      if (!account && row.fault) return { outcome: row.fault, isOpen: false };
      const taken: RowFault | null = known.isTaken(row, account)
        ? { code: 'NUMBER_TAKEN', field: 'number' }
        : null;
      if (taken && !(account && isLastPass)) return { outcome: taken, isOpen: !isLastPass };
      const partner = partnerOf(row, account?.id ?? null, partners, kinds);
      // A later row may make a name ambiguous, add an id, or make an account a partner.
      const isOpen =
        !isLastPass && (typeof partner === 'object' ? partner !== null : row.partner?.by === 'NAME');
      const partnerFault = typeof partner === 'object' && partner !== null ? partner : null;
      const partnerId = isOpen || partnerFault ? undefined : (partner as string | null | undefined);
      const id = account?.id ?? ids[index] ?? '';
      const number = (taken ? null : row.number) ?? account?.number ?? '';
      const name = row.name ?? account?.name ?? '';
      const wanted = { ...row, number, name, partnerId };
      const outcome = account ? planUpdate(plan, account, wanted) : planAddition(plan, id, wanted);
      known.note(number, id, account);
      return { outcome: isOpen ? outcome : outcomeWith(row.fault ?? taken ?? partnerFault, outcome), isOpen };
    });
    await write(manager, plan, run);
    return outcomes;
  };
}

interface Plan {
  readonly added: KnownAccount[];
  readonly updated: {
    readonly id: string;
    readonly fields: (keyof AccountValues)[];
    readonly from: AccountValues;
    readonly to: AccountValues;
  }[];
  readonly facts: ImportedFact[];
}

type Wanted = Omit<AccountRow, 'number' | 'name' | 'partner'> &
  Pick<AccountValues, 'number' | 'name'> & { readonly partnerId: string | null | undefined };

function planAddition(plan: Plan, id: string, row: Wanted): RowOutcome {
  const { externalId, number, name } = row;
  const to: AccountValues = {
    number,
    name,
    kind: row.kind ?? 'CUSTOMER',
    status: row.status ?? 'ACTIVE',
    partnerId: row.partnerId ?? null,
    externalId,
    primaryContactExternalId: row.primaryContactExternalId ?? null,
  };
  plan.added.push({ id, ...to });
  plan.facts.push({
    action: 'ACCOUNT_ADDED',
    accountId: id,
    profileId: null,
    subjectId: id,
    changes: additions(to, ACCOUNT_FIELDS),
  });
  return 'ADDED';
}

function planUpdate(plan: Plan, account: KnownAccount, row: Wanted): RowOutcome {
  const { id, ...from } = account;
  const to: AccountValues = {
    number: row.number,
    name: row.name,
    // Dynamics doesn't decide who works for Microsoft.
    kind: account.kind === 'EMPLOYEE' ? 'EMPLOYEE' : (row.kind ?? account.kind),
    status: row.status ?? account.status,
    partnerId: row.partnerId === undefined ? account.partnerId : row.partnerId,
    // A record exported with the GUID of its own id has no Dataverse id, and needs none.
    externalId: account.externalId ?? (idOf('acct', row.externalId) === id ? null : row.externalId),
    primaryContactExternalId:
      row.primaryContactExternalId === undefined
        ? account.primaryContactExternalId
        : row.primaryContactExternalId,
  };
  const fields = ACCOUNT_FIELDS.filter((field) => to[field] !== from[field]);
  if (fields.length === 0) return 'UNCHANGED';
  plan.updated.push({ id, fields, from, to });
  plan.facts.push({
    action: 'ACCOUNT_UPDATED',
    accountId: id,
    profileId: null,
    subjectId: id,
    changes: Object.fromEntries(fields.map((field) => [field, [from[field], to[field]]])),
  });
  return 'UPDATED';
}

/** The fields that affect by which words, and as whose customer, an account is found. */
const FOUND_BY: ReadonlySet<keyof AccountValues> = new Set(['number', 'name', 'partnerId']);
const LOOKUP_COLUMNS = ['words', 'name_key', 'number_key'];

function lookupOf(account: AccountValues): string[] {
  const { words, nameKey, numberKey } = lookupOfAccount(account);
  return [words, nameKey, numberKey];
}

async function write(manager: EntityManager, plan: Plan, run: ImportRun): Promise<void> {
  const columns = ACCOUNT_FIELDS.map((field) => ACCOUNT_COLUMN_OF[field]);
  const valuesOf = (to: AccountValues): (string | null)[] => ACCOUNT_FIELDS.map((field) => to[field]);
  const respelt = plan.updated.filter(({ fields }) => fields.some((field) => FOUND_BY.has(field)));
  await forgetWords(
    manager,
    'CUSTOMER',
    respelt.flatMap(({ id, from }) =>
      from.partnerId === null ? [] : [{ id, accountId: from.partnerId, words: lookupOfAccount(from).words }],
    ),
  );
  // In the order of the rows, since one may need the number that the previous one released. Grouped by changed fields.
  for (let done = 0; done < plan.updated.length;) {
    const fields = plan.updated[done]?.fields ?? [];
    const rest = plan.updated.slice(done);
    const end = rest.findIndex((update) => update.fields.join() !== fields.join());
    const alike = fields.includes('number')
      ? rest.slice(0, 1)
      : rest.slice(0, end === -1 ? rest.length : end);
    await updateRows(
      manager,
      'account',
      [...fields.map((field) => ACCOUNT_COLUMN_OF[field]), ...LOOKUP_COLUMNS],
      alike.map(({ id, to }) => ({ id, values: [...fields.map((field) => to[field]), ...lookupOf(to)] })),
    );
    done += alike.length;
  }
  await insertRows(
    manager,
    'account',
    ['id', ...columns, ...LOOKUP_COLUMNS],
    plan.added.map((account) => [account.id, ...valuesOf(account), ...lookupOf(account)]),
    { created_at: run.storedNow },
  );
  await wordInsertion(
    manager,
    'CUSTOMER',
    [...respelt, ...plan.added].map(({ id }) => id),
  )();
  await writeAudit(manager, run, plan.facts);
}

/** Returns the partner's id, null for none, undefined to keep the current one, or the error code. */
function partnerOf(
  row: AccountRow,
  id: string | null,
  partners: Awaited<ReturnType<ReturnType<typeof createAccountResolver>>>,
  kinds: ReadonlyMap<string, Account['kind']>,
): string | null | undefined | RowFault {
  if (!row.partner) return row.partner;
  const found = partners(row.partner);
  if (found === 'UNKNOWN_ACCOUNT') return { code: 'UNKNOWN_PARTNER', field: 'partner' };
  if (found === 'AMBIGUOUS_ACCOUNT') return { code: 'AMBIGUOUS_PARTNER', field: 'partner' };
  if (found === id || kinds.get(found) !== 'PARTNER') return { code: 'NOT_A_PARTNER', field: 'partner' };
  return found;
}

const kindIn = oneOf(ACCOUNT_KINDS);

async function kindsOf(
  manager: EntityManager,
  rows: readonly AccountRow[],
  partners: Awaited<ReturnType<ReturnType<typeof createAccountResolver>>>,
): Promise<ReadonlyMap<string, Account['kind']>> {
  const ids = new Set(rows.flatMap(({ partner }) => (partner ? [partners(partner)] : [])));
  const found = await selectWhereIn(manager, 'SELECT id, kind FROM account WHERE id', [...ids]);
  return new Map(found.map((row) => [text(row, 'id'), kindIn(row, 'kind')]));
}
