import { isUtf8 } from 'node:buffer';
import type { Options } from 'csv-parse';
// With its own error class, which differs from that of `csv-parse`.
import { CsvError, parse } from 'csv-parse/sync';
import type { FaultCode } from './row-fault';

/** A raw row of a file. */
export interface CsvRow {
  /** The physical line on which the row begins, from 1. */
  readonly line: number;
  /** Empty if the row can't be parsed. Bytes that aren't UTF-8 are U+FFFD. */
  readonly cells: readonly string[];
  readonly fault: FaultCode | null;
}

/** Where reading starts in a file, and the format of its rows. */
interface BlockSettings {
  readonly line?: number;
  readonly columns?: number;
  readonly fewest?: number;
}

/** Maximum length of a row in bytes. It also limits the search for a missing closing quotation mark. */
const MAX_ROW_BYTES = 1024 * 1024;
const LINE_FEED = 10;
const MISCOUNTED = 'CSV_RECORD_INCONSISTENT_COLUMNS';

/**
 * Parses a CSV file block by block, and tolerates invalid rows.
 *
 * RFC 4180, with LF instead of CRLF. If a row can't be parsed, or spans lines and has the wrong number of columns, only
 * its first line is lost. Reading continues on the next line, so that a stray quotation mark doesn't swallow the
 * following rows.
 */
export class CsvBlocks {
  private line: number;
  private columns: number | null;
  private readonly fewest: number;
  private left: Buffer = Buffer.alloc(0);
  /** Whether the rest of a line that is too long is being skipped. */
  private skipping = false;

  /**
   * Takes the delimiter, the number of the first line, and the number of cells in a row: by default, that of the first
   * row. Empty cells at the end of a row can be missing, as long as it has `fewest`.
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
   * Returns the rows that end in the data so far. `isLast` means that the data is complete. Lines with only delimiters
   * aren't rows, and empty cells after the last column are omitted.
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

  /** Parses until the end or the first invalid row. Returns the length in bytes of the rows before it. */
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
        // The quotation mark was closed by one in a later row, so parsing ends before this row.
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
