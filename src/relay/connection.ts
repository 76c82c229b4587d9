import { badArgument, cursorOf, type CursorList, type Place, placeOf } from './place';

/** The arguments of a connection, as named in the Relay cursor connections specification. */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A part of an ordered list: up to `limit` items, from the start or the end, between two places. */
export interface ListWindow {
  readonly limit: number;
  readonly fromEnd: boolean;
  readonly after: Place | null;
  readonly before: Place | null;
}

/** A page of a list, always in the list's order. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A page, with its information for GraphQL. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Counts the items of the whole list. Called at most once, if the caller requests the count. */
  readonly count: () => number | Promise<number>;
}

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;

/**
 * Reads the arguments of a connection. Throws BAD_USER_INPUT that names an invalid argument, such as a cursor of
 * another list.
 */
export function windowOf(args: ConnectionArguments, list: CursorList): ListWindow {
  if (args.first != null && args.last != null) throw badArgument('last', 'Give first or last, not both.');
  const fromEnd = args.last != null;
  const limit = args.first ?? args.last ?? DEFAULT_PAGE;
  if (limit < 0 || limit > LARGEST_PAGE) {
    throw badArgument(fromEnd ? 'last' : 'first', `Request 0 to ${String(LARGEST_PAGE)} items.`);
  }
  const after = placeOf('after', args.after, list);
  return { limit, fromEnd, after, before: placeOf('before', args.before, list) };
}

/**
 * Creates a page from rows that include one more than the limit, nearest to the window's end first.
 *
 * The extra row shows whether the list continues there. A cursor shows that it continues at the other end.
 */
export function pageOf<Row>(window: ListWindow, rows: readonly Row[]): Page<Row> {
  const more = rows.length > window.limit;
  const kept = rows.slice(0, window.limit);
  return window.fromEnd
    ? { nodes: kept.reverse(), hasPreviousPage: more, hasNextPage: window.before !== null }
    : { nodes: kept, hasNextPage: more, hasPreviousPage: window.after !== null };
}

/** Creates the connection of a page, with a cursor for each node. */
export function presentConnection<Row, Node>(
  page: Page<Row>,
  cursorOfRow: (row: Row) => string,
  present: (row: Row) => Node,
  count: () => number | Promise<number>,
): Connection<Node> {
  let counted: number | Promise<number> | undefined;
  const edges = page.nodes.map((row) => new Edge(present(row), () => cursorOfRow(row)));
  return { edges, pageInfo: new PageInfo(page, edges), count: () => (counted ??= count()) };
}

/** A node with its cursor, which is only created on request. */
class Edge<Node> {
  constructor(
    readonly node: Node,
    private readonly makeCursor: () => string,
  ) {}

  get cursor(): string {
    return this.makeCursor();
  }
}

/** Information about a page. Cursors are only created on request. */
class PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;

  constructor(
    { hasNextPage, hasPreviousPage }: Page<unknown>,
    private readonly edges: readonly { readonly cursor: string }[],
  ) {
    this.hasNextPage = hasNextPage;
    this.hasPreviousPage = hasPreviousPage;
  }

  get startCursor(): string | null {
    return this.edges[0]?.cursor ?? null;
  }

  get endCursor(): string | null {
    return this.edges.at(-1)?.cursor ?? null;
  }
}

/** A list that is completely in memory. */
export interface ListInMemory<Row> {
  /** Identifies the list in its cursors. See `CursorList`. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
}

/**
 * Creates the connection of the requested page of a list in memory.
 *
 * Throws BAD_USER_INPUT like `windowOf`, and if a cursor's item is no longer in the list.
 */
export function connectionOfList<Row, Node>(
  list: ListInMemory<Row>,
  args: ConnectionArguments,
  present: (row: Row) => Node,
): Connection<Node> {
  const { rows, idOf } = list;
  const window = windowOf(args, list);
  const page = pageOf(window, cutOut(window, rows, idOf));
  return presentConnection(
    page,
    (row) => cursorOf(list, [idOf(row)]),
    present,
    () => rows.length,
  );
}

function cutOut<Row>(window: ListWindow, rows: readonly Row[], idOf: (row: Row) => string): Row[] {
  const indexOf = (argument: 'after' | 'before', place: Place): number => {
    const index = rows.findIndex((row) => idOf(row) === place.at(-1));
    if (index === -1)
      throw badArgument(argument, "The cursor's item was removed from the list. Start from the beginning.");
    return index;
  };
  const start = window.after === null ? 0 : indexOf('after', window.after) + 1;
  const end = window.before === null ? rows.length : indexOf('before', window.before);
  const between = rows.slice(start, end);
  return window.fromEnd ? between.reverse() : between;
}
