import { badArgument, cursorOf, type CursorList, type Place, placeOf } from './place';

/** The arguments of a connection, as the Relay cursor connections specification names them. */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A stretch of an ordered list: up to `limit` items, from its start or its end, between two places. */
export interface ListWindow {
  readonly limit: number;
  readonly fromEnd: boolean;
  readonly after: Place | null;
  readonly before: Place | null;
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
  /** Counts the items of the whole list; called when the caller asks for it, once. */
  readonly count: () => number | Promise<number>;
}

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;

/**
 * Reads the arguments of a connection; throws BAD_USER_INPUT that names the one that is wrong, such as a cursor of
 * another list.
 */
export function windowOf(args: ConnectionArguments, list: CursorList): ListWindow {
  if (args.first != null && args.last != null) throw badArgument('last', 'Give first or last, not both.');
  const fromEnd = args.last != null;
  const limit = args.first ?? args.last ?? DEFAULT_PAGE;
  if (limit < 0 || limit > LARGEST_PAGE) {
    throw badArgument(fromEnd ? 'last' : 'first', `Ask for 0 to ${String(LARGEST_PAGE)} items.`);
  }
  const after = placeOf('after', args.after, list);
  return { limit, fromEnd, after, before: placeOf('before', args.before, list) };
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
    ? { nodes: kept.reverse(), hasPreviousPage: more, hasNextPage: window.before !== null }
    : { nodes: kept, hasNextPage: more, hasPreviousPage: window.after !== null };
}

/** Presents a page, each node with the cursor that stands for it. */
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

/** A node with its cursor, which is made only for those who ask. */
class Edge<Node> {
  constructor(
    readonly node: Node,
    private readonly makeCursor: () => string,
  ) {}

  get cursor(): string {
    return this.makeCursor();
  }
}

/** Where a page stands, its cursors made only for those who ask. */
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

/** A list that is in memory whole. */
export interface ListInMemory<Row> {
  /** Identifies the list in its cursors: see `CursorList`. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
}

/**
 * Presents the page that is asked for of a list that is in memory whole.
 *
 * Throws BAD_USER_INPUT as `windowOf` does, and when a cursor's item has gone from the list.
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
    if (index === -1) throw badArgument(argument, 'That place in the list is gone; begin anew.');
    return index;
  };
  const start = window.after === null ? 0 : indexOf('after', window.after) + 1;
  const end = window.before === null ? rows.length : indexOf('before', window.before);
  const between = rows.slice(start, end);
  return window.fromEnd ? between.reverse() : between;
}
