import type { DataSource } from 'typeorm';

/** SQL that differs between the embedded database and servers, for reading lists. */
export interface Dialect {
  /** Index hint after a table. The statement fails if the index doesn't exist. */
  readonly usingIndex: (name: string) => string;
  /** Hint after a table to use its primary key. */
  readonly usingPrimaryKey: string;
  /** Joins a table in this order: for each row of the previous table. */
  readonly joinInThisOrder: string;
  /** The current instant in UTC, with milliseconds. */
  readonly currentInstant: string;
  /** Concatenates strings. */
  readonly concatenated: (...texts: readonly string[]) => string;
  /** Builds a string with a JSON object from named values. Instants are strings in it. */
  readonly asJsonObject: (values: Readonly<Record<string, string>>) => string;
  /** Makes a SELECT with ORDER BY a part of a UNION ALL that keeps its order. */
  readonly inOrder: (select: string) => string;
  /** Splits words separated by spaces into a table `word` with a column `value`, to join with. */
  readonly eachWord: (words: string, length: number) => string;
  /** Starts FROM with one parameter, a JSON array of strings, and joins the rows of a table that have these values. */
  readonly rowsWithGiven: (table: string, column: string) => string;
  /** Compares the first columns with the values, in lexicographic order, in a form that uses an index. */
  readonly compared: (
    columns: readonly string[],
    operator: '<' | '>' | '>=',
    values: readonly string[],
  ) => { readonly sql: string; readonly parameters: readonly string[] };
}

/** Maximum length of a value in `rowsWithGiven`, in characters. No key is longer. */
export const LONGEST_GIVEN = 255;

const EMBEDDED: Dialect = {
  usingIndex: (name) => `INDEXED BY ${name}`,
  // SQLite needs no such hint, and has none.
  usingPrimaryKey: '',
  joinInThisOrder: 'CROSS JOIN',
  currentInstant: "strftime('%Y-%m-%d %H:%M:%f', 'now')",
  concatenated: (...texts) => texts.join(' || '),
  asJsonObject: (values) => `json_object(${namesAndValues(values)})`,
  // The planner may omit ORDER BY from a subquery, unless it has a limit.
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
  currentInstant: 'UTC_TIMESTAMP(3)',
  concatenated: (...texts) => `CONCAT(${texts.join(', ')})`,
  // As a string, because the driver would parse a JSON value in every row.
  asJsonObject: (values) => `CONCAT(JSON_OBJECT(${namesAndValues(values)}), '')`,
  inOrder: (select) => `(${select} LIMIT 18446744073709551615)`,
  // With a character set, since MariaDB's default is the database's, which may lack letters of a word.
  eachWord: (words, length) =>
    `JSON_TABLE(CONCAT('["', ${spacesAs('","', words)}, '"]'),
      '$[*]' COLUMNS (value varchar(${String(length)}) CHARACTER SET utf8mb4 PATH '$')) AS word`,
  // The text doesn't depend on the number of values, so it's prepared once. Without the columns' collation, their index
  // wouldn't be used.
  rowsWithGiven: (table, column) =>
    `JSON_TABLE(?, '$[*]' COLUMNS (value varchar(${String(LONGEST_GIVEN)}) CHARACTER SET utf8mb4 PATH '$')) AS given
      STRAIGHT_JOIN ${table} ON ${table}.${column} = given.value COLLATE utf8mb4_bin`,
  // Servers don't use an index for row values.
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

/** Returns whether a data source is the embedded database rather than a server. */
export function isEmbedded({ options }: Pick<DataSource, 'options'>): boolean {
  return options.type === 'better-sqlite3';
}

/** Returns the dialect of a database. */
export function dialectOf(database: { readonly isEmbedded: boolean }): Dialect {
  return database.isEmbedded ? EMBEDDED : SERVER;
}

/**
 * Builds a statement once for each dialect, rather than in each request.
 *
 * Prepared statements are found by their text. For the same string object, that doesn't need to read the text.
 */
export function inEachDialect(
  write: (dialect: Dialect) => string,
): (database: { readonly isEmbedded: boolean }) => string {
  const embedded = write(EMBEDDED);
  const server = write(SERVER);
  return ({ isEmbedded }) => (isEmbedded ? embedded : server);
}
