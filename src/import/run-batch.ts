import type { EntityManager } from 'typeorm';
import { markBulkChange } from '../audit/recent-changes';
import type { Database } from '../database/database';
import { isOfARow, isUnavailable, isWorthRetrying } from '../database/database-error';
import { type Refusal, refused } from '../foundation/result';
import { ImportError } from './import-error';

/** Runs the work of one batch, all or nothing. */
export type RunBatch = <Value>(work: (manager: EntityManager) => Promise<Value>) => Promise<Value>;

/** Runs each batch of an import in its own transaction. */
export async function inTransactions<Value>(
  database: Database,
  importAll: (runBatch: RunBatch) => Promise<Value>,
): Promise<Value> {
  return importAll((work) =>
    database.write(async (manager) => {
      const value = await work(manager);
      // SQLite has no replicas.
      if (!database.isEmbedded) await markBulkChange(manager, database.clock.now());
      return value;
    }),
  );
}

/** The refusal that rolls a rehearsal back, with its result. */
type Rehearsed<Value> = Refusal<'REHEARSED'> & { readonly value: Value };

/**
 * Runs all batches of an import in one transaction that is rolled back at the end, so that each batch sees the writes
 * of the previous ones.
 *
 * @throws ImportError if it conflicts with another transaction, since that ends the whole rehearsal.
 */
export async function inRehearsal<Value>(
  database: Database,
  importAll: (runBatch: RunBatch) => Promise<Value>,
): Promise<Value> {
  const result = await database.transaction<never, Rehearsed<Value>>(async (manager) => {
    const runBatch: RunBatch = async (work) => {
      await manager.query('SAVEPOINT import_batch');
      try {
        return await work(manager);
      } catch (error) {
        if (isWorthRetrying(error))
          throw new ImportError('The dry run conflicted with another transaction. Run it again.', error);
        if (!isUnavailable(error)) await manager.query('ROLLBACK TO SAVEPOINT import_batch');
        throw error;
      }
    };
    return refused('REHEARSED', { value: await importAll(runBatch) });
  });
  return result.ok ? result.value : result.refusal.value;
}

/**
 * Writes rows in one batch. If the database rejects it, writes it in halves, so that a rejected row doesn't affect the
 * others. That row gets the outcome `failed`.
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
