import { statSync } from 'node:fs';
import type { DataSource, EntityManager } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { DatabaseUnavailableError } from './database-error';

/** Maximum time that a statement blocks the process while another process writes. `Database` retries after it. */
export const BUSY_TIMEOUT_MS = 20;

/** Maximum size that the write-ahead log keeps, in bytes. It grows beyond while another process reads for long. */
export const LOG_KEPT_BYTES = 16 * 1024 * 1024;

/** The methods of libsql's connection that are used here. */
interface Connection {
  readonly inTransaction: boolean;
  exec(sql: string): void;
  close(): void;
  prepare(sql: string): object;
}

type ConnectionClass = new (path: string, options?: object) => Connection;

const BEGIN = 'BEGIN IMMEDIATE';

/**
 * Creates TypeORM's libsql driver for the embedded database.
 *
 * Transactions lock the file when they begin, so they can only conflict with another process at that point. BEGIN isn't
 * prepared: libsql never resets a prepared statement that failed with SQLITE_BUSY, and it blocks all commits until it's
 * freed.
 */
export function createEmbeddedDriver({ readOnly }: { readonly readOnly: boolean }): ConnectionClass {
  // Loaded only here, because its native library takes 5 MiB, and services with a database server don't need it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a data source is created synchronously
  const Libsql = require('libsql') as ConnectionClass;
  return class extends Libsql {
    constructor(path: string, options?: object) {
      super(path, options);
      // libsql ignores the option `readonly`.
      if (readOnly) this.exec('PRAGMA query_only = ON');
    }

    override prepare(sql: string): object {
      if (!sql.startsWith('BEGIN')) return super.prepare(sql);
      const run = (): object => {
        this.exec(BEGIN);
        return { changes: 0, lastInsertRowid: 0 };
      };
      return { reader: false, run };
    }
  };
}

/** The one connection that writes to an embedded database. Its transactions must not overlap: see `TurnTaking`. */
export class EmbeddedWriter {
  private readonly file: string;

  /** Takes an initialized data source. */
  constructor(private readonly dataSource: DataSource) {
    // Creates the write-ahead log.
    this.connection.exec('SELECT 1 FROM sqlite_master');
    // By default, SQLite never shortens the log, which grows while a reader keeps old pages in use.
    this.connection.exec(`PRAGMA journal_size_limit = ${String(LOG_KEPT_BYTES)}`);
    this.file = fileIdentity(this.path);
  }

  /**
   * Writes the log into the database file and empties it, unless a reader still needs it. Must be called between
   * transactions.
   */
  emptyLog(): void {
    this.connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Runs work in a transaction. Afterward, the connection is never inside a transaction. */
  transaction<Value>(work: (manager: EntityManager) => Promise<Value>): Promise<Value> {
    return this.checked(() => this.dataSource.createQueryRunner().manager.transaction(work));
  }

  /** Runs work that sends one statement. */
  statement<Value>(work: (manager: EntityManager) => Promise<Value>): Promise<Value> {
    return this.checked(async () => {
      this.connection.exec(BEGIN);
      const value = await work(this.dataSource.createQueryRunner().manager);
      this.connection.exec('COMMIT');
      return value;
    });
  }

  /**
   * Accepts a commit only if the connection has left the transaction and the file hasn't been replaced.
   *
   * On a full disk, SQLite rolls back automatically, and TypeORM's ROLLBACK fails silently. From then on, TypeORM's
   * commits only release a savepoint.
   */
  private async checked<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      this.assertSameFile();
      const value = await work();
      if (this.connection.inTransaction)
        throw new DatabaseUnavailableError({ code: 'NOT_COMMITTED' }, "The database didn't commit.");
      this.assertSameFile();
      return value;
    } catch (error) {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
      // Its transaction depth and cached statements may not match the connection.
      delete this.driver.queryRunner;
      throw error;
    }
  }

  /** Data written to a deleted or replaced file would be lost when the process ends. */
  private assertSameFile(): void {
    if (fileIdentity(this.path) === this.file) return;
    const message = `The database file ${this.path} was deleted or replaced. Restart the service.`;
    throw new DatabaseUnavailableError({ code: 'FILE_REPLACED' }, message);
  }

  private get driver(): BetterSqlite3Driver {
    return this.dataSource.driver as BetterSqlite3Driver;
  }

  private get connection(): Connection {
    return this.driver.databaseConnection as Connection;
  }

  private get path(): string {
    return this.driver.options.database;
  }
}

/** Identifies a database's files, including the write-ahead log; empty for a missing file. */
function fileIdentity(path: string): string {
  return [path, `${path}-wal`]
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((file) => (file ? `${String(file.dev)}:${String(file.ino)}` : ''))
    .join();
}
