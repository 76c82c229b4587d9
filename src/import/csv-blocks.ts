import { isUtf8 } from 'node:buffer';
import type { Options } from 'csv-parse';
// With its own class of errors: that of `csv-parse` is another.
import { CsvError, parse } from 'csv-parse/sync';
import type { FaultCode } from './row-fault';

/** A row as it is in the file. */
export interface CsvRow {
  /** The physical line, from 1, on which the row begins. */
  readonly line: number;
  /** Empty if the row can't be taken apart. What isn't UTF-8 is U+FFFD in them. */
  readonly cells: readonly string[];
  readonly fault: FaultCode | null;
}

/** Where a file is taken up, and what its rows look like. */
interface BlockSettings {
  readonly line?: number;
  readonly columns?: number;
  readonly fewest?: number;
}

/** How long a row may be, in bytes; an unclosed quotation mark is given up on after so many. */
const MAX_ROW_BYTES = 1024 * 1024;
const LINE_FEED = 10;
const MISCOUNTED = 'CSV_RECORD_INCONSISTENT_COLUMNS';

/**
 * Takes the rows of a CSV file out of it, block by block, whatever the file has in it.
 *
 * RFC 4180 with LF for CRLF. A row that cannot be read, or that spans lines and has the wrong number of columns,
 * costs its first line only: reading goes on with the next one, so that a stray quotation mark does not swallow the
 * rows that follow.
 */
export class CsvBlocks {
  private line: number;
  private columns: number | null;
  private readonly fewest: number;
  private left: Buffer = Buffer.alloc(0);
  /** True while the rest of a line that is too long is passed over. */
  private skipping = false;

  /**
   * Takes the character between cells, the number of the first line, and how many cells a row has: by default, as many
   * as the first one. A row may lack cells at its end, as long as it has `fewest`.
   */
  constructor(
    private readonly delimiter: string,
    { line = 1, columns, fewest = Infinity }: BlockSettings = {},
  ) {
    this.line = line;
    this.columns = columns ?? null;
    this.fewest = fewest;
  }

  /**
   * Returns the rows that end in what was read so far; `isLast` says that nothing follows. Lines without anything but
   * delimiters are none, and empty cells behind the last column are left out.
   */
  read(chunk: Buffer, isLast: boolean): CsvRow[] {
    let buffer = this.left.length === 0 ? chunk : Buffer.concat([this.left, chunk]);
    const rows: CsvRow[] = [];
    if (this.skipping) buffer = this.skipLine(buffer);
    const end = isLast ? buffer.length : buffer.lastIndexOf(LINE_FEED) + 1;
    let start = 0;
    while (start < end) {
      const read = this.parse(buffer.subarray(start, end), rows);
      start += read.bytes;
      if (read.fault === null) break;
      const isOpen = read.fault === 'CSV_QUOTE_NOT_CLOSED' && !isLast;
      if (isOpen && buffer.length - start <= MAX_ROW_BYTES) break;
      rows.push({ line: this.line, cells: [], fault: isOpen ? 'ROW_TOO_LONG' : faultOf(read.fault) });
      this.line += 1;
      start = endOfLine(buffer, start);
    }
    this.left = Buffer.from(buffer.subarray(start));
    if (!isLast && this.left.length > MAX_ROW_BYTES && !this.left.includes(LINE_FEED)) this.giveUpLine(rows);
    return rows;
  }

  private giveUpLine(rows: CsvRow[]): void {
    rows.push({ line: this.line, cells: [], fault: 'ROW_TOO_LONG' });
    this.left = Buffer.alloc(0);
    this.skipping = true;
  }

  private skipLine(buffer: Buffer): Buffer {
    const lineFeed = buffer.indexOf(LINE_FEED);
    if (lineFeed === -1) return Buffer.alloc(0);
    this.skipping = false;
    this.line += 1;
    return buffer.subarray(lineFeed + 1);
  }

  /** Parses until the end or the first row that cannot be; says how many bytes the rows before it took. */
  private parse(block: Buffer, rows: CsvRow[]): { bytes: number; fault: string | null } {
    const isText = isUtf8(block);
    let bytes = 0;
    const options: Options = {
      delimiter: this.delimiter,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      on_record: (cells: string[], context) => {
        const row = block.subarray(bytes, context.bytes);
        this.dropEmptyRest(cells);
        // A quotation mark that was closed by one of a later row: ends the parsing before the row.
        if (this.isMiscounted(cells) && spansLines(row))
          throw new CsvError(MISCOUNTED, 'The row spans lines.');
        bytes = context.bytes;
        this.take(cells, row, isText, rows);
        return null;
      },
    };
    try {
      parse(block, options);
      return { bytes: block.length, fault: null };
    } catch (error) {
      if (error instanceof CsvError) return { bytes, fault: error.code };
      throw error;
    }
  }

  private take(cells: string[], bytes: Buffer, isText: boolean, rows: CsvRow[]): void {
    const { line } = this;
    this.line += linesIn(bytes);
    if (cells.every((cell) => cell.trim() === '')) return;
    this.columns ??= cells.length;
    const isUnreadable = !isText && !isUtf8(bytes);
    const fault = this.isMiscounted(cells) ? 'WRONG_COLUMN_COUNT' : isUnreadable ? 'NOT_UTF8' : null;
    rows.push({ line, cells, fault });
  }

  private dropEmptyRest(cells: string[]): void {
    while (this.columns !== null && cells.length > this.columns && cells.at(-1)?.trim() === '') cells.pop();
  }

  private isMiscounted({ length }: readonly string[]): boolean {
    return (
      this.columns !== null && length !== this.columns && (length < this.fewest || length > this.columns)
    );
  }
}

function faultOf(code: string): FaultCode {
  return code === MISCOUNTED ? 'WRONG_COLUMN_COUNT' : 'STRAY_QUOTE';
}

function spansLines(row: Buffer): boolean {
  const lineFeed = row.indexOf(LINE_FEED);
  return lineFeed !== -1 && lineFeed < row.length - 1;
}

function endOfLine(buffer: Buffer, from: number): number {
  const lineFeed = buffer.indexOf(LINE_FEED, from);
  return lineFeed === -1 ? buffer.length : lineFeed + 1;
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}
