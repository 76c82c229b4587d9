import { setImmediate } from 'node:timers/promises';
import { escape } from 'mysql2';
import type { EntityManager } from 'typeorm';
import { type Dialect, dialectOf, isEmbedded } from './dialect';
import type { Row } from './row';

/** A value that both drivers accept. Instants are formatted by `instantText`. */
export type StoredValue = string | number | null;

/** Maximum number of values in a statement. SQLite's limit is 32,766. */
const VALUES_PER_STATEMENT = 30_000;
/** Number of rows that one UPDATE changes. It compares each row with each value, so more rows take longer. */
const ROWS_PER_UPDATE = 50;

/**
 * Inserts rows in as few statements as possible, without TypeORM's query builder, which takes many times as long.
 *
 * `constants` are columns with the same value in each row. Table, columns and constants must be literals from the code,
 * never user input.
 */
export async function insertRows(...[manager, ...given]: Parameters<typeof insertion>): Promise<void> {
  await insertion(manager, ...given)();
}

/** Sends statements that were created before, one after another. */
export type Prepared = () => Promise<void>;

/** Creates the statements of `insertRows` without sending them. */
export function insertion(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly StoredValue[])[],
  constants: Readonly<Record<string, string | number>> = {},
): Prepared {
  const same = Object.values(constants).map(literal);
  const marks = `(${[...columns.map(() => '?'), ...same].join()})`;
  const names = [...columns, ...Object.keys(constants)].join();
  const bindsValues = isEmbedded(manager.dataSource);
  const statements = inParts(rows, Math.floor(VALUES_PER_STATEMENT / columns.length)).map((part) => {
    const into = `INSERT INTO ${table} (${names}) VALUES `;
    if (bindsValues)
      return { sql: `${into}${`${marks},`.repeat(part.length - 1)}${marks}`, values: part.flat() };
    // Escapes each value here, since the driver would search the whole text for each placeholder.
    return {
      sql: into + part.map((row) => `(${[...row.map((value) => escape(value)), ...same].join()})`).join(),
    };
  });
  return async () => {
    for (const { sql, values } of statements) await manager.query(sql, values);
  };
}

/**
 * Sends statements one after another, and creates the next one while the database executes one.
 *
 * A statement is sent only after the previous one has succeeded. After a deadlock the server has rolled back, and a
 * later statement would take effect alone. Throws the first error.
 */
export async function inTurn(preparations: readonly (() => Prepared)[]): Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  for (const prepare of preparations) {
    const send = prepare();
    await underWay;
    underWay = send();
    // The error is thrown when this is awaited. Until then, Node.js must not report an unhandled rejection.
    underWay.catch(() => undefined);
    // Lets the process send the statement.
    await setImmediate();
  }
  await underWay;
}

/** Updates the same columns of rows to different values, by their ids. */
export async function updateRows(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly { readonly id: string; readonly values: readonly StoredValue[] }[],
): Promise<void> {
  for (const part of inParts(rows, ROWS_PER_UPDATE)) {
    const cases = `CASE id ${'WHEN ? THEN ? '.repeat(part.length)}END`;
    const sql = `UPDATE ${table} SET ${columns.map((column) => `${column} = ${cases}`).join()} WHERE id IN (${marks(part)})`;
    const values = columns.flatMap((_, index) => part.flatMap((row) => [row.id, row.values[index] ?? null]));
    await manager.query(sql, [...values, ...part.map(({ id }) => id)]);
  }
}

/**
 * Updates the same columns of rows to different values in one statement, which contains them as JSON.
 *
 * `columns` has the servers' column types, and `idType` that of the id. Table, columns and types must be literals from the
 * code.
 */
export async function updateRowsTogether(
  manager: EntityManager,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly { readonly id: string | number; readonly values: readonly StoredValue[] }[],
  idType = 'varchar(64)',
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const given = JSON.stringify(rows.map(({ id, values }) => [id, ...values]));
  const assignments = (target: string): string =>
    names.map((name) => `${target}${name} = given.${name}`).join();
  if (isEmbedded(manager.dataSource)) {
    const extracted = ['id', ...names].map(
      (name, index) => `json_extract(value, '$[${String(index)}]') AS ${name}`,
    );
    await manager.query(
      `UPDATE ${table} SET ${assignments('')} FROM (SELECT ${extracted.join()} FROM json_each(?)) AS given WHERE ${table}.id = given.id`,
      [given],
    );
    return;
  }
  const typed = Object.entries({ id: idType, ...columns }).map(
    ([name, type], index) => `${name} ${type} PATH '$[${String(index)}]'`,
  );
  // This join order finds rows by their ids, and so does the index. Otherwise MariaDB may read, and wait for, all rows of a
  // small table.
  await manager.query(
    `UPDATE JSON_TABLE(${escape(given)}, '$[*]' COLUMNS (${typed.join()})) AS given
       STRAIGHT_JOIN ${table} FORCE INDEX (PRIMARY) ON ${table}.id = given.id SET ${assignments(`${table}.`)}`,
  );
}

/**
 * Selects the rows whose column is one of the values. `sql` ends with the column. Without values, nothing is sent.
 *
 * If there are several parts, UNION ALL reads them in one consistent statement.
 */
export async function selectWhereIn(
  manager: EntityManager,
  sql: string | readonly string[],
  values: readonly string[],
  ending = '',
): Promise<Row[]> {
  const rows: Row[] = [];
  const most = Math.floor(VALUES_PER_STATEMENT / [sql].flat().length);
  for (const part of inParts(values, most))
    rows.push(...((await queryWhereIn(manager, sql, part, ending)) as Row[]));
  return rows;
}

/** Returns the dialect of a manager's database. */
export function dialectIn({ dataSource }: EntityManager): Dialect {
  return dialectOf({ isEmbedded: isEmbedded(dataSource) });
}

/** Sends a statement that restricts the last column of each part to the values. Splits values that exceed the limit. */
export async function queryWhereIn(
  manager: EntityManager,
  sql: string | readonly string[],
  values: readonly string[],
  ending = '',
): Promise<unknown> {
  const parts = [sql].flat();
  const statement = (list: string): string =>
    `${parts.map((part) => `${part} IN (${list})`).join(' UNION ALL ')} ${ending}`;
  if (isEmbedded(manager.dataSource))
    return manager.query<unknown>(
      statement(marks(values)),
      parts.flatMap(() => values),
    );
  return manager.query<unknown>(statement(values.map((value) => escape(value)).join()));
}

/** Formats a constant from the code as SQL. Throws for anything but a number or a plain word. */
export function literal(value: string | number): string {
  if (typeof value === 'number') return String(value);
  if (!/^[\w:. -]*$/.test(value)) throw new Error('A constant of a statement is a plain word.');
  return `'${value}'`;
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join();
}

/** Splits a list into parts, in order. An empty list has no parts. */
export function inParts<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  if (items.length <= size) return items.length === 0 ? [] : [items];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
