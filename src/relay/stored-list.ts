import DataLoader from 'dataloader';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Database } from '../database/database';
import { dialectOf } from '../database/dialect';
import { entityReader } from '../database/entity-reader';
import { instantText } from '../database/instant-text';
import { integer, type Parameter, type Row as DatabaseRow, text } from '../database/row';
import {
  type Connection,
  type ConnectionArguments,
  type ListWindow,
  pageOf,
  presentConnection,
  windowOf,
} from './connection';
import { comparePlaces, type CursorList, cursorOf, type Place } from './place';

/** A condition of a list, in SQL with a `?` for each parameter. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/**
 * A list that is read from the database page by page.
 *
 * Its order, with any index columns before it, must be the order of the index that `from` names. So the cost of a page
 * depends on its size, not on its position in the list.
 */
export interface StoredList<Row extends ObjectLiteral> extends CursorList {
  readonly entity: EntityTarget<Row>;
  /**
   * The account whose audit trail has every change of the list. The list can be read from a replica then. Omit it if the
   * rows decide access.
   */
  readonly accountId?: string;
  /** The table, or tables, in SQL, with the index to use. The entity's table has the alias `listed`. */
  readonly from: string;
  readonly conditions: readonly Condition[];
  /** The columns of a row's place. */
  readonly orderedBy: readonly [...leading: string[], id: string];
  readonly descending?: boolean;
  /** Lower bound of the list, inclusive. */
  readonly start?: readonly string[];
  /** Upper bound of the list, exclusive. */
  readonly end?: readonly string[];
}

/**
 * Reads the requested page of a list in one statement. If the count is requested, another statement counts the list.
 */
export async function connectionOfStoredList<Row extends ObjectLiteral & { readonly id: string }, Node>(
  database: Database,
  list: StoredList<Row>,
  args: ConnectionArguments,
  present: (row: Row) => Node,
): Promise<Connection<Node>> {
  const window = windowOf(args, list);
  const rows = await rowsOf(database, list, window);
  return presentConnection(
    pageOf(window, rows),
    ({ place }) => cursorOf(list, place),
    ({ row }) => present(row),
    () => countOf(database, list),
  );
}

/** The requested page of a list. */
export interface ListRequest<Row extends ObjectLiteral, Node> {
  readonly list: StoredList<Row>;
  readonly args: ConnectionArguments;
  readonly present: (row: Row) => Node;
}

/** Maximum number of lists that are read in one statement. */
const LISTS_PER_STATEMENT = 100;

/**
 * Reads the requested pages of many lists like `connectionOfStoredList`, up to 100 lists in one statement. If counts are
 * requested, another statement counts these lists. An invalid request gets its error instead of a connection.
 */
export async function connectionsOfStoredLists<Row extends ObjectLiteral & { readonly id: string }, Node>(
  database: Database,
  requests: readonly ListRequest<Row, Node>[],
): Promise<(Connection<Node> | Error)[]> {
  const pages = new DataLoader((wanted: readonly WantedPage<Row>[]) => rowsOfEach(database, wanted), {
    maxBatchSize: LISTS_PER_STATEMENT,
    cache: false,
  });
  const counts = new DataLoader((lists: readonly StoredList<Row>[]) => countEach(database, lists), {
    maxBatchSize: LISTS_PER_STATEMENT,
  });
  return Promise.all(
    requests.map(async ({ list, args, present }) => {
      try {
        const window = windowOf(args, list);
        const rows = await pages.load({ list, window });
        return presentConnection(
          pageOf(window, rows),
          ({ place }) => cursorOf(list, place),
          ({ row }) => present(row),
          () => counts.load(list),
        );
      } catch (error) {
        return error as Error;
      }
    }),
  );
}

interface PlacedRow<Row> {
  readonly row: Row;
  readonly place: Place;
}

interface WantedPage<Row extends ObjectLiteral> {
  readonly list: StoredList<Row>;
  readonly window: ListWindow;
}

/** Reads one row more than the page size, nearest to the window's end first. */
async function rowsOf<Row extends ObjectLiteral & { readonly id: string }>(
  database: Database,
  list: StoredList<Row>,
  window: ListWindow,
): Promise<PlacedRow<Row>[]> {
  const { sql, parameters, read } = selectionOf(database, { list, window });
  return (await selectOf(database, list.accountId, { sql, parameters })).map(read);
}

