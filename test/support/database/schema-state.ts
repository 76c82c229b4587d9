import type { DataSource } from 'typeorm';

/** The parts of a database's schema, by name. Equal for databases with the same schema. */
export type SchemaState = Readonly<Record<string, unknown>>;

type Row = Readonly<Record<string, unknown>>;

const isSqlite = ({ options }: DataSource): boolean => options.type === 'better-sqlite3';

/** Returns the names of a database's tables. */
export async function tableNames(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>(
    isSqlite(dataSource)
      ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
      : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()`,
  );
  return rows.map(({ name }) => name).sort();
}

/** Returns the names of a table's columns. */
export async function columnNames(dataSource: DataSource, table: string): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>(
    isSqlite(dataSource)
      ? 'SELECT name FROM pragma_table_xinfo(?)'
      : 'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?',
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Returns the names of a table's primary key columns. */
export async function primaryKeyOf(dataSource: DataSource, table: string): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>(
    isSqlite(dataSource)
      ? 'SELECT name FROM pragma_table_xinfo(?) WHERE pk > 0'
      : `SELECT column_name AS name FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND table_name = ? AND constraint_name = 'PRIMARY'`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/**
 * Reads the tables, indexes and triggers of a database, TypeORM's metadata, and the rows of some tables.
 *
 * Omits the log of migrations.
 */
export async function schemaState(
  dataSource: DataSource,
  { rowsOf = [] }: { readonly rowsOf?: readonly string[] } = {},
): Promise<SchemaState> {
  const tables = (await tableNames(dataSource)).filter((name) => name !== 'migration');
  const state: Record<string, unknown> = isSqlite(dataSource)
    ? await sqliteObjects(dataSource)
    : await serverObjects(dataSource, tables);
  for (const table of ['typeorm_metadata', ...rowsOf].filter((name) => tables.includes(name))) {
    const rows = await dataSource.query<Row[]>(`SELECT * FROM ${table}`);
    state[`rows of ${table}`] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return state;
}

async function sqliteObjects(dataSource: DataSource): Promise<Record<string, unknown>> {
  const objects = await dataSource.query<{ name: string; sql: string | null }[]>(
    `SELECT name, sql FROM sqlite_master WHERE tbl_name <> 'migration' AND name <> 'sqlite_sequence'`,
  );
  return Object.fromEntries(objects.map(({ name, sql }) => [name, sql]));
}

async function serverObjects(
  dataSource: DataSource,
  tables: readonly string[],
): Promise<Record<string, unknown>> {
  const state: Record<string, unknown> = {};
  for (const table of tables) {
    const [row] = await dataSource.query<Row[]>(`SHOW CREATE TABLE ${table}`);
    state[table] = row?.['Create Table'];
  }
  state['triggers'] = await dataSource.query<Row[]>(
    `SELECT trigger_name, action_timing, event_manipulation, event_object_table, action_statement
     FROM information_schema.triggers WHERE trigger_schema = DATABASE() ORDER BY trigger_name`,
  );
  return state;
}
