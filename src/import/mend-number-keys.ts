import type { EntityManager } from 'typeorm';
import { accountNumberKey } from '../account/account-number';
import { type Row, rowReader, selectRows, text } from '../database/row';
import type { RunBatch } from './run-batch';

const ACCOUNTS_AT_ONCE = 1_000;

interface NumberedAccount {
  readonly id: string;
  readonly number: string;
  readonly numberKey: string;
}

const numberedAccountOf: (row: Row) => NumberedAccount = rowReader({
  id: text,
  number: text,
  numberKey: text,
});

/**
 * Corrects the keys of account numbers that don't match their number.
 *
 * Releases from before the keys existed, which may still run, don't update them. Nor do people who change a number in
 * the database. An account whose correct key another account already has keeps its old key, and its row is refused.
 */
export async function mendNumberKeys(runBatch: RunBatch): Promise<void> {
  for (let last = '', more = true; more;) {
    const accounts = await runBatch((manager) => accountsAfter(manager, last));
    for (const { id, number, numberKey } of accounts) {
      const wanted = accountNumberKey(number);
      if (wanted !== null && wanted !== numberKey) await runBatch((manager) => mendKey(manager, id, wanted));
    }
    last = accounts.at(-1)?.id ?? last;
    more = accounts.length === ACCOUNTS_AT_ONCE;
  }
}

async function accountsAfter(manager: EntityManager, last: string): Promise<NumberedAccount[]> {
  const rows = await selectRows(
    manager,
    `SELECT id, number, number_key AS numberKey FROM account WHERE id > ? ORDER BY id LIMIT ${String(ACCOUNTS_AT_ONCE)}`,
    [last],
  );
  return rows.map(numberedAccountOf);
}

async function mendKey(manager: EntityManager, id: string, key: string): Promise<void> {
  const owners = await selectRows(manager, 'SELECT id FROM account WHERE number_key = ?', [key]);
  if (owners.length === 0) await manager.query('UPDATE account SET number_key = ? WHERE id = ?', [key, id]);
}
