import { type ListPage } from '../list/read-all';

/**
 * Reads a list page by page, starting after a cursor, until a row matches. Returns null if none does in `mostPages`
 * pages.
 */
export async function findInPages<Row>(
  readPage: (after: string) => Promise<ListPage<Row>>,
  start: string,
  isSought: (row: Row) => boolean,
  mostPages: number,
): Promise<Row | null> {
  let after: string | null = start;
  for (let page = 0; page < mostPages && after !== null; page += 1) {
    const { rows, next }: ListPage<Row> = await readPage(after);
    const found = rows.find(isSought);
    if (found !== undefined) return found;
    after = next;
  }
  return null;
}
