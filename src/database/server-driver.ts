import mysql, {
  type ExecuteValues,
  type Pool,
  type PoolConnection,
  type PoolOptions,
  type PrepareStatementInfo,
} from 'mysql2';
import { isServerDemoted, isUnavailable, isUnprepared } from './database-error';
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

type Callback = (error: Error | null, ...results: unknown[]) => unknown;

/**
 * The mysql2 that TypeORM uses, for a server that may hang or hand over to another. 0 milliseconds mean no timeout.
 *
 * mysql2 returns a connection to the pool after a timeout, where the next statement waits behind the slow one. It also
 * keeps connections to a server that has turned read-only, and callers wait for a free connection without a limit. This
 * class closes a connection after an error of its server, closes all of them if the server no longer takes writes, and
 * rejects callers that have waited for too long.
 *
 * Its transactions read what is committed, as `Database` needs it: told once a connection, which spares each of them a
 * round trip.
 */
export class ServerDriver {
  #pool: Pool | null = null;
  /** The connections that were opened since the server last said that it takes no writes. */
  #current = new WeakSet<PoolConnection>();
  /** What closed a connection, which every statement that was queued on it then fails of, too. */
  readonly #faults = new WeakMap<PoolConnection, Error>();
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
      this.#current.add(connection);
      this.judgeQueriesOf(connection);
      // Queued before the statement that the connection was opened for.
      for (const setting of sessionSettings(timeoutMs)) this.tell(connection, setting);
    });
    this.skipOutdated(pool);
    if (timeoutMs !== 0) waitAtMost(pool, timeoutMs);
    this.watch?.attach(pool);
    return pool;
  }

  /**
   * Runs a SELECT that each connection prepares once, and gives its rows.
   *
   * TypeORM never prepares: the server parses and plans each time, and sends every value as text. `sql` must be one of
   * few texts that never vary, since whatever is prepared is kept by the server. If the server refuses to
   * prepare it, it runs unprepared. Rejects as a query of TypeORM's does.
   */
  async execute(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    const connection = await this.acquire();
    try {
      return await inTime(this.timeoutMs, this.run(connection, sql, parameters));
    } catch (error) {
      throw this.judge(connection, error as Error);
    } finally {
      connection.release();
    }
  }

  private acquire(): Promise<PoolConnection> {
    const pool = this.#pool;
    if (!pool) throw new Error('There is no connection yet.');
    return outcomeOf((callback) => pool.getConnection(callback));
  }

  private async run(
    connection: PoolConnection,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<unknown[]> {
    const values = [...parameters] as ExecuteValues[];
    try {
      const statement = await this.prepared(connection, sql);
      return await outcomeOf((callback) => statement.execute(values, callback));
    } catch (error) {
      if (!isUnprepared(error)) throw error;
      this.#statements.delete(connection);
      connection.unprepare(sql);
      return outcomeOf((callback) => connection.query(sql, values, callback));
    }
  }

  /** Gives a connection's own statement of a text; mysql2 would find it by the whole text, in each execution. */
  private async prepared(connection: PoolConnection, sql: string): Promise<PrepareStatementInfo> {
    const known = this.#statements.get(connection) ?? new Map<string, PrepareStatementInfo>();
    const before = known.get(sql);
    if (before) return before;
    const statement = await outcomeOf<PrepareStatementInfo>((callback) => connection.prepare(sql, callback));
    this.#statements.set(connection, known.set(sql, statement));
    return statement;
  }

  /** Closes a connection after an error that says that its server can't do its part; gives the error that came first. */
  private judge(connection: PoolConnection, error: Error): Error {
    const first = this.#faults.get(connection) ?? error;
    if (isServerDemoted(first)) this.#current = new WeakSet();
    if (isUnavailable(first)) this.closeFor(connection, first);
    return first;
  }

  private closeFor(connection: PoolConnection, fault: Error): void {
    this.#faults.set(connection, fault);
    close(connection);
  }

  private judgeQueriesOf(connection: PoolConnection): void {
    const query = connection.query.bind(connection) as (...given: unknown[]) => unknown;
    const judging = (...given: unknown[]): unknown => {
      const callback = given.pop() as Callback;
      return query(...given, ((error, ...results) => {
        callback(error && this.judge(connection, error), ...results);
      }) satisfies Callback);
    };
    Object.assign(connection, { query: judging });
  }

  private skipOutdated(pool: Pool): void {
    const getConnection = pool.getConnection.bind(pool);
    const getCurrent: Pool['getConnection'] = (callback) => {
      getConnection((error, connection) => {
        if (error || this.#current.has(connection)) {
          callback(error, connection);
          return;
        }
        close(connection);
        getCurrent(callback);
      });
    };
    pool.getConnection = getCurrent;
  }

  private tell(connection: PoolConnection, sql: string): void {
    const { timeoutMs } = this;
    connection.query({ sql, ...(timeoutMs !== 0 && { timeout: timeoutMs }) }, (error) => {
      if (error) this.closeFor(connection, error);
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

/** Gives what a function of mysql2 passes to its callback. */
function outcomeOf<Value>(
  start: (callback: (error: Error | null, value: unknown) => void) => unknown,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    start((error, value) => {
      if (error) reject(error);
      else resolve(value as Value);
    });
  });
}

/** Rejects when work takes longer than that; 0 milliseconds mean no limit. */
function inTime<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  if (milliseconds === 0) return work;
  return new Promise((resolve, reject) => {
    // Also while a statement is being prepared, for which mysql2 has no limit of its own.
    const timer = setTimeout(() => reject(outOfTime()), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
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
