import mysql, {
  type ExecuteValues,
  type Pool,
  type PoolConnection,
  type PoolOptions,
  type PrepareStatementInfo,
} from 'mysql2';
import { isServerDemoted, isUnavailable, isUnprepared } from './database-error';
import type { StatementObserver } from './observe-statements';
import type { PoolWatch } from './pool-watch';

/**
 * More than the service has. mysql2 allocates space for each, half a megabyte per connection with its default of
 * 16,000.
 */
const MOST_PREPARED = 256;
/** Size of mysql2's cache of row parsers, for which it allocates space, too. */
const MOST_ROW_PARSERS = 1_000;

/** Time that the server has to end the connections of a closed pool. */
const LONGEST_GOODBYE_MS = 500;

/**
 * The SQL mode of every connection.
 *
 * Invalid values are errors. NO_BACKSLASH_ESCAPES isn't set, because values are escaped with backslashes.
 * SIMULTANEOUS_ASSIGNMENT isn't set, because upserts rely on assignments that see earlier ones.
 */
export const SQL_MODE =
  'STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

type Callback = (error: Error | null, ...results: unknown[]) => unknown;

/**
 * TypeORM's mysql2 driver, for servers that may hang or fail over. A timeout of 0 means no timeout.
 *
 * After a timeout, mysql2 returns the connection to the pool, where the next statement waits behind the slow one. It
 * also keeps connections to a server that has turned read-only, and callers wait for a free connection indefinitely.
 * This class closes a connection after a server error, closes all connections if the server no longer accepts writes,
 * and rejects callers after a timeout.
 *
 * Each connection sets READ COMMITTED once, as `Database` needs it, which saves a round trip for each transaction.
 */
export class ServerDriver {
  #pool: Pool | null = null;
  readonly #open = new Set<PoolConnection>();
  /** The connections opened since the server last refused writes. */
  #current = new WeakSet<PoolConnection>();
  /** The error that closed a connection. All statements queued on it fail with it, too. */
  readonly #faults = new WeakMap<PoolConnection, Error>();
  readonly #statements = new WeakMap<PoolConnection, Map<string, PrepareStatementInfo>>();
  #observer: Pick<StatementObserver, 'statementRan'> | null = null;

  /** Takes the timeouts for a statement and for a free connection, and the watch on the pool. */
  constructor(
    private readonly timeoutMs: number,
    private readonly watch?: PoolWatch,
  ) {}

