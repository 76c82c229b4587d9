import { requestError } from '../request/request-error';

/** The arguments of a connection, as the Relay cursor connections specification names them. */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A stretch of an ordered list: up to `limit` items, from its start or its end, between two ids. */
export interface ListWindow {
  readonly limit: number;
  readonly fromEnd: boolean;
  readonly afterId: string | null;
  readonly beforeId: string | null;
}

/** A page of a list, in the list's order whichever end it was taken from. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A page as the graph shows it. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;

/** Reads the arguments of a connection; throws BAD_USER_INPUT that names the one that is wrong. */
export function windowOf(args: ConnectionArguments): ListWindow {
  if (args.first != null && args.last != null) throw badArgument('last', 'Give first or last, not both.');
  const fromEnd = args.last != null;
  const limit = args.first ?? args.last ?? DEFAULT_PAGE;
  if (limit < 0 || limit > LARGEST_PAGE) {
    throw badArgument(fromEnd ? 'last' : 'first', `Ask for 0 to ${String(LARGEST_PAGE)} items.`);
  }
  return { limit, fromEnd, afterId: idOf('after', args.after), beforeId: idOf('before', args.before) };
}

/**
 * Makes a page of rows that were read one past the limit, nearest to the window's end first.
 *
 * The row past the limit tells whether the list goes on there; a cursor tells that it goes on at the other end.
 */
export function pageOf<Row>(window: ListWindow, rows: readonly Row[]): Page<Row> {
  const more = rows.length > window.limit;
  const kept = rows.slice(0, window.limit);
  return window.fromEnd
    ? { nodes: kept.reverse(), hasPreviousPage: more, hasNextPage: window.beforeId !== null }
    : { nodes: kept, hasNextPage: more, hasPreviousPage: window.afterId !== null };
}

/** Cuts a page out of a list that is in memory whole; throws BAD_USER_INPUT when a cursor's item has gone from it. */
export function pageOfList<Row>(
  window: ListWindow,
  rows: readonly Row[],
  idOfRow: (row: Row) => string,
): Page<Row> {
  const placeOf = (argument: 'after' | 'before', id: string): number => {
    const place = rows.findIndex((row) => idOfRow(row) === id);
    if (place === -1) throw badArgument(argument, 'That place in the list is gone; begin anew.');
    return place;
  };
  const start = window.afterId === null ? 0 : placeOf('after', window.afterId) + 1;
  const end = window.beforeId === null ? rows.length : placeOf('before', window.beforeId);
  const between = rows.slice(start, end);
  return pageOf(window, window.fromEnd ? [...between].reverse() : between);
}

/** Presents a page, each node with the cursor that stands for it. */
export function presentConnection<Row, Node>(
  page: Page<Row>,
  idOfRow: (row: Row) => string,
  present: (row: Row) => Node,
): Connection<Node> {
  const edges = page.nodes.map((row) => ({ node: present(row), cursor: cursorOf(idOfRow(row)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function cursorOf(id: string): string {
  return Buffer.from(id).toString('base64url');
}

function idOf(argument: 'after' | 'before', cursor: string | null | undefined): string | null {
  if (cursor == null) return null;
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^[a-z]{4}_[0-9a-z]{26}$/.test(id)) {
    throw badArgument(argument, 'Take the cursor from an edge or pageInfo of the same list.');
  }
  return id;
}

function badArgument(argument: string, message: string): Error {
  return requestError('BAD_USER_INPUT', `${argument}: ${message}`, { field: [argument] });
}