/** Reads several pages in one statement, each like `rowsOf`. */
async function rowsOfEach<Row extends ObjectLiteral & { readonly id: string }>(
  database: Database,
  wanted: readonly WantedPage<Row>[],
): Promise<PlacedRow<Row>[][]> {
  const selections = wanted.map((page, index) => selectionOf(database, page, [numbered(index)]));
  const rows = await database.select(
    selections.map(({ sql }) => `SELECT * FROM (${sql}) AS listed`).join(' UNION ALL '),
    selections.flatMap(({ parameters }) => parameters),
  );
  const found = wanted.map((): PlacedRow<Row>[] => []);
  for (const stored of rows) {
    const index = integer(stored, 'list_number');
    const selection = selections[index];
    if (selection) found[index]?.push(selection.read(stored));
  }
  // A union doesn't keep the order of its parts.
  return wanted.map(({ list, window }, index) => {
    const sign = directionOf(list, window) === 'ASC' ? 1 : -1;
    return (found[index] ?? []).toSorted((one, other) => sign * comparePlaces(one.place, other.place));
  });
}

/** The column with the number of a list, where a statement reads several. */
function numbered(index: number): string {
  return `${String(index)} AS list_number`;
}

interface Selection<Row> extends Condition {
  readonly read: (stored: DatabaseRow) => PlacedRow<Row>;
}

function selectionOf<Row extends ObjectLiteral & { readonly id: string }>(
  database: Database,
  { list, window }: WantedPage<Row>,
  further: readonly string[] = [],
): Selection<Row> {
  const direction = directionOf(list, window);
  const where = whereOf(database, list, window);
  const leading = list.orderedBy.slice(0, -1);
  const entities = entityReader(database.reads, list.entity);
  // Selects whole rows: if the index had every column, MariaDB 11 might scan it from the list's start to the page.
  const columns = [
    ...further,
    ...entities.columnsOf('listed'),
    ...leading.map((column, index) => `${column} AS place_${String(index)}`),
  ];
  return {
    sql: `SELECT ${columns.join(', ')} FROM ${list.from} WHERE ${where.sql}
     ORDER BY ${list.orderedBy.map((column) => `${column} ${direction}`).join(', ')} LIMIT ${String(window.limit + 1)}`,
    parameters: where.parameters,
    read: (stored) => {
      const row = entities.read(stored);
      return {
        row,
        place: [...leading.map((_, index) => placeIn(stored, `place_${String(index)}`)), row.id],
      };
    },
  };
}

function directionOf(
  { descending = false }: Pick<StoredList<ObjectLiteral>, 'descending'>,
  { fromEnd }: ListWindow,
): 'ASC' | 'DESC' {
  return descending === fromEnd ? 'ASC' : 'DESC';
}

async function countOf<Row extends ObjectLiteral>(
  database: Database,
  list: StoredList<Row>,
): Promise<number> {
  return (await countEach(database, [list], list.accountId))[0] ?? 0;
}

/** Counts several lists, of the account if it's given, in one statement. */
async function countEach<Row extends ObjectLiteral>(
  database: Database,
  lists: readonly StoredList<Row>[],
  accountId?: string,
): Promise<number[]> {
  const counted = lists.map((list, index) => {
    const where = whereOf(database, list, { after: null, before: null });
    const columns = `${numbered(index)}, COUNT(*) AS total`;
    return {
      sql: `SELECT ${columns} FROM ${list.from} WHERE ${where.sql}`,
      parameters: where.parameters,
    };
  });
  const rows = await selectOf(database, accountId, {
    sql: counted.map(({ sql }) => sql).join(' UNION ALL '),
    parameters: counted.flatMap(({ parameters }) => parameters),
  });
  const totals = new Map(rows.map((row) => [integer(row, 'list_number'), integer(row, 'total')]));
  return lists.map((_, index) => totals.get(index) ?? 0);
}

function selectOf(
  database: Database,
  accountId: string | undefined,
  { sql, parameters }: Condition,
): Promise<DatabaseRow[]> {
  return accountId === undefined
    ? database.select(sql, parameters)
    : database.selectOfAccount(accountId, sql, parameters);
}

/**
 * Combines the conditions of a window. Of two bounds on a side, uses the narrower one, so that the index can use it.
 */
function whereOf<Row extends ObjectLiteral>(
  database: Database,
  { conditions, orderedBy, start, end, descending }: StoredList<Row>,
  { after, before }: Pick<ListWindow, 'after' | 'before'>,
): Condition {
  const [low, high] = descending ? [before, after] : [after, before];
  const bound = (operator: '<' | '>' | '>=', values: readonly string[]): Condition =>
    dialectOf(database).compared(orderedBy, operator, values);
  const bounds: Condition[] = [];
  if (low && (!start || comparePlaces(low, start) >= 0)) bounds.push(bound('>', low));
  else if (start) bounds.push(bound('>=', start));
  if (high && (!end || comparePlaces(high, end) < 0)) bounds.push(bound('<', high));
  else if (end) bounds.push(bound('<', end));

  const all = [...conditions, ...bounds];
  return {
    sql: all.map(({ sql }) => sql).join(' AND '),
    parameters: all.flatMap(({ parameters }) => parameters),
  };
}

/** Reads a column that orders a list, in the format of cursors. */
function placeIn(row: DatabaseRow, column: string): string {
  return row[column] instanceof Date ? instantText(row[column]) : text(row, column);
}
