import { ExponentialBackoff, handleWhen, retry, type RetryPolicy } from 'cockatiel';
import type { DataSource, EntityManager } from 'typeorm';
import { DateUtils } from 'typeorm/util/DateUtils';
import type { Result } from '../foundation/result';
import {
  DatabaseUnavailableError,
  DatabaseUnusableError,
  isTemporary,
  isWorthRetrying,
} from './database-error';
import { DatabaseClock } from './database-clock';
import { dialectOf, isEmbedded } from './dialect';
import { EmbeddedWriter } from './embedded-driver';
import { pendingMigrations } from './migrator';
import { observeDataSource, type StatementObserver } from './observe-statements';
import type { PoolWatch } from './pool-watch';
import type { ReadReplicas } from './read-replicas';
import { instant, type Parameter, type Row } from './row';
import { ServerDriver } from './server-driver';
import { TurnTaking } from './turn-taking';

/**
 * Maximum retries of a transaction after a conflict. On SQLite, conflicts with other processes can last for seconds.
 */
const RETRIES = { server: 3, embedded: 20 };

/**
 * Runs reads, and transactions that write.
 *
 * On SQLite, reads and writes each have one connection, so that reads never see uncommitted data. Transactions run one
 * at a time (see `TurnTaking`). On a server, both use the pool.
 */
export class Database {
  /** The clock that all instances share. `openDatabase` has adjusted it; long-running processes repeat that. */
  readonly clock: DatabaseClock;
  /**
   * The same database and clock for health probes. On a server it has its own connection, so that they don't wait for
   * the pool.
   */
  readonly probes: Database;
  /** The read replicas; null if there are none. */
  readonly replicas: ReadReplicas | null;
  private readonly turns = new TurnTaking();
  private readonly embedded: EmbeddedWriter | null;
  private readonly retrying: RetryPolicy;

