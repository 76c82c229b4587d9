import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { escapeFormula } from '../foundation/formula-cell';
import { ImportError } from './import-error';
import type { ReportedRow } from './import-settings';
import { faultReasons } from './row-fault';

/** The report of refused rows and the reasons. */
export interface RefusalReport {
  /** Adds a row. Throws ImportError if the file can't be written. */
  add(row: ReportedRow): Promise<void>;
  /** Closes the file. Throws ImportError if it couldn't be written completely. */
  close(): Promise<void>;
}

/**
 * Starts the report: a CSV file with the columns file, line, id, column, reason. It contains nothing else of the rows.
 *
 * An existing file is replaced, so it must not be one of the `inputs`.
 *
 * @throws ImportError if it's an input, or can't be written.
 */
export async function openReport(path: string, inputs: readonly string[]): Promise<RefusalReport> {
  await complainOfInputs(path, inputs);
  let failure: ImportError | null = null;
  const stream = createWriteStream(path);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    failure ??= new ImportError(
      `The report ${path} can't be written (${error.code ?? 'unknown error'}).`,
      error,
    );
  });
  const guarded = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      if (failure === null) await work();
    } catch (error) {
      failure ??= new ImportError(`The report ${path} can't be written.`, error);
    }
    if (failure !== null) throw failure;
  };
  const write = (cells: readonly (string | number)[]): Promise<void> =>
    guarded(async () => {
      const escaped = cells.map((cell) => (typeof cell === 'string' ? escapeFormula(cell) : cell));
      if (!stream.write(stringify([escaped]))) await once(stream, 'drain');
    });
  await guarded(() => once(stream, 'open'));
  await write(['file', 'line', 'id', 'column', 'reason']);
  return {
    add: ({ file, line, id, column, code, isRestIn }) => {
      const reason = `${code}: ${faultReasons[code]}${isRestIn ? ' The rest of the row was imported.' : ''}`;
      return write([file, line, id ?? '', column, reason]);
    },
    close: () =>
      guarded(async () => {
        stream.end();
        await finished(stream);
      }),
  };
}

async function complainOfInputs(path: string, inputs: readonly string[]): Promise<void> {
  const report = await realpathOf(path);
  if (report === null) return;
  for (const input of inputs)
    if ((await realpathOf(input)) === report)
      throw new ImportError(
        `The report ${path} would replace the file ${input}. Choose another file for --report.`,
      );
}

/** Returns null if the file doesn't exist. */
function realpathOf(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}
