import { setImmediate } from 'node:timers/promises';
import type { Result } from '../foundation/result';
import { type Columns, findColumns } from './columns';
import type { CsvRow } from './csv-blocks';
import type { CsvFile } from './csv-file';
import { RowCells } from './row-cells';
import type { RowFault } from './row-fault';
import { SeenIds } from './seen-ids';

/** A row of a file, or what is wrong with it. */
export interface ReadRow<Row> {
  /** Its place among the rows of the file, from 0. */
  readonly index: number;
  readonly line: number;
  /** The record's id in Dataverse; null where the row has none. */
  readonly id: string | null;
  readonly row: Row | null;
  /** Why there is no row. */
  readonly fault: RowFault | null;
}

/** How many rows are read in one go. */
const ROWS_AT_ONCE = 250;

/** Says what the columns of a file are and how its rows are read. */
export interface FileShape<Field extends string, Row extends { readonly externalId: string }> {
  readonly columns: Columns<Field>;
  readonly read: (cells: RowCells<Field>) => Result<Row, RowFault<Field>>;
}

/** Returns the name that the column of a field has in a file's header; '' where there is none. */
export function titleIn(file: CsvFile, columns: Columns<string>, field: string | null): string {
  if (field === null) return '';
  const position = findColumns(file.path, file.header, columns).get(field);
  return (position === undefined ? columns[field]?.logical : file.header[position]?.trim()) ?? '';
}

/**
 * Reads the rows of a file in batches, from the beginning.
 *
 * Of several rows with one id the first counts, so that running again finds the same state and changes nothing. Reads
 * a little at a time, so that reading ahead keeps nobody from talking to the database.
 */
export async function* readRows<Field extends string, Row extends { readonly externalId: string }>(
  file: CsvFile,
  { columns, read }: FileShape<Field, Row>,
  batchSize: number,
): AsyncGenerator<readonly ReadRow<Row>[], void> {
  const cells = new RowCells(findColumns(file.path, file.header, columns));
  const seen = new SeenIds();
  let index = 0;
  const readRow = (given: CsvRow): ReadRow<Row> => {
    const fault = given.fault && { code: given.fault, field: null };
    cells.begin(given.cells, fault);
    const place = { index: index++, line: given.line, id: cells.recordId };
    // What isn't UTF-8 is refused cell by cell. Of other faulty rows, it's unknown which cell is which.
    if (fault && fault.code !== 'NOT_UTF8') return { ...place, row: null, fault };
    const result = read(cells);
    if (!result.ok) return { ...place, row: null, fault: result.refusal };
    if (!seen.add(result.value.externalId))
      return { ...place, row: null, fault: { code: 'DUPLICATE_ID', field: 'id' } };
    return { ...place, row: result.value, fault: null };
  };
  const waiting: ReadRow<Row>[] = [];
  for await (const part of file.batches(Math.min(batchSize, ROWS_AT_ONCE))) {
    waiting.push(...part.map(readRow));
    if (waiting.length >= batchSize) yield waiting.splice(0, batchSize);
    await setImmediate();
  }
  if (waiting.length > 0) yield waiting;
}

/** Reads on while what was read last is worked on: the next item is requested before the present one is given. */
export async function* readAhead<Item>(items: AsyncGenerator<Item, void>): AsyncGenerator<Item, void> {
  let next = items.next();
  try {
    for (;;) {
      const item = await next;
      if (item.done) return;
      next = items.next();
      // Its failure is met where it is awaited, after the present item.
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    await next.catch(() => undefined);
    await items.return();
  }
}
