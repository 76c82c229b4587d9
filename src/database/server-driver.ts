import mysql, {
  type ExecuteValues,
  type Pool,
  type PoolConnection,
  type PoolOptions,
  type PrepareStatementInfo,
} from 'mysql2';
import type { PoolWatch } from './pool-watch';

/** More than there are. mysql2 makes room for as many in each connection, half a megabyte for its own 16,000. */
const MOST_PREPARED = 256;
/** As many kinds of rows mysql2 remembers how to read; it makes room for them, too. */
const MOST_ROW_PARSERS = 1_000;

/**
 * The SQL mode of every connection.
 *
 * Values are escaped with backslashes, which NO_BACKSLASH_ESCAPES turns off. Upserts rely on assignments that see each
 * other, which SIMULTANEOUS_ASSIGNMENT turns off. Values that don't fit are errors.
 */
export const SQL_MODE =
  'STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

type Callback = (error: { readonly code?: string } | null, ...results: unknown[]) => unknown;

/**
 * Is the mysql2 that TypeORM is given, for a server that may hang; 0 milliseconds mean no limit.
 *
 * By itself mysql2 keeps a connection whose statement timed out: it goes back to the pool, and what follows on it,
 * the ROLLBACK to begin with, waits behind that statement with a clock that has not started. And whoever waits for
 * a connection to come free waits for ever. Here the first is closed, and the second gets an error.
 *
 * Its transactions read what is committed, as `Database` needs it: told once a connection, which spares each of them a
 * round trip.
 */
export class ServerDriver {
  #pool: Pool | null = null;
  readonly #statements = new WeakMap<PoolConnection, Map<string, PrepareStatementInfo>>();

  /** Takes how long a statement, and a connection to come free, is waited for, and what watches the pool. */
  constructor(
    private readonly timeoutMs: number,
    private readonly watch?: PoolWatch,
  ) {}

  /** Makes the pool; TypeORM does, once a data source. */
  createPool(options: PoolOptions): Pool {
    mysql.setMaxParserCache(MOST_ROW_PARSERS);
    const pool = mysql.createPool({ ...options, maxPreparedStatements: MOST_PREPARED });
    this.#pool = pool;
    const { timeoutMs } = this;
    pool.on('connection', (connection) => {
      // Queued before the statement that the connection was opened for.
      for (const setting of sessionSettings(timeoutMs)) this.tell(connection, setting);
      if (timeoutMs !== 0) closeOnTimeout(connection);
    });
    if (timeoutMs !== 0) waitAtMost(pool, timeoutMs);
    this.watch?.attach(pool);
    return pool;
  }

  /**
   * Runs a SELECT that each connection prepares once, and gives its rows.
   *
   * TypeORM never prepares: the server parses and plans each time, and sends every value as text. `sql` must be one of
   * few texts that never vary, since whatever is prepared is kept by the server. Rejects as a query of TypeORM's does.
   */
  execute(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      const pool = this.#pool;
      if (!pool) throw new Error('There is no connection yet.');
      pool.getConnection((error, connection) => {
        if (error) {
          reject(error);
          return;
        }
        let isDone = false;
        const finish = (failure: Error | null, rows: unknown[]): void => {
          if (isDone) return;
          isDone = true;
          clearTimeout(timer);
          if (failure) reject(failure);
          else resolve(rows);
        };
        // Also while the statement is being prepared, for which mysql2 has no limit of its own.
        const onTimeout = (): void => {
          close(connection);
          finish(outOfTime(), []);
        };
        const timer = this.timeoutMs > 0 ? setTimeout(onTimeout, this.timeoutMs) : undefined;
        this.prepare(connection, sql, (failure, statement) => {
          if (failure) {
            connection.release();
            finish(failure, []);
            return;
          }
          // Returns undefined on a closed connection, and reports the error to the callback.
          statement.execute([...parameters] as ExecuteValues[], (problem, rows) => {
            connection.release();
            finish(problem, rows as unknown[]);
          });
        });
      });
    });
  }

  /** Gives a connection's own statement of a text; mysql2 would find it by the whole text, in each execution. */
  private prepare(
    connection: PoolConnection,
    sql: string,
    callback: (failure: Error | null, statement: PrepareStatementInfo) => void,
  ): void {
    const known = this.#statements.get(connection) ?? new Map<string, PrepareStatementInfo>();
    const before = known.get(sql);
    if (before) {
      callback(null, before);
      return;
    }
    connection.prepare(sql, (failure, statement) => {
      if (!failure) this.#statements.set(connection, known.set(sql, statement));
      callback(failure, statement);
    });
  }

  private tell(connection: PoolConnection, sql: string): void {
    const { timeoutMs } = this;
    connection.query({ sql, ...(timeoutMs !== 0 && { timeout: timeoutMs }) }, (error) => {
      if (error) close(connection);
    });
  }
}

/** Lists the statements that every connection starts with, so that a server's own defaults change nothing. */
function sessionSettings(timeoutMs: number): string[] {
  const settings = [
    `sql_mode = '${SQL_MODE}'`,
    // Shorter than the timeout here, so that the server reports what it waited for and keeps no lock.
    ...(timeoutMs === 0 ? [] : [`innodb_lock_wait_timeout = ${lockWaitSeconds(timeoutMs)}`]),
  ];
  return [
    'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
    // By default, MariaDB 11.6.2 and newer refuse to lock a row that changed while the lock was waited for.
    `SET SESSION ${settings.join(', ')} /*M!110602 , innodb_snapshot_isolation = OFF */`,
  ];
}

function outOfTime(): Error {
  return Object.assign(new Error('The statement was not answered in time.'), {
    code: 'PROTOCOL_SEQUENCE_TIMEOUT',
  });
}

function lockWaitSeconds(timeoutMs: number): number {
  return Math.max(1, Math.floor(timeoutMs / 2000));
}

function closeOnTimeout(connection: PoolConnection): void {
  const query = connection.query.bind(connection) as (...given: unknown[]) => unknown;
  const closing = (...given: unknown[]): unknown => {
    const callback = given.pop() as Callback;
    return query(...given, ((error, ...results) => {
      if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') close(connection);
      callback(error, ...results);
    }) satisfies Callback);
  };
  Object.assign(connection, { query: closing });
}

function close(connection: PoolConnection): void {
  connection.destroy();
  // destroy() says goodbye and waits for the answer, which a server that hangs does not give.
  (
    connection as PoolConnection & { readonly stream: NodeJS.WritableStream & { destroy(): void } }
  ).stream.destroy();
}

function waitAtMost(pool: Pool, timeoutMs: number): void {
  const getConnection = pool.getConnection.bind(pool);
  pool.getConnection = (callback) => {
    let gaveUp = false;
    const timer = setTimeout(() => {
      gaveUp = true;
      const error = Object.assign(new Error('No connection came free in time.'), { code: 'POOL_TIMEOUT' });
      callback(error, undefined as never);
    }, timeoutMs);
    getConnection((error, connection) => {
      clearTimeout(timer);
      if (!gaveUp) callback(error, connection);
      else if (!error) connection.release();
    });
  };
}
