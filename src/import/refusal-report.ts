import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { ImportError } from './import-error';
import type { ReportedRow } from './import-settings';
import { faultReasons } from './row-fault';

/** The file that says which rows were refused, and why. */
export interface RefusalReport {
  /** Adds a row. */
  add(row: ReportedRow): Promise<void>;
  /** Ends the file. */
  close(): Promise<void>;
}

/**
 * Begins the report: a CSV file with the columns file, line, column, reason; nothing of what the rows say.
 *
 * What was in the file is replaced. Throws ImportError when it cannot be written.
 */
export async function openReport(path: string): Promise<RefusalReport> {
  const stream = createWriteStream(path);
  const write = async (cells: readonly (string | number)[]): Promise<void> => {
    if (!stream.write(stringify([[...cells]]))) await once(stream, 'drain');
  };
  try {
    await once(stream, 'open');
  } catch (error) {
    throw new ImportError(`The report ${path} cannot be written.`, error);
  }
  await write(['file', 'line', 'column', 'reason']);
  return {
    add: ({ file, line, column, code }) => write([file, line, column, `${code}: ${faultReasons[code]}`]),
    async close() {
      stream.end();
      await finished(stream);
    },
  };
}
