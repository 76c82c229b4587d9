import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { isOfARow, isUnavailable, isWorthRetrying } from '../database/database-error';
import { refused } from '../foundation/result';
import { ImportError } from './import-error';

/** Runs the work of one batch so that it is done wholly or not at all. */
export type RunBatch = <Value>(work: (manager: EntityManager) => Promise<Value>) => Promise<Value>;

/** Runs the batches of an import in a transaction each. */
export async function inTransactions<Value>(
  database: Database,
  importAll: (runBatch: RunBatch) => Promise<Value>,
): Promise<Value> {
  return importAll((work) => database.write(work));
}

/**
 * Runs the batches of an import in one transaction that is rolled back at the end, so that each finds what those before
 * it would have written.
 *
 * Throws ImportError when another transaction got in its way, which ends it as a whole.
 */
export async function inRehearsal<Value>(
  database: Database,
  importAll: (runBatch: RunBatch) => Promise<Value>,
): Promise<Value> {
  const result = await database.transaction<never, { readonly value: Value }>(async (manager) => {
    const runBatch: RunBatch = async (work) => {
      await manager.query('SAVEPOINT import_batch');
      try {
        return await work(manager);
      } catch (error) {
        if (isWorthRetrying(error))
          throw new ImportError('Another transaction got in the way of the dry run; run it again.', error);
        if (!isUnavailable(error)) await manager.query('ROLLBACK TO SAVEPOINT import_batch');
        throw error;
      }
    };
    return refused({ value: await importAll(runBatch) });
  });
  return result.ok ? result.value : result.refusal.value;
}

/**
 * Writes rows in one batch or, when the database does not take it, in halves, so that a row it refuses does not keep
 * the others out; such a row gets the outcome `failed`.
 */
export async function writeRows<Row, Outcome>(
  runBatch: RunBatch,
  write: (manager: EntityManager, rows: readonly Row[]) => Promise<readonly Outcome[]>,
  rows: readonly Row[],
  failed: Outcome,
): Promise<readonly Outcome[]> {
  if (rows.length === 0) return [];
  try {
    return await runBatch((manager) => write(manager, rows));
  } catch (error) {
    if (!isOfARow(error)) throw error;
    if (rows.length === 1) return [failed];
    const half = rows.length >> 1;
    return [
      ...(await writeRows(runBatch, write, rows.slice(0, half), failed)),
      ...(await writeRows(runBatch, write, rows.slice(half), failed)),
    ];
  }
}
