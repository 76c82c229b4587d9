/** A page of a list. `next` is the cursor of the next page, or null if it's the last page. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** A list that's read page by page. */
export interface PagedList<Row> {
  readonly readPage: (after: string | undefined) => Promise<ListPage<Row>>;
  /** Counts the list. Undefined if it can't be counted. Not called for a list of one page. */
  readonly count: () => Promise<number | undefined>;
}

/** How much of a list was read. `total` is undefined while it's unknown. */
export interface ReadSoFar {
  readonly read: number;
  readonly total: number | undefined;
}

/**
 * Reads the pages of a list until the end, or until at least `most` rows were read. Returns null if it was
 * canceled meanwhile.
 */
export async function readAll<Row>(
  { readPage, count }: PagedList<Row>,
  {
    onProgress,
    signal,
    most = Infinity,
  }: {
    readonly onProgress: (progress: ReadSoFar) => void;
    readonly signal: AbortSignal;
    readonly most?: number;
  },
): Promise<readonly Row[] | null> {
  // A function, because the signal changes while this waits.
  const isCanceled = (): boolean => signal.aborted;
  const rows: Row[] = [];
  let total: number | undefined;
  let after: string | undefined;
  for (;;) {
    const page = await readPage(after);
    if (isCanceled()) return null;
    rows.push(...page.rows);
    if (page.next === null || rows.length >= most) return rows;
    if (after === undefined) {
      total = await count();
      if (isCanceled()) return null;
    }
    after = page.next;
    onProgress({ read: rows.length, total });
  }
}

/** Returns a page of a connection, as `readAll` reads it. */
export function pageOf<Row>(
  connection:
    | {
        readonly edges: readonly { readonly node: Row }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      }
    | null
    | undefined,
): ListPage<Row> {
  if (!connection) return { rows: [], next: null };
  const { hasNextPage, endCursor } = connection.pageInfo;
  return { rows: connection.edges.map(({ node }) => node), next: hasNextPage ? endCursor : null };
}
