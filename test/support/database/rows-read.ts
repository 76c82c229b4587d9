import type { Database } from '../../../src/database/database';
import { integer } from '../../../src/database/row';

/**
 * Counts the rows and index entries that a server reads during work.
 *
 * The database must have a pool of one connection, because the counters belong to a connection.
 */
export async function countRowsRead(database: Database, work: () => Promise<unknown>): Promise<number> {
  await database.select('FLUSH STATUS', []);
  await work();
  const counters = await database.select("SHOW SESSION STATUS LIKE 'Handler_read%'", []);
  return counters.reduce((sum, row) => sum + integer(row, 'Value'), 0);
}
