import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/composition/data-source';
import type { Database } from '../../../src/database/database';
import { parseDatabaseAddress } from '../../../src/database/database-address';
import { connectDataSource, openDatabase } from '../../../src/database/open-database';
import type { TestDatabase } from './test-database';

/** An open, migrated database, with the service's own connections. */
export interface OpenTestDatabase {
  readonly database: Database;
  /** A separate connection for inspecting and interfering; on SQLite, to the same file. */
  readonly beside: DataSource;
  /** All statements sent on the service's connections. Can be cleared. */
  readonly statements: string[];
  close(): Promise<void>;
}

/** Opens a test's database, migrated, with a second connection. `port` connects through a proxy. */
export async function openTestDatabase(
  { url }: TestDatabase,
  options: { readonly poolSize?: number; readonly statementTimeoutMs?: number; readonly port?: number } = {},
): Promise<OpenTestDatabase> {
  const { port, ...settings } = options;
  const direct = parseDatabaseAddress(url);
  const address = direct.kind === 'sqlite' || port === undefined ? direct : { ...direct, port };
  const statements: string[] = [];
  const database = await openDatabase(createDataSource, {
    address,
    migrate: true,
    onStatement: (sql) => statements.push(sql),
    ...settings,
  });
  const beside = await connectDataSource(createDataSource, { address: direct, statementTimeoutMs: 0 });
  return {
    database,
    beside,
    statements,
    async close() {
      await beside.destroy();
      await database.close();
    },
  };
}
