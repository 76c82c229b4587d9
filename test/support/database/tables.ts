import type { Database } from '../../../src/database/database';
import { type Row, text } from '../../../src/database/row';

/** The tables with lasting data. Counters and sessions aren't included. */
export const LASTING_TABLES = [
  'account',
  'profile',
  'identity',
  'association',
  'invitation',
  'declined_invitation',
  'invite_request',
  'access_request',
  'search_word',
  'mail',
  'audit_event',
] as const;

/** Reads all committed rows of tables. Two readings are equal if nothing has changed. */
export async function rowsIn(
  database: Database,
  tables: readonly string[] = LASTING_TABLES,
): Promise<Readonly<Record<string, readonly Row[]>>> {
  const read = new Map<string, readonly Row[]>();
  for (const table of tables) read.set(table, await database.select(`SELECT * FROM ${table} ORDER BY 1`, []));
  return Object.fromEntries(read);
}

/** Returns the names of all tables of the database, including its internal ones. */
export async function tablesIn(database: Database): Promise<string[]> {
  const sql = database.isEmbedded
    ? "SELECT name FROM sqlite_master WHERE type = 'table'"
    : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'";
  const rows = await database.select(sql, []);
  return rows.map((row) => text(row, 'name'));
}

/**
 * Makes the database refuse inserts into a table while `work` runs: all of them, or those for which `condition` is
 * true.
 */
export async function whileInsertsFail<Value>(
  database: Database,
  table: string,
  work: () => Promise<Value>,
  condition = 'TRUE',
): Promise<Value> {
  const name = `test_refuses_${table}`;
  const body = database.isEmbedded
    ? `WHEN ${condition} BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`
    : `FOR EACH ROW BEGIN IF ${condition} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused by the test'; END IF; END`;
  await database.write((manager) =>
    manager.query(`CREATE TRIGGER ${name} BEFORE INSERT ON ${table} ${body}`),
  );
  try {
    return await work();
  } finally {
    await database.write((manager) => manager.query(`DROP TRIGGER ${name}`));
  }
}
