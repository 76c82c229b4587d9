import { isUtf8 } from 'node:buffer';
import { open, type FileHandle } from 'node:fs/promises';
import { CsvBlocks, type CsvRow } from './csv-blocks';
import { ImportError } from './import-error';

/** How much is parsed in one go, some 250 rows: what waits meanwhile, such as the database's answers, waits so long. */
const BLOCK_BYTES = 32 * 1024;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A CSV file whose header has been read. */
export interface CsvFile {
  readonly path: string;
  readonly header: readonly string[];
  /** How long it is, in bytes. */
  readonly size: number;
  /** How much of it was read so far, by whichever reading is under way. */
  readonly bytesRead: number;
  /** Reads the rows below the header, from the beginning, so many at a time; may be called again. */
  batches(rows: number): AsyncGenerator<readonly CsvRow[], void>;
  /** Closes the file. */
  close(): Promise<void>;
}

/**
 * Opens a CSV file and reads its header: UTF-8 with or without a byte order mark, commas or semicolons.
 *
 * Throws ImportError that names the file, and where in it, when it cannot be read, is UTF-16 or no text, or has no
 * header.
 */
export async function openCsvFile(path: string): Promise<CsvFile> {
  const handle = await open(path).catch((error: unknown) => {
    throw new ImportError(`The file ${path} cannot be read (${codeOf(error)}).`, error);
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new ImportError(`${path} is not a file.`);
    return await withHeader(path, handle, stat.size);
  } catch (error) {
    await handle.close();
    if (error instanceof ImportError) throw error;
    throw new ImportError(`The file ${path} cannot be read (${codeOf(error)}).`, error);
  }
}

async function withHeader(path: string, handle: FileHandle, size: number): Promise<CsvFile> {
  const start = await readAt(handle, 0, Buffer.alloc(BLOCK_BYTES));
  complainAbout(path, start);
  const hasMark = start.subarray(0, 3).equals(BYTE_ORDER_MARK);
  const from = hasMark ? BYTE_ORDER_MARK.length : 0;
  const delimiter = delimiterOf(start.subarray(from));
  let bytesRead = 0;

  async function* rows(): AsyncGenerator<readonly CsvRow[], void> {
    const blocks = new CsvBlocks(delimiter);
    const block = Buffer.alloc(BLOCK_BYTES);
    for (let position = from; ; position = bytesRead) {
      const chunk = await readAt(handle, position, block);
      bytesRead = position + chunk.length;
      const read = blocks.read(chunk, chunk.length === 0);
      if (read.length > 0) yield read;
      if (chunk.length === 0) return;
    }
  }

  let header: readonly string[] | undefined;
  for await (const [first] of rows()) {
    if (first?.fault)
      throw new ImportError(`The header of ${path} (line ${String(first.line)}) cannot be read.`);
    header = first?.cells;
    break;
  }
  if (!header) throw new ImportError(`The file ${path} has no header.`);

  return {
    path,
    header,
    size,
    get bytesRead() {
      return bytesRead;
    },
    async *batches(count) {
      let isHeader = true;
      let waiting: CsvRow[] = [];
      for await (const block of rows()) {
        waiting = waiting.concat(isHeader ? block.slice(1) : block);
        isHeader = false;
        let done = 0;
        for (; waiting.length - done >= count; done += count) yield waiting.slice(done, done + count);
        waiting = waiting.slice(done);
      }
      if (waiting.length > 0) yield waiting;
    },
    close: () => handle.close(),
  };
}

async function readAt(handle: FileHandle, position: number, into: Buffer): Promise<Buffer> {
  const { bytesRead } = await handle.read(into, 0, into.length, position);
  return into.subarray(0, bytesRead);
}

/** Refuses a file that is not UTF-8 from its first bytes on; later rows are refused one by one. */
function complainAbout(path: string, start: Buffer): void {
  const mark = start.subarray(0, 2).toString('hex');
  const lineFeed = start.indexOf(10);
  const header = lineFeed === -1 ? start : start.subarray(0, lineFeed);
  if (mark === 'fffe' || mark === 'feff' || header.includes(0)) {
    const at = header.includes(0) ? header.indexOf(0) : 0;
    throw new ImportError(
      `${path} is UTF-16 or no text (line 1, byte ${String(at + 1)}); export it as CSV in UTF-8.`,
    );
  }
  if (isUtf8(header)) return;
  const at = firstOffence(header);
  throw new ImportError(`${path} is not UTF-8 (line 1, byte ${String(at + 1)}); export it as CSV in UTF-8.`);
}

function firstOffence(bytes: Buffer): number {
  let at = 0;
  for (let length: number | undefined = 0; length !== undefined; at += length ?? 0)
    length = [1, 2, 3, 4].find((size) => at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size)));
  return at;
}

function delimiterOf(start: Buffer): string {
  const [header = ''] = start.toString('utf8').trimStart().split('\n', 1);
  const outsideQuotes = header.replace(/"[^"]*"/g, '');
  const count = (character: string): number => outsideQuotes.split(character).length;
  return count(';') > count(',') ? ';' : ',';
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}
