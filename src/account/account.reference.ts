import { policy } from '../access/policy';
import type { Database } from '../database/database';
import { inEachDialect } from '../database/dialect';
import { type EntityReference, idsOf, numbersOf, type ResolveReferences } from '../request/entity-reference';
import type { Account } from './account';
import { accountById, accountByNumber } from './account.loader';
import { ACCOUNT_COLUMNS, accountOfRow } from './account-row';
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
    const found = new FoundAccounts(accounts);
    return references.map((reference) => {
      const account = found.for(reference);
      return account && policy.mayReadAccount(caller, scopeOfAccount(account))
        ? presentAccount(account)
        : null;
    });
  };
}

/** Finds, among accounts that were read, those that references name. */
class FoundAccounts {
  private next = 0;
  private byId: ReadonlyMap<string, Account> | null = null;
  private byNumber: ReadonlyMap<string, Account> | null = null;

  constructor(private readonly accounts: readonly Account[]) {}

  for({ id, number }: EntityReference): Account | null {
    const account = id === undefined ? this.withNumber(number) : this.withId(id);
    return account && (number === undefined || account.number === number) ? account : null;
  }

  private withId(id: string): Account | undefined {
    // Databases mostly give them in the order in which they were asked for, though none promises it.
    const account = this.accounts[this.next];
    if (account?.id === id) {
      this.next += 1;
      return account;
    }
    this.byId ??= new Map(this.accounts.map((each) => [each.id, each]));
    return this.byId.get(id);
  }

  private withNumber(number: string | undefined): Account | undefined {
    this.byNumber ??= new Map(this.accounts.map((each) => [each.number, each]));
    return number === undefined ? undefined : this.byNumber.get(number);
  }
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
  const rows = await database.selectPrepared(
    sql(database),
    [ids, numbers].filter((keys) => keys.length > 0).map((keys) => JSON.stringify(keys)),
  );
  return rows.map(accountOfRow);
}
