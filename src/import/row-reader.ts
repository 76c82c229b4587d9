import { setImmediate } from 'node:timers/promises';
import type { Result } from '../foundation/result';
import { type Columns, findColumns } from './columns';
import type { CsvRow } from './csv-blocks';
import type { CsvFile } from './csv-file';
import { RowCells } from './row-cells';
import type { RowFault } from './row-fault';
import { SeenIds } from './seen-ids';

/** A row of a file, or its fault. */
export interface ReadRow<Row> {
  /** The index of the row in the file, from 0. */
  readonly index: number;
  readonly line: number;
  /** The record's id in Dataverse; null if the row has none. */
  readonly id: string | null;
  readonly row: Row | null;
  /** Why the row can't be used. */
  readonly fault: RowFault | null;
}

/** Number of rows that are read at once. */
const ROWS_AT_ONCE = 250;

/** The columns of a kind of file, and how to read its rows. */
export interface FileShape<Field extends string, Row extends { readonly externalId: string }> {
  readonly columns: Columns<Field>;
  readonly read: (cells: RowCells<Field>) => Result<Row, RowFault<Field>>;
}

/** Returns the name of a field's column in a file's header; '' if there is none. */
export function titleIn(file: CsvFile, columns: Columns<string>, field: string | null): string {
  if (field === null) return '';
  const position = findColumns(file.path, file.header, columns).get(field);
  return (position === undefined ? columns[field]?.logical : file.header[position]?.trim()) ?? '';
}

/**
 * Reads the rows of a file in batches, from the beginning.
 *
 * Of several rows with the same id, only the first is used, so running the import again changes nothing. Reads in small
 * steps, so that reading ahead doesn't block work with the database.
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
    // If bytes aren't UTF-8, single cells are refused. For other faulty rows, the columns of the cells are unknown.
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

/** Reads one item ahead: requests the next item before it yields the current one. */
export async function* readAhead<Item>(items: AsyncGenerator<Item, void>): AsyncGenerator<Item, void> {
  let next = items.next();
  try {
    for (;;) {
      const item = await next;
      if (item.done) return;
      next = items.next();
      // A failure is handled where the promise is awaited, after the current item.
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    await next.catch(() => undefined);
    await items.return();
  }
}
