import { policy } from '../access/policy';
import type { Database } from '../database/database';
import { inEachDialect } from '../database/dialect';
import { type EntityReference, idsOf, type ResolveReferences } from '../request/entity-reference';
import type { Account } from './account';
import type { AccountContext } from './account-context';
import { accountNumberKey, numberKeysIn, soughtNumberKeys } from './account-number';
import { accountById } from './account.loader';
import { ACCOUNT_COLUMNS, accountOfRow } from './account-row';
import { presentAccount } from './account.type';
import { scopeOfAccount } from './visible-account';

/**
 * Creates the resolver of references to accounts: by id, by number, or by both, which must then match the same account.
 */
export function createAccountReferences(database: Database): ResolveReferences<AccountContext> {
  return async (references, context) => {
    const ids = idsOf(references);
    const keys = numberKeysIn(references);
    const numberKeys = soughtNumberKeys(references, keys);
    const areByIdAlone = ids.length > 0 && numberKeys.length === 0;
    const known = await context.callerWithAccounts(areByIdAlone ? ids : []);
    const { caller } = known;
    if (!caller) return references.map(() => null);
    const accounts = (areByIdAlone && known.accounts) || (await findAccounts(database, ids, numberKeys));
    context.loaders.seed(accountById, (loader) => {
      for (const account of accounts) loader.prime(account.id, account);
    });
    const found = new FoundAccounts(accounts, keys);
    return references.map((reference) => {
      const account = found.for(reference);
      return account && policy.mayReadAccount(caller, scopeOfAccount(account))
        ? presentAccount(account)
        : null;
    });
  };
}

/** Finds the accounts of references among those that were read. */
class FoundAccounts {
  private next = 0;
  private byId: ReadonlyMap<string, Account> | null = null;
  private byNumberKey: ReadonlyMap<string, Account> | null = null;

  constructor(
    private readonly accounts: readonly Account[],
    private readonly numberKeys: ReadonlyMap<string, string | null>,
  ) {}

  for({ id, number }: EntityReference): Account | null {
    const numberKey = number === undefined ? undefined : (this.numberKeys.get(number) ?? null);
    if (numberKey === null) return null;
    const account = id === undefined ? this.withNumberKey(numberKey) : this.withId(id);
    return account && (numberKey === undefined || keyOf(account) === numberKey) ? account : null;
  }

  private withId(id: string): Account | undefined {
    // Databases usually return rows in the requested order, but don't guarantee it.
    const account = this.accounts[this.next];
    if (account?.id === id) {
      this.next += 1;
      return account;
    }
    this.byId ??= new Map(this.accounts.map((each) => [each.id, each]));
    return this.byId.get(id);
  }

  private withNumberKey(numberKey: string | undefined): Account | undefined {
    this.byNumberKey ??= new Map(this.accounts.map((each) => [keyOf(each), each]));
    return numberKey === undefined ? undefined : this.byNumberKey.get(numberKey);
  }
}

function keyOf({ number }: Account): string {
  return accountNumberKey(number) ?? '';
}

type Key = 'id' | 'number_key';

// With OR over two keys, planners may read all accounts.
function selectBy(...keys: readonly Key[]): (database: Database) => string {
  return inEachDialect(({ rowsWithGiven }) =>
    keys.map((key) => `SELECT ${ACCOUNT_COLUMNS} FROM ${rowsWithGiven('account', key)}`).join(' UNION '),
  );
}

const byIds = selectBy('id');
const byNumbers = selectBy('number_key');
const byIdsAndNumbers = selectBy('id', 'number_key');

async function findAccounts(
  database: Database,
  ids: readonly string[],
  numberKeys: readonly string[],
): Promise<readonly Account[]> {
  if (ids.length === 0 && numberKeys.length === 0) return [];
  const sql = numberKeys.length === 0 ? byIds : ids.length === 0 ? byNumbers : byIdsAndNumbers;
  const rows = await database.selectPrepared(
    sql(database),
    [ids, numberKeys].filter((keys) => keys.length > 0).map((keys) => JSON.stringify(keys)),
  );
  return rows.map(accountOfRow);
}