  /** Creates the pool. TypeORM calls this once for each data source. */
  createPool(options: PoolOptions): Pool {
    mysql.setMaxParserCache(MOST_ROW_PARSERS);
    const pool = mysql.createPool({ ...options, maxPreparedStatements: MOST_PREPARED });
    this.#pool = pool;
    const { timeoutMs } = this;
    pool.on('connection', (connection) => {
      this.#current.add(connection);
      this.#open.add(connection);
      streamOf(connection).once('close', () => this.#open.delete(connection));
      this.judgeQueriesOf(connection);
      // Queued before the statement for which the connection was opened.
      for (const setting of sessionSettings(timeoutMs)) this.tell(connection, setting);
    });
    this.skipOutdated(pool);
    if (timeoutMs !== 0) waitAtMost(pool, timeoutMs);
    this.watch?.attach(pool);
    this.endSoon(pool);
    return pool;
  }

  /**
   * Runs a SELECT that each connection prepares once, and returns its rows.
   *
   * TypeORM doesn't use prepared statements: the server parses and plans each time, and sends all values as text. `sql`
   * must be one of few constant texts, since the server keeps all prepared statements. If the server can't prepare it,
   * it runs unprepared. Rejects with the same errors as TypeORM's queries.
   */
  async execute(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    const connection = await this.acquire();
    const startedAt = performance.now();
    let hasFailed = true;
    try {
      const rows = await inTime(this.timeoutMs, this.run(connection, sql, parameters));
      hasFailed = false;
      return rows;
    } catch (error) {
      throw this.judge(connection, error as Error);
    } finally {
      connection.release();
      this.#observer?.statementRan(sql, startedAt, hasFailed);
    }
  }

  /** Reports the statements of `execute` to an observer. */
  observe(observer: Pick<StatementObserver, 'statementRan'>): void {
    this.#observer = observer;
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

  /** Returns a connection's prepared statement. mysql2 would look it up by the whole text in each execution. */
  private async prepared(connection: PoolConnection, sql: string): Promise<PrepareStatementInfo> {
    const known = this.#statements.get(connection) ?? new Map<string, PrepareStatementInfo>();
    const before = known.get(sql);
    if (before) return before;
    const statement = await outcomeOf<PrepareStatementInfo>((callback) => connection.prepare(sql, callback));
    this.#statements.set(connection, known.set(sql, statement));
    return statement;
  }

  /** Closes a connection if an error shows that it or its server can't be used; returns the first error. */
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
      // On a connection that is closed already, the callback is called before `query` returns.
      const sent: { command?: unknown } = {};
      sent.command = query(...given, ((error, ...results) => {
        if (error) stopTimer(sent.command);
        callback(error && this.judge(connection, error), ...results);
      }) satisfies Callback);
      return sent.command;
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

  /**
   * Ends the connections of a closed pool, and closes those that don't end soon or fail, such as those to a server that
   * hangs.
   */
  private endSoon(pool: Pool): void {
    const end = pool.end.bind(pool);
    const endOrClose = (callback: () => void = () => undefined): void => {
      let isEnded = false;
      const finish = (): void => {
        clearTimeout(limit);
        if (isEnded) return;
        isEnded = true;
        for (const connection of this.#open) close(connection);
        callback();
      };
      const limit = setTimeout(finish, LONGEST_GOODBYE_MS);
      end(finish);
    };
    Object.assign(pool, { end: endOrClose });
  }

  private tell(connection: PoolConnection, sql: string): void {
    const { timeoutMs } = this;
    connection.query({ sql, ...(timeoutMs !== 0 && { timeout: timeoutMs }) }, (error) => {
      if (error) this.closeFor(connection, error);
    });
  }
}

/** Lists the statements that every connection starts with, so that a server's defaults have no effect. */
function sessionSettings(timeoutMs: number): string[] {
  const settings = [
    `sql_mode = '${SQL_MODE}'`,
    // Shorter than our timeout, so that the server reports the conflict and releases its locks.
    ...(timeoutMs === 0 ? [] : [`innodb_lock_wait_timeout = ${lockWaitSeconds(timeoutMs)}`]),
  ];
  return [
    'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
    // By default, MariaDB 11.6.2 and newer refuse to lock a row that changed while waiting for the lock.
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

/** Turns the callback of a mysql2 function into a promise. */
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

/** Rejects if work takes longer than a timeout; 0 means no timeout. */
function inTime<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  if (milliseconds === 0) return work;
  return new Promise((resolve, reject) => {
    // Also covers preparing a statement, for which mysql2 has no timeout.
    const timer = setTimeout(() => reject(outOfTime()), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Stops the timer of a statement's timeout.
 *
 * mysql2 leaves it running if the connection is lost, and the process can't exit before.
 */
function stopTimer(command: unknown): void {
  const { queryTimeout } = Object(command) as { readonly queryTimeout?: NodeJS.Timeout | null };
  clearTimeout(queryTimeout ?? undefined);
}

function close(connection: PoolConnection): void {
  connection.destroy();
  // destroy() waits for the server's response, which never comes if the server hangs.
  streamOf(connection).destroy();
}

function streamOf(connection: PoolConnection): NodeJS.WritableStream & { destroy(): void } {
  return (connection as PoolConnection & { readonly stream: NodeJS.WritableStream & { destroy(): void } })
    .stream;
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
