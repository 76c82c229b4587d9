import { isUtf8 } from 'node:buffer';
import { ImportError } from './import-error';

/** The format of a file. */
export interface CsvFormat {
  /** Whether it's UTF-16, little-endian, as in Excel's "Unicode Text"; otherwise, it's UTF-8. */
  readonly isUtf16: boolean;
  /** Number of UTF-8 bytes before the header: a byte order mark, and a line that names the delimiter. */
  readonly headerAt: number;
  /** The physical line of the header, from 1. */
  readonly headerLine: number;
  readonly separator: string;
  /** Whether a single carriage return ends a line, as in files from Excel for Mac. */
  readonly hasCarriageReturns: boolean;
}

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF16_MARK = 'fffe';
const UTF16_SWAPPED_MARK = 'feff';
/** The first bytes of workbooks, in hexadecimal. */
const WORKBOOKS = ['504b0304', 'd0cf11e0'];
const SEPARATORS = [',', ';', '\t'];
const SEPARATOR_LINE = /^"?sep=([^"\r\n])"?[,;\t]*(?:\r\n|\r|\n)/i;

/**
 * Detects a file's format from its first bytes.
 *
 * @throws ImportError that names the kind of file if it isn't text in UTF-8 or UTF-16.
 */
export function csvFormatOf(path: string, start: Buffer): CsvFormat {
  const refuse = (is: string): never => {
    throw new ImportError(`${path} is ${is}. Save or export it as CSV in UTF-8 ("CSV UTF-8" in Excel).`);
  };
  const mark = start.toString('hex', 0, 4);
  if (WORKBOOKS.includes(mark)) refuse('an Excel workbook');
  if (mark.startsWith(UTF16_SWAPPED_MARK)) refuse('big-endian UTF-16');
  const isUtf16 = mark.startsWith(UTF16_MARK);
  const bytes = isUtf16 ? Buffer.from(start.toString('utf16le')) : start;
  const marked = bytes.subarray(0, 3).equals(UTF8_MARK) ? UTF8_MARK.length : 0;
  const text = bytes.toString('utf8', marked);
  const [line = '', separator] = SEPARATOR_LINE.exec(text) ?? [];
  const headerAt = marked + Buffer.byteLength(line);
  const header = headerOf(bytes.subarray(headerAt));
  const headerLine = line === '' ? 1 : 2;
  const place = (index: number): string =>
    `line ${String(headerLine)}, byte ${String((headerLine === 1 ? headerAt : 0) + index + 1)}`;
  if (header.includes(0)) refuse(`UTF-16 or not text (${place(header.indexOf(0))})`);
  if (!isUtf8(header)) refuse(`not UTF-8 (${place(firstOffence(header))})`);
  const outsideQuotes = text
    .slice(line.length)
    .trimStart()
    .replace(/"[^"]*"/g, '');
  return {
    isUtf16,
    headerAt,
    headerLine,
    separator: separator ?? mostOften(outsideQuotes.split(/[\r\n]/, 1)[0] ?? ''),
    hasCarriageReturns: /\r\n|\r|\n/.exec(outsideQuotes)?.[0] === '\r',
  };
}

function headerOf(bytes: Buffer): Buffer {
  const end = bytes.findIndex((byte) => byte === 10 || byte === 13);
  return end === -1 ? bytes : bytes.subarray(0, end);
}

function firstOffence(bytes: Buffer): number {
  let at = 0;
  for (let length: number | undefined = 0; length !== undefined; at += length ?? 0)
    length = [1, 2, 3, 4].find((size) => at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size)));
  return at;
}

function mostOften(header: string): string {
  const counts = SEPARATORS.map((separator) => header.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}
