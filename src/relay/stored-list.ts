import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Database, Parameter } from '../database/database';
import { dialectOf } from '../database/dialect';
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
import { comparePlaces, type Leads, type Place } from './place';

/** A condition of a list, in SQL with named parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
}

/**
 * A list that is read from the database page by page.
 *
 * Its columns, with what comes before them in the index, must be the order of the index that `from` names: so a page
 * costs what it holds, wherever in the list it is.
 */
export interface StoredList<Row extends ObjectLiteral> {
  readonly entity: EntityTarget<Row>;
  /** The table, or tables, in SQL, with the index to use; the table of the entity is called `listed`. */
  readonly from: string;
  readonly conditions: readonly Condition[];
  /** The columns of a row's place. */
  readonly orderedBy: readonly [...leading: string[], id: string];
  readonly descending?: boolean;
  /** The least values that are in the list. */
  readonly start?: readonly string[];
  /** The least values that are past it. */
  readonly end?: readonly string[];
  /** What may lead a place; absent when the list is ordered by id alone. */
  readonly leads?: Leads;
}

/** Reads the page of a list that is asked for, in one statement; counts the list in another when that is asked for. */
export async function connectionOfStoredList<Row extends ObjectLiteral & { readonly id: string }, Node>(
  database: Database,
  list: StoredList<Row>,
  args: ConnectionArguments,
  present: (row: Row) => Node,
): Promise<Connection<Node>> {
  const window = windowOf(args, list.leads);
  const rows = await rowsOf(database, list, window);
  return presentConnection(
    pageOf(window, rows),
    ({ place }) => place,
    ({ row }) => present(row),
    () => countOf(database, list),
  );
}

interface PlacedRow<Row> {
  readonly row: Row;
  readonly place: Place;
}

/** Reads one more row than a page holds, nearest to the window's end first. */
async function rowsOf<Row extends ObjectLiteral & { readonly id: string }>(
  database: Database,
  list: StoredList<Row>,
  window: ListWindow,
): Promise<PlacedRow<Row>[]> {
  const direction = (list.descending ?? false) === window.fromEnd ? 'ASC' : 'DESC';
  const where = whereOf(database, list, window);
  const leading = list.orderedBy.slice(0, -1);
  const columns = [
    'listed.id AS id',
    ...leading.map((column, index) => `${column} AS place_${String(index)}`),
  ];
  // The index finds the page by itself; what it finds is then read whole.
  const found = `(SELECT ${columns.join(', ')} FROM ${list.from} WHERE ${where.sql}
    ORDER BY ${list.orderedBy.map((column) => `${column} ${direction}`).join(', ')} LIMIT ${String(window.limit + 1)})`;
  const query = database.reads
    .createQueryBuilder(list.entity, 'item')
    .innerJoin(found, 'page', 'page.id = item.id')
    .setParameters({ ...where.parameters });
  for (const index of leading.keys()) {
    query.addSelect(`page.place_${String(index)}`, `place_${String(index)}`);
    query.addOrderBy(`page.place_${String(index)}`, direction);
  }
  const { entities, raw } = await query.addOrderBy('page.id', direction).getRawAndEntities<Row>();
  return entities.map((row, at) => ({
    row,
    place: [
      ...Array.from(leading.keys(), (index) => placeIn(raw[at] ?? {}, `place_${String(index)}`)),
      row.id,
    ],
  }));
}

async function countOf<Row extends ObjectLiteral>(
  database: Database,
  list: StoredList<Row>,
): Promise<number> {
  const where = whereOf(database, list, { after: null, before: null });
  const counted = await database.reads
    .createQueryBuilder()
    .select('COUNT(*)', 'total')
    .from(`(SELECT 1 FROM ${list.from} WHERE ${where.sql})`, 'counted')
    .setParameters({ ...where.parameters })
    .getRawOne<Row>();
  return integer(counted ?? {}, 'total');
}

/** Puts the conditions of a stretch together; of two bounds on a side the narrower alone, by which an index is read. */
function whereOf<Row extends ObjectLiteral>(
  database: Database,
  { conditions, orderedBy, start, end, descending }: StoredList<Row>,
  { after, before }: Pick<ListWindow, 'after' | 'before'>,
): Required<Condition> {
  const [low, high] = descending ? [before, after] : [after, before];
  const parameters: Record<string, Parameter> = {};
  const bound = (side: string, operator: '<' | '>' | '>=', values: readonly string[]): Condition => {
    values.forEach((value, index) => (parameters[`${side}${String(index)}`] = value));
    const names = values.map((_, index) => `:${side}${String(index)}`);
    return { sql: dialectOf(database).compared(orderedBy, operator, names) };
  };
  const bounds: Condition[] = [];
  if (low && (!start || comparePlaces(low, start) >= 0)) bounds.push(bound('low', '>', low));
  else if (start) bounds.push(bound('low', '>=', start));
  if (high && (!end || comparePlaces(high, end) < 0)) bounds.push(bound('high', '<', high));
  else if (end) bounds.push(bound('high', '<', end));

  for (const condition of conditions) Object.assign(parameters, condition.parameters);
  return { sql: [...conditions, ...bounds].map(({ sql }) => sql).join(' AND '), parameters };
}

/** Reads a column that orders a list, as a cursor contains it. */
function placeIn(row: Row, column: string): string {
  return row[column] instanceof Date ? instantText(row[column]) : text(row, column);
}
