import { policy } from '../access/policy';
import type { Database } from '../database/database';
import { type EntityReference, idsOf, type ResolveReferences } from '../request/entity-reference';
import type { Account } from './account';
import { accountById, accountByNumber } from './account.loader';
import { ACCOUNT_COLUMNS, type AccountRow, accountOfRow } from './account-row';
import { presentAccount } from './account.type';
import { scopeOfAccount } from './visible-account';

/** Makes what resolves references to accounts, by id, by number, or by both, which must then be the same one's. */
export function createAccountReferences(database: Database): ResolveReferences {
  return async (references, context) => {
    const caller = await context.caller();
    if (!caller) return references.map(() => null);
    const accounts = await findAccounts(database, references);
    const byId = new Map(accounts.map((account) => [account.id, account]));
    const byNumber = new Map(accounts.map((account) => [account.number, account]));
    for (const account of accounts) {
      context.loaders.get(accountById).prime(account.id, account);
      context.loaders.get(accountByNumber).prime(account.number, account);
    }
    return references.map(({ id, number }) => {
      const account = id === undefined ? byNumber.get(number ?? '') : byId.get(id);
      if (!account || (number !== undefined && account.number !== number)) return null;
      return policy.mayReadAccount(caller, scopeOfAccount(account)) ? presentAccount(account) : null;
    });
  };
}

async function findAccounts(database: Database, references: readonly EntityReference[]): Promise<Account[]> {
  const ids = idsOf(references);
  const numbers = [
    ...new Set(references.flatMap(({ id, number }) => (id === undefined ? (number ?? []) : []))),
  ];
  // A statement with OR over two keys is one that planners may answer by reading all accounts.
  const parts = [
    ...(ids.length > 0 ? [`account.id IN (${marks(ids)})`] : []),
    ...(numbers.length > 0 ? [`account.number IN (${marks(numbers)})`] : []),
  ];
  if (parts.length === 0) return [];
  const sql = parts.map((where) => `SELECT ${ACCOUNT_COLUMNS} FROM account WHERE ${where}`).join(' UNION ');
  const rows = await database.select<AccountRow>(sql, [...ids, ...numbers]);
  return rows.map(accountOfRow);
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join();
}
