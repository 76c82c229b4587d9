import { policy } from '../access/policy';
import type { Database } from '../database/database';
import { inEachDialect } from '../database/dialect';
import { idsOf, numbersOf, type ResolveReferences } from '../request/entity-reference';
import type { Account } from './account';
import { accountById, accountByNumber } from './account.loader';
import { ACCOUNT_COLUMNS, type AccountRow, accountOfRow } from './account-row';
import { presentAccount } from './account.type';
import { scopeOfAccount } from './visible-account';

/** Makes what resolves references to accounts, by id, by number, or by both, which must then be the same one's. */
export function createAccountReferences(database: Database): ResolveReferences {
  return async (references, context) => {
    const ids = idsOf(references);
    const numbers = numbersOf(references);
    const areByIdAlone = ids.length > 0 && numbers.length === 0;
    const foreseen = areByIdAlone ? context.loaders.foresee(accountById, ids) : null;
    const caller = await context.caller();
    if (!caller) return references.map(() => null);
    const accounts = foreseen?.found ?? (await findAccounts(database, ids, numbers));
    context.loaders.seed(accountById, (loader) => {
      for (const account of accounts) loader.prime(account.id, account);
    });
    context.loaders.seed(accountByNumber, (loader) => {
      for (const account of accounts) loader.prime(account.number, account);
    });
    const byId = new Map<string, Account>();
    for (const account of accounts)
      if (policy.mayReadAccount(caller, scopeOfAccount(account))) byId.set(account.id, account);
    // Most references are by id.
    let byNumber: Map<string, Account> | null = null;
    const withNumber = (number: string): Account | undefined =>
      (byNumber ??= new Map([...byId.values()].map((account) => [account.number, account]))).get(number);
    return references.map(({ id, number }) => {
      const account = id === undefined ? withNumber(number ?? '') : byId.get(id);
      return account && (number === undefined || account.number === number) ? presentAccount(account) : null;
    });
  };
}

type Key = 'id' | 'number';

// A statement with OR over two keys is one that planners may answer by reading all accounts.
function selectBy(...keys: readonly Key[]): (database: Database) => string {
  return inEachDialect(({ rowsWithGiven }) =>
    keys.map((key) => `SELECT ${ACCOUNT_COLUMNS} FROM ${rowsWithGiven('account', key)}`).join(' UNION '),
  );
}

const byIds = selectBy('id');
const byNumbers = selectBy('number');
const byIdsAndNumbers = selectBy('id', 'number');

async function findAccounts(
  database: Database,
  ids: readonly string[],
  numbers: readonly string[],
): Promise<readonly Account[]> {
  if (ids.length === 0 && numbers.length === 0) return [];
  const sql = numbers.length === 0 ? byIds : ids.length === 0 ? byNumbers : byIdsAndNumbers;
  const rows = await database.selectPrepared<AccountRow>(
    sql(database),
    [ids, numbers].filter((keys) => keys.length > 0).map((keys) => JSON.stringify(keys)),
  );
  return rows.map(accountOfRow);
}
