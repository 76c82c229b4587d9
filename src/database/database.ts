import { ExponentialBackoff, handleWhen, retry, type RetryPolicy } from 'cockatiel';
import type { DataSource, EntityManager } from 'typeorm';
import { DateUtils } from 'typeorm/util/DateUtils';
import type { Result } from '../foundation/result';
import {
  DatabaseUnavailableError,
  DatabaseUnusableError,
  isUnavailable,
  isWorthRetrying,
} from './database-error';
import { isEmbedded } from './dialect';
import { EmbeddedWriter } from './embedded-driver';
import { pendingMigrations } from './migrator';
import type { PoolWatch } from './pool-watch';
import type { Row } from './row';
import { ServerDriver } from './server-driver';
import { TurnTaking } from './turn-taking';

/** A value that may be bound to a parameter of a named read. */
export type Parameter = string | number | boolean | Date | null;

/** How many times a transaction is run again that met another one; in SQLite's case, another process: for seconds. */
const RETRIES = { server: 3, embedded: 20 };

/**
 * Gives reads, and transactions that write.
 *
 * On SQLite the two have a connection each, so that a read never sees what is not committed, and transactions
 * take turns (see `TurnTaking`). On a server both come from the pool.
 */
export class Database {
  private readonly turns = new TurnTaking();
  private readonly embedded: EmbeddedWriter | null;
  private readonly retrying: RetryPolicy;

  /** Takes data sources that are initialized; for a server, the same one twice. */
  constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly options: {
      readonly pool?: PoolWatch;
      readonly onClosed?: () => void;
    } = {},
  ) {
    this.embedded = isEmbedded(writer) ? new EmbeddedWriter(writer) : null;
    this.retrying = retry(handleWhen(isWorthRetrying), {
      maxAttempts: this.embedded ? RETRIES.embedded : RETRIES.server,
      backoff: new ExponentialBackoff({ initialDelay: 15, maxDelay: 400 }),
    });
  }

  /** Watches the connections to a server; null for SQLite, which has no pool. */
  get pool(): PoolWatch | null {
    return this.options.pool ?? null;
  }

  /** True for the embedded database, which locks as a whole and knows no row locks. */
  get isEmbedded(): boolean {
    return this.embedded !== null;
  }

  /** Finds entities, outside any transaction. */
  get reads(): EntityManager {
    return this.reader.manager;
  }

  /**
   * Runs one SELECT, for hot paths where one statement replaces several of TypeORM's.
   *
   * @throws DatabaseUnavailableError
   */
  select(sql: string, parameters: readonly Parameter[]): Promise<Row[]> {
    const bound = this.isEmbedded ? parameters.map(asSqliteParameter) : [...parameters];
    return this.orUnavailable(this.reader.query<Row[]>(sql, bound));
  }

  /**
   * Does what `select` does, with a statement that the server has prepared: for the reads that every request sends.
   *
   * The text must be one of few that never vary; a list is bound as one parameter, see `wantedIds`.
   */
  selectPrepared(sql: string, parameters: readonly Parameter[]): Promise<Row[]> {
    const { driver } = this.reader.options as { readonly driver?: unknown };
    if (!(driver instanceof ServerDriver)) return this.select(sql, parameters);
    this.reader.logger.logQuery(sql, [...parameters]);
    return this.orUnavailable(driver.execute(sql, parameters) as Promise<Row[]>);
  }

  /**
   * Runs work in a transaction that commits when it succeeds and rolls back when it refuses or throws.
   *
   * The work may be run several times, each time from the start (deadlock, lock wait timeout), so that it must
   * touch nothing but the database through the manager it is given. Throws DatabaseUnavailableError.
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
            : // READ COMMITTED, by its connections (`ServerDriver`): what follows a row lock sees what the lock waited
              // for, and no gap is locked.
              (run) => this.writer.transaction(run),
          work,
        ),
      ),
    );
  }

  /** Runs work that refuses nothing in a transaction, under the promises of `transaction`. */
  async write<Value>(work: (manager: EntityManager) => Promise<Value>): Promise<Value> {
    const result = await this.transaction<Value, never>(async (manager) => ({
      ok: true,
      value: await work(manager),
    }));
    if (!result.ok) throw new Error('A write that cannot be refused was.');
    return result.value;
  }

  /**
   * Writes with one statement, which is a transaction by itself: one round trip instead of three.
   *
   * The work must send no second one. It may be run several times, as that of `transaction`; when the database does
   * not answer in time, nobody knows whether it was done. Throws DatabaseUnavailableError.
   */
  async writeInOneStatement<Value>(work: (manager: EntityManager) => Promise<Value>): Promise<Value> {
    const { embedded } = this;
    return this.orUnavailable(
      this.retrying.execute(() =>
        embedded ? this.turns.take(() => embedded.statement(work)) : work(this.writer.manager),
      ),
    );
  }

  /** Names the migrations that the code has and the database has not. */
  pendingMigrations(): Promise<readonly string[]> {
    return this.orUnavailable(pendingMigrations(this.reader));
  }

  /** Throws DatabaseUnusableError when migrations are pending. */
  async requireMigrated(): Promise<void> {
    const pending = await this.pendingMigrations();
    if (pending.length > 0)
      throw new DatabaseUnusableError(
        `The database lacks ${String(pending.length)} migration(s): ${pending.join(', ')}. Run npm run migrate first.`,
      );
  }

  /** Closes the connections; what is under way is let finish by the caller first. */
  async close(): Promise<void> {
    await this.reader.destroy();
    if (this.writer !== this.reader) await this.writer.destroy();
    this.options.onClosed?.();
  }

  private async orUnavailable<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await work;
    } catch (error) {
      // What others were still in the way of after the last retry may be tried again by whoever asked for it.
      if (error instanceof DatabaseUnavailableError) throw error;
      throw isUnavailable(error) || isWorthRetrying(error) ? new DatabaseUnavailableError(error) : error;
    }
  }
}

/** Runs work in a transaction that rolls back when the work refuses. */
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

/** Carries a refusal past TypeORM's transaction, which rolls back for whatever is thrown. */
class RolledBack extends Error {
  constructor(readonly result: unknown) {
    super('Rolled back: the work refused.');
  }
}

function asSqliteParameter(value: Parameter): string | number | null {
  if (value instanceof Date) return DateUtils.mixedDateToUtcDatetimeString(value) as string;
  return typeof value === 'boolean' ? Number(value) : value;
}
