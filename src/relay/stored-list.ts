import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Database, Parameter } from '../database/database';
import { dialectOf } from '../database/dialect';
import { entityReader } from '../database/entity-reader';
import { instantText } from '../database/instant-text';
import { integer, type Row, text } from '../database/row';
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

interface PlacedRow<Row> {
  readonly row: Row;
  readonly place: Place;
}

/** Reads one row more than the page size, nearest to the window's end first. */
async function rowsOf<Row extends ObjectLiteral & { readonly id: string }>(
  database: Database,
  list: StoredList<Row>,
  window: ListWindow,
): Promise<PlacedRow<Row>[]> {
  const direction = (list.descending ?? false) === window.fromEnd ? 'ASC' : 'DESC';
  const where = whereOf(database, list, window);
  const leading = list.orderedBy.slice(0, -1);
  const entities = entityReader(database.reads, list.entity);
  // Selects whole rows: if the index had every column, MariaDB 11 might scan it from the list's start to the page.
  const columns = [
    ...entities.columns.map((column) => `listed.${column}`),
    ...leading.map((column, index) => `${column} AS place_${String(index)}`),
  ];
  const rows = await database.select(
    `SELECT ${columns.join(', ')} FROM ${list.from} WHERE ${where.sql}
     ORDER BY ${list.orderedBy.map((column) => `${column} ${direction}`).join(', ')} LIMIT ${String(window.limit + 1)}`,
    where.parameters,
  );
  return rows.map((stored) => {
    const row = entities.read(stored);
    return {
      row,
      place: [...leading.map((_, index) => placeIn(stored, `place_${String(index)}`)), row.id],
    };
  });
}

async function countOf<Row extends ObjectLiteral>(
  database: Database,
  list: StoredList<Row>,
): Promise<number> {
  const where = whereOf(database, list, { after: null, before: null });
  const [counted] = await database.select(
    `SELECT COUNT(*) AS total FROM ${list.from} WHERE ${where.sql}`,
    where.parameters,
  );
  return integer(counted ?? {}, 'total');
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
function placeIn(row: Row, column: string): string {
  return row[column] instanceof Date ? instantText(row[column]) : text(row, column);
}
