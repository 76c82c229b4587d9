import type { DataSource } from 'typeorm';

/** What the embedded database and the servers say differently, in the SQL that lists are read by. */
export interface Dialect {
  /** Follows a table that must be read by one index; a statement fails when there is no such index. */
  readonly usingIndex: (name: string) => string;
  /** Follows a table that must be read by its primary key. */
  readonly usingPrimaryKey: string;
  /** Joins a table for each row of the one before it, never the other way round. */
  readonly joinInThisOrder: string;
  /** Puts texts together. */
  readonly concatenated: (...texts: readonly string[]) => string;
  /** Puts named values into one text, a JSON object; instants are texts in it. */
  readonly asJsonObject: (values: Readonly<Record<string, string>>) => string;
  /** Makes a SELECT with ORDER BY the part of a UNION ALL, in which it keeps its order. */
  readonly inOrder: (select: string) => string;
  /** Takes a text of words with spaces between them apart: a table with a row for each, to join with, as `word.value`. */
  readonly eachWord: (words: string, length: number) => string;
  /** Begins FROM with the values of one parameter, a JSON list of texts, and joins the rows of a table that have them. */
  readonly rowsWithGiven: (table: string, column: string) => string;
  /** Compares as many columns as there are values, the first column first, so that an index over them is used. */
  readonly compared: (
    columns: readonly string[],
    operator: '<' | '>' | '>=',
    values: readonly string[],
  ) => { readonly sql: string; readonly parameters: readonly string[] };
}

/** The longest text that may be given to `rowsWithGiven`, in characters; no key is as long. */
export const LONGEST_GIVEN = 255;

const EMBEDDED: Dialect = {
  usingIndex: (name) => `INDEXED BY ${name}`,
  // It needs no hint for that, and has no word for it.
  usingPrimaryKey: '',
  joinInThisOrder: 'CROSS JOIN',
  concatenated: (...texts) => texts.join(' || '),
  asJsonObject: (values) => `json_object(${namesAndValues(values)})`,
  // A planner may drop an order that nothing seems to need; with a limit it decides which rows there are.
  inOrder: (select) => `SELECT * FROM (${select} LIMIT -1)`,
  eachWord: (words) => `json_each('["' || ${spacesAs('","', words)} || '"]') AS word`,
  rowsWithGiven: (table, column) =>
    `json_each(?) AS given CROSS JOIN ${table} ON ${table}.${column} = given.value`,
  compared: (columns, operator, values) => ({
    sql: `(${columns.slice(0, values.length).join(', ')}) ${operator} (${values.map(() => '?').join(', ')})`,
    parameters: values,
  }),
};

const SERVER: Dialect = {
  usingIndex: (name) => `FORCE INDEX (${name})`,
  usingPrimaryKey: 'FORCE INDEX (PRIMARY)',
  joinInThisOrder: 'STRAIGHT_JOIN',
  concatenated: (...texts) => `CONCAT(${texts.join(', ')})`,
  // As text: what is known to be JSON the driver would parse, in every row.
  asJsonObject: (values) => `CONCAT(JSON_OBJECT(${namesAndValues(values)}), '')`,
  inOrder: (select) => `(${select} LIMIT 18446744073709551615)`,
  // Of its own character set: MariaDB would take the database's, which may have no letters for a word.
  eachWord: (words, length) =>
    `JSON_TABLE(CONCAT('["', ${spacesAs('","', words)}, '"]'),
      '$[*]' COLUMNS (value varchar(${String(length)}) CHARACTER SET utf8mb4 PATH '$')) AS word`,
  // One text, prepared once, whatever the number of values. By the columns' collation, or their index would not be used.
  rowsWithGiven: (table, column) =>
    `JSON_TABLE(?, '$[*]' COLUMNS (value varchar(${String(LONGEST_GIVEN)}) CHARACTER SET utf8mb4 PATH '$')) AS given
      STRAIGHT_JOIN ${table} ON ${table}.${column} = given.value COLLATE utf8mb4_bin`,
  // Servers don't look up an index by a row value.
  compared: ([column = '', ...columns], operator, [value = '', ...values]) => {
    if (values.length === 0) return { sql: `${column} ${operator} ?`, parameters: [value] };
    const strictly = operator === '>=' ? '>' : operator;
    const rest = SERVER.compared(columns, operator, values);
    return {
      sql: `(${column} ${strictly} ? OR (${column} = ? AND ${rest.sql}))`,
      parameters: [value, value, ...rest.parameters],
    };
  },
};

function namesAndValues(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(', ');
}

function spacesAs(separator: string, words: string): string {
  return `REPLACE(TRIM(${words}), ' ', '${separator}')`;
}

/** Tells whether a data source is the embedded database and no server. */
export function isEmbedded({ options }: Pick<DataSource, 'options'>): boolean {
  return options.type === 'better-sqlite3';
}

/** Gives the dialect of a database. */
export function dialectOf(database: { readonly isEmbedded: boolean }): Dialect {
  return database.isEmbedded ? EMBEDDED : SERVER;
}

/**
 * Writes a statement once for each dialect, and not in each request.
 *
 * A server finds what it has prepared by the text: one that is always the same is found without reading it.
 */
export function inEachDialect(
  write: (dialect: Dialect) => string,
): (database: { readonly isEmbedded: boolean }) => string {
  const embedded = write(EMBEDDED);
  const server = write(SERVER);
  return ({ isEmbedded }) => (isEmbedded ? embedded : server);
}
