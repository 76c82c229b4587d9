import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import type { DataSource, QueryRunner } from 'typeorm';
import { isWorthRetrying } from './database-error';
import { isEmbedded } from './dialect';
import { boolean, selectRows } from './row';

const RETRY_MS = 100;
const CHANGES_SCHEMA = /^\s*(ALTER|CREATE|DROP)\b/i;
/** Time in which others can use a table that a migration couldn't lock, in milliseconds. */
const PAUSE_MS = 2_000;

const CONFLICTS = {
  maxAttempts: 10,
  backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 2_000 }),
};

/** Called when migrating has to wait: for another migrating process, or for a transaction that uses a table. */
export type OnWait = (waitsFor: 'migration' | 'transaction') => void;

/** Runs the statements of a migration on one connection. */
type Work<Value> = (queryRunner: QueryRunner) => Promise<Value>;

/**
 * Runs work that migrates a database, under a lock that keeps other processes from migrating it.
 *
 * On SQLite the work is one transaction. A server commits every statement that changes the schema, so everything before
 * an error stays. The lock is released when its process exits.
 */
export async function migrateAlone<Value>(
  dataSource: DataSource,
  work: Work<Value>,
  onWait: OnWait,
): Promise<Value> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    return isEmbedded(dataSource)
      ? await inOneTransaction(queryRunner, work, onWait)
      : await underNamedLock(queryRunner, work, onWait, lockName(String(dataSource.options.database)));
  } finally {
    await queryRunner.release();
  }
}

/** Returns the name of the migration lock of a schema. It names the schema because locks are global to a server. */
export function lockName(schema: string): string {
  return `migrate_${createHash('sha256').update(schema).digest('hex').slice(0, 32)}`;
}

async function underNamedLock<Value>(
  queryRunner: QueryRunner,
  work: Work<Value>,
  onWait: OnWait,
  name: string,
): Promise<Value> {
  await untilTaken(async () => {
    const [row = {}] = await selectRows(queryRunner.manager, 'SELECT GET_LOCK(?, 1) AS taken', [name]);
    return boolean(row, 'taken');
  }, onWait);
  const undo = yieldTables(queryRunner, onWait);
  repeatTransactions(queryRunner);
  try {
    return await work(queryRunner);
  } finally {
    undo();
    // Fails if the connection was lost, and the lock with it.
    await queryRunner.query('SELECT RELEASE_LOCK(?)', [name]).catch(() => undefined);
  }
}

/**
 * Makes statements that change the schema wait at most a second for a table, and then pause before they try again.
 *
 * While such a statement waits for a long transaction, all later statements on the table wait behind it. By default, a
 * server lets it wait for hours. Other statements keep that default: they only wait for locked tables, such as during a
 * dump, and nobody waits behind them. Returns a function that ends this.
 */
function yieldTables(queryRunner: QueryRunner, onWait: OnWait): () => void {
  const query = queryRunner.query.bind(queryRunner) as (...given: unknown[]) => Promise<unknown>;
  let isWaiting = false;
  const hasty = async (...given: [string, ...unknown[]]): Promise<unknown> => {
    await query('SET SESSION lock_wait_timeout = 1');
    try {
      return await query(...given);
    } finally {
      await query('SET SESSION lock_wait_timeout = DEFAULT').catch(() => undefined);
    }
  };
  const patient = async (...given: [string, ...unknown[]]): Promise<unknown> => {
    if (!CHANGES_SCHEMA.test(given[0])) return query(...given);
    for (;;) {
      try {
        return await hasty(...given);
      } catch (error) {
        if (!isWorthRetrying(error)) throw error;
        if (!isWaiting) onWait('transaction');
        isWaiting = true;
        await delay(PAUSE_MS);
      }
    }
  };
  Object.assign(queryRunner, { query: patient });
  return () => void Object.assign(queryRunner, { query });
}

/** Runs the transactions of migrations again after a conflict, such as a deadlock with an instance that keeps running. */
function repeatTransactions({ manager }: QueryRunner): void {
  const transaction = manager.transaction.bind(manager) as (...given: unknown[]) => Promise<unknown>;
  const repeating = retry(handleWhen(isWorthRetrying), CONFLICTS);
  Object.assign(manager, {
    transaction: (...given: unknown[]) => repeating.execute(() => transaction(...given)),
  });
}

async function inOneTransaction<Value>(
  queryRunner: QueryRunner,
  work: Work<Value>,
  onWait: OnWait,
): Promise<Value> {
  // Turns foreign keys off, which has no effect within a transaction.
  await queryRunner.beforeMigration();
  try {
    // A plain BEGIN would lock at the first write, after reading which migrations are pending.
    await untilTaken(() => succeeds(queryRunner.query('BEGIN IMMEDIATE')), onWait);
    try {
      const value = await work(queryRunner);
      await queryRunner.query('COMMIT');
      return value;
    } catch (error) {
      await queryRunner.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  } finally {
    await queryRunner.afterMigration();
  }
}

async function untilTaken(take: () => Promise<boolean>, onWait: OnWait): Promise<void> {
  let isWaiting = false;
  while (!(await take())) {
    if (!isWaiting) onWait('migration');
    isWaiting = true;
    await delay(RETRY_MS);
  }
}

async function succeeds(statement: Promise<unknown>): Promise<boolean> {
  try {
    await statement;
    return true;
  } catch (error) {
    if (isWorthRetrying(error)) return false;
    throw error;
  }
}