  /** Takes initialized data sources; for a server, the same one twice. */
  constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly options: {
      readonly pool?: PoolWatch;
      /** A separate data source for health probes. */
      readonly forProbes?: DataSource;
      /** The clock of another instance of the same database. */
      readonly clock?: DatabaseClock;
      readonly replicas?: (database: Database) => ReadReplicas;
      readonly onClosed?: () => void;
    } = {},
  ) {
    const { forProbes, clock } = options;
    this.clock = clock ?? new DatabaseClock(() => this.readTime());
    this.probes = forProbes ? new Database(forProbes, forProbes, { clock: this.clock }) : this;
    this.replicas = options.replicas?.(this) ?? null;
    this.embedded = isEmbedded(writer) ? new EmbeddedWriter(writer) : null;
    this.retrying = retry(handleWhen(isWorthRetrying), {
      maxAttempts: this.embedded ? RETRIES.embedded : RETRIES.server,
      backoff: new ExponentialBackoff({ initialDelay: 15, maxDelay: 400 }),
    });
  }

  /** The watch on the connection pool; null for SQLite, which has none. */
  get pool(): PoolWatch | null {
    return this.options.pool ?? null;
  }

  /** Reports all further statements and commits to an observer. Call it once. */
  observe(observer: StatementObserver): void {
    for (const dataSource of new Set([this.writer, this.reader])) observeDataSource(dataSource, observer);
    const { driver } = this.reader.options as { readonly driver?: unknown };
    if (driver instanceof ServerDriver) driver.observe(observer);
    this.replicas?.observe(observer);
  }

  /** Whether this is the embedded database, which has no row locks, only a lock on the whole database. */
  get isEmbedded(): boolean {
    return this.embedded !== null;
  }

  /** The manager for reads outside transactions. */
  get reads(): EntityManager {
    return this.reader.manager;
  }

  /**
   * Runs one SELECT, for hot paths where one statement replaces several by TypeORM.
   *
   * @throws DatabaseUnavailableError
   */
  select(sql: string, parameters: readonly Parameter[]): Promise<Row[]> {
    const bound = this.isEmbedded ? parameters.map(asSqliteParameter) : [...parameters];
    return this.orUnavailable(this.reader.query<Row[]>(sql, bound));
  }

  /**
   * Runs one SELECT like `select`, of data whose changes are all in the audit trail or the change log of an account. With
   * read replicas, it runs on one of them if the account wasn't changed recently. Must not decide access.
   */
  selectOfAccount(accountId: string, sql: string, parameters: readonly Parameter[]): Promise<Row[]> {
    return this.replicas?.select(accountId, sql, parameters) ?? this.select(sql, parameters);
  }

  /**
   * Runs one SELECT as a prepared statement, for the reads that every request sends.
   *
   * The SQL must be one of few constant texts. Bind a list as one parameter (see `wantedIds`).
   */
  selectPrepared(sql: string, parameters: readonly Parameter[]): Promise<Row[]> {
    const { driver } = this.reader.options as { readonly driver?: unknown };
    if (!(driver instanceof ServerDriver)) return this.select(sql, parameters);
    this.reader.logger.logQuery(sql, [...parameters]);
    return this.orUnavailable(driver.execute(sql, parameters) as Promise<Row[]>);
  }

  /**
   * Runs work in a transaction. Commits if the work succeeds, and rolls back if it refuses or throws.
   *
   * The work may be retried from the start, after a deadlock or lock wait timeout. So it must have no effects except
   * through its manager.
   *
   * @throws DatabaseUnavailableError
   */
  async transaction<Value, Refusal>(
    work: (manager: EntityManager) => Promise<Result<Value, Refusal>>,
  ): Promise<Result<Value, Refusal>> {
    const { embedded } = this;
    return this.orUnavailable(
      this.retrying.execute(() =>
        refusing(
          embedded
            ? (run) => this.turns.take(() => embedded.transaction(run))
            : // The connections use READ COMMITTED (see `ServerDriver`): after a row lock, statements see what the lock
              // waited for, and there are no gap locks.
              (run) => this.writer.transaction(run),
          work,
        ),
      ),
    );
  }

  /** Runs work that never refuses in a transaction, like `transaction`. */
  async write<Value>(work: (manager: EntityManager) => Promise<Value>): Promise<Value> {
    const result = await this.transaction<Value, never>(async (manager) => ({
      ok: true,
      value: await work(manager),
    }));
    if (!result.ok) throw new Error('The work of a write was refused.');
    return result.value;
  }

  /**
   * Writes with one statement, which is its own transaction: one round trip instead of three.
   *
   * The work must send only one statement. It may be retried, like that of `transaction`. After a timeout it's unknown
   * whether the statement took effect.
   *
   * @throws DatabaseUnavailableError
   */
  async writeInOneStatement<Value>(work: (manager: EntityManager) => Promise<Value>): Promise<Value> {
    const { embedded } = this;
    return this.orUnavailable(
      this.retrying.execute(() =>
        embedded ? this.turns.take(() => embedded.statement(work)) : work(this.writer.manager),
      ),
    );
  }

  /** Empties the write-ahead log of the embedded database, unless a reader still needs it. Servers look after theirs. */
  async emptyLog(): Promise<void> {
    const { embedded } = this;
    if (embedded) await this.orUnavailable(this.turns.take(async () => embedded.emptyLog()));
  }

  /** Returns the names of the migrations that aren't applied yet. */
  pendingMigrations(): Promise<readonly string[]> {
    return this.orUnavailable(pendingMigrations(this.reader));
  }

  /**
   * Checks that all migrations are applied.
   *
   * @throws DatabaseUnusableError if not.
   */
  async requireMigrated(): Promise<void> {
    const pending = await this.pendingMigrations();
    if (pending.length > 0)
      throw new DatabaseUnusableError(
        `The database lacks ${String(pending.length)} migration(s): ${pending.join(', ')}. Run npm run migrate first.`,
      );
  }

  /** Closes the connections. The caller must finish pending work first. */
  async close(): Promise<void> {
    await Promise.all([this.reader.destroy(), this.options.forProbes?.destroy(), this.replicas?.close()]);
    if (this.writer !== this.reader) await this.writer.destroy();
    this.options.onClosed?.();
  }

  private async readTime(): Promise<Date> {
    const [row = {}] = await this.select(`SELECT ${dialectOf(this).currentInstant} AS now`, []);
    return instant(row, 'now');
  }

  private async orUnavailable<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await work;
    } catch (error) {
      // If the last retry conflicts, too, callers can try again later.
      if (error instanceof DatabaseUnavailableError) throw error;
      throw isTemporary(error) ? new DatabaseUnavailableError(error) : error;
    }
  }
}

/** Runs work in a transaction that rolls back if the work refuses. */
async function refusing<Value, Refusal>(
  transaction: (
    run: (manager: EntityManager) => Promise<Result<Value, Refusal>>,
  ) => Promise<Result<Value, Refusal>>,
  work: (manager: EntityManager) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  try {
    return await transaction(async (manager) => {
      const result = await work(manager);
      if (!result.ok) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as Result<Value, Refusal>;
    throw error;
  }
}

/** Passes a refusal through TypeORM's transaction, which rolls back when anything is thrown. */
class RolledBack extends Error {
  constructor(readonly result: unknown) {
    super('Rolled back: the work refused.');
  }
}

function asSqliteParameter(value: Parameter): string | number | null {
  if (value instanceof Date) return DateUtils.mixedDateToUtcDatetimeString(value) as string;
  return typeof value === 'boolean' ? Number(value) : value;
}
