import { setImmediate } from 'node:timers/promises';
import { escape } from 'mysql2';
import type { EntityManager } from 'typeorm';
import { type Dialect, dialectOf, isEmbedded } from './dialect';
import type { Row } from './row';

/** A value as both drivers take it; instants as `instantText` writes them. */
export type StoredValue = string | number | null;

/** How many values a statement may have: SQLite's limit is 32,766. */
const VALUES_PER_STATEMENT = 30_000;
/** How many rows one UPDATE changes: it compares each row with each, so that more would take longer. */
const ROWS_PER_UPDATE = 50;

/**
 * Inserts rows in as few statements as can be, past TypeORM's builder, which takes many times as long.
 *
 * `constants` are columns that have the same value in each row. Table, columns and constants are the code's own words
 * and never what somebody entered.
 */
export async function insertRows(...[manager, ...given]: Parameters<typeof insertion>): Promise<void> {
  await insertion(manager, ...given)();
}

/** Sends statements that have been written; each waits for the one before it. */
export type Prepared = () => Promise<void>;

/** Writes the statements of `insertRows` without sending them yet. */
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
    // Value by value, since the driver would look for each placeholder in all of the text.
    return {
      sql: into + part.map((row) => `(${[...row.map((value) => escape(value)), ...same].join()})`).join(),
    };
  });
  return async () => {
    for (const { sql, values } of statements) await manager.query(sql, values);
  };
}

/**
 * Sends statements one after another and, while the database is at one, has the next written.
 *
 * Never is one sent before the one before it has succeeded: after a deadlock the server has rolled back, and what
 * came then would be kept for itself. Throws the first error.
 */
export async function inTurn(preparations: readonly (() => Prepared)[]): Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  for (const prepare of preparations) {
    const send = prepare();
    await underWay;
    underWay = send();
    // Whoever waits for it is told; until then it must not look like nobody did.
    underWay.catch(() => undefined);
    // Lets what was written leave the process.
    await setImmediate();
  }
  await underWay;
}

/** Updates the same columns of rows, each to values of its own, found by their ids. */
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
 * Updates the same columns of rows, each to values of its own, in one statement, which carries them as JSON.
 *
 * `columns` has the types that a server keeps them in. Table and columns are the code's own words.
 */
export async function updateRowsTogether(
  manager: EntityManager,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly { readonly id: string; readonly values: readonly StoredValue[] }[],
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
  const typed = Object.entries({ id: 'varchar(64)', ...columns }).map(
    ([name, type], index) => `${name} ${type} PATH '$[${String(index)}]'`,
  );
  // In this order, so that rows are found, and locked, by their ids.
  await manager.query(
    `UPDATE JSON_TABLE(${escape(given)}, '$[*]' COLUMNS (${typed.join()})) AS given
       STRAIGHT_JOIN ${table} ON ${table}.id = given.id SET ${assignments(`${table}.`)}`,
  );
}

/**
 * Selects the rows whose column, with which `sql` ends, is one of the values; none of them asks nothing.
 *
 * Several parts are read together by UNION ALL, as of one instant.
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

/** Gives the dialect of the database that a manager writes to. */
export function dialectIn({ dataSource }: EntityManager): Dialect {
  return dialectOf({ isEmbedded: isEmbedded(dataSource) });
}

/** Sends a statement whose last column, in each of its parts, is one of the values, as many as a statement may have. */
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

/** Writes a constant of the code's own into a statement; throws on anything but a number or a plain word. */
export function literal(value: string | number): string {
  if (typeof value === 'number') return String(value);
  if (!/^[\w:. -]*$/.test(value)) throw new Error('A constant of a statement is a plain word.');
  return `'${value}'`;
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join();
}

/** Takes a list apart, in its order; an empty one has no parts. */
export function inParts<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  if (items.length <= size) return items.length === 0 ? [] : [items];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
