import { escape } from 'mysql2';
import type { Connection } from 'mysql2/promise';
import type { Dataset } from './dataset';

const ROWS_PER_STATEMENT = 5_000;

/**
 * Fills a migrated, empty database with a data set.
 *
 * Statements insert many rows each, in one transaction, without the checks that the data satisfies by construction.
 * Calls `onRows` with the number of rows added since its last call.
 */
export async function fillDatabase(
  connection: Connection,
  dataset: Dataset,
  onRows: (added: number) => void = () => undefined,
): Promise<void> {
  await connection.query('SET SESSION foreign_key_checks = 0, unique_checks = 0');
  await connection.beginTransaction();
  for (const { table, columns, rows } of dataset.tables) {
    const into = `INSERT INTO ${table} (${columns.join()}) VALUES `;
    for (const part of inParts(rows(), ROWS_PER_STATEMENT)) {
      await connection.query(
        into + part.map((row) => `(${row.map((value) => escape(value)).join()})`).join(),
      );
      onRows(part.length);
    }
  }
  await connection.commit();
  await connection.query('SET SESSION foreign_key_checks = 1, unique_checks = 1');
  await connection.query(`ANALYZE TABLE ${dataset.tables.map(({ table }) => table).join()}`);
}

function* inParts<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let part: Item[] = [];
  for (const item of items) {
    part.push(item);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
