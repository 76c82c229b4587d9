import { isUint8Array } from 'node:util/types';
import type { EntityManager } from 'typeorm';
import { instantOfText } from './instant-text';

/** A value that can be bound to a parameter. */
export type Parameter = string | number | boolean | Date | null;

/** A row, or a list of values, from a driver. Its values are unknown until a column reader checks them. */
export type Row = Readonly<Record<string | number, unknown>>;

/**
 * Reads a column of a row.
 *
 * Databases type the same expression differently: `EXISTS` is an INT that arrives as `0` on MariaDB, and a BIGINT that
 * arrives as `'0'`, which is truthy, on MySQL. Each reader accepts every form that a driver uses for its type.
 *
 * @throws UnexpectedColumnError for any other value, and for a column that the row doesn't have.
 */
export type ColumnReader<Value> = (row: Row, column: string | number) => Value;

/** Reports a column whose value isn't of the expected type. The message never contains the value. */
export class UnexpectedColumnError extends Error {
  readonly code = 'UNEXPECTED_COLUMN';

  constructor(column: string | number, expected: string, value: unknown) {
    super(
      `The database returned ${typeNameOf(value)} for the column ${column}, which should be ${expected}.`,
    );
    this.name = 'UnexpectedColumnError';
  }
}

/** Reads a string. */
export const text: ColumnReader<string> = (row, column) => {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new UnexpectedColumnError(column, 'text', value);
};

/** Reads a string that is compared byte by byte. Servers return its UTF-8 bytes, SQLite returns a string. */
export const binaryText: ColumnReader<string> = (row, column) => {
  const value = row[column];
  if (typeof value === 'string') return value;
  if (isUint8Array(value)) return Buffer.from(value).toString('utf8');
  throw new UnexpectedColumnError(column, 'text or its bytes', value);
};

/** Reads a safe integer. BIGINT and DECIMAL arrive as strings. */
export const integer: ColumnReader<number> = (row, column) => {
  const value = row[column];
  const number =
    typeof value === 'bigint' || (typeof value === 'string' && /^-?\d{1,16}$/.test(value))
      ? Number(value)
      : value;
  if (Number.isSafeInteger(number)) return number as number;
  throw new UnexpectedColumnError(column, 'a whole number', value);
};

/** Reads a boolean: `0` or `1` as a number, a string, or a BIT. */
export const boolean: ColumnReader<boolean> = (row, column) => {
  const value = row[column];
  if (value === 1 || value === '1' || value === true || value === 1n) return true;
  if (value === 0 || value === '0' || value === false || value === 0n) return false;
  if (isUint8Array(value) && value.length === 1 && (value[0] === 0 || value[0] === 1)) return value[0] === 1;
  throw new UnexpectedColumnError(column, '0 or 1', value);
};

/** Reads an instant: a Date from a server, or a UTC string from SQLite or from a column cast to text. */
export const instant: ColumnReader<Date> = (row, column) => {
  const value = row[column];
  const date = typeof value === 'string' ? instantOfText(value) : value;
  if (date instanceof Date && !Number.isNaN(date.getTime())) return date;
  throw new UnexpectedColumnError(column, 'an instant', value);
};

/** Creates a reader of words from a fixed list. */
export function oneOf<Word extends string>(words: readonly Word[]): ColumnReader<Word> {
  return (row, column) => {
    const value = row[column];
    if (isOneOf(words, value)) return value;
    throw new UnexpectedColumnError(column, `one of ${words.join(', ')}`, value);
  };
}

/** Creates a reader that also accepts NULL. */
export function nullable<Value>(read: ColumnReader<Value>): ColumnReader<Value | null> {
  return (row, column) => (row[column] === null ? null : read(row, column));
}

/** Creates a reader of rows from a reader for each column. */
export function rowReader<Readers extends Readonly<Record<string, ColumnReader<unknown>>>>(
  readers: Readers,
): (row: Row) => { readonly [Column in keyof Readers]: ReturnType<Readers[Column]> } {
  const columns = Object.entries(readers);
  return (row) => {
    const values: Record<string, unknown> = {};
    for (const [column, read] of columns) values[column] = read(row, column);
    return values as { readonly [Column in keyof Readers]: ReturnType<Readers[Column]> };
  };
}

/** Returns whether a value is a word from a list. */
export function isOneOf<Word extends string>(words: readonly Word[], value: unknown): value is Word {
  return (words as readonly unknown[]).includes(value);
}

/** Runs a hand-written SELECT within a transaction. */
export function selectRows(
  manager: EntityManager,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  return manager.query<Row[]>(sql, [...parameters]);
}

function typeNameOf(value: unknown): string {
  if (value === null) return 'NULL';
  if (value === undefined) return 'nothing';
  return typeof value === 'object' ? value.constructor.name : typeof value;
}
