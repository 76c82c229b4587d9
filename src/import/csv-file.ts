import { open, type FileHandle } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { CsvBlocks, type CsvRow } from './csv-blocks';
import { type CsvFormat, csvFormatOf } from './csv-format';
import { ImportError } from './import-error';

/** Bytes that are parsed at once, about 250 rows. Parsing blocks the process, so the database's answers wait for it. */
const BLOCK_BYTES = 32 * 1024;
const OWN_COLUMN = /^(?:csa_|customersource )/i;

/** A CSV file whose header has been read. */
export interface CsvFile {
  readonly path: string;
  readonly header: readonly string[];
  /** The file's size, in bytes. */
  readonly size: number;
  /** The bytes read so far by the current pass over the file. */
  readonly bytesRead: number;
  /** Reads the rows below the header in batches of `rows`, from the beginning. Can be called again. */
  batches(rows: number): AsyncGenerator<readonly CsvRow[], void>;
  /** Closes the file. */
  close(): Promise<void>;
}

/**
 * Opens a CSV file in any format that `csvFormatOf` supports, and reads its header.
 *
 * @throws ImportError that names the file, and the position in it, if it can't be read, isn't text, or has no header.
 */
export async function openCsvFile(path: string): Promise<CsvFile> {
  const handle = await open(path).catch((error: unknown) => {
    throw new ImportError(`The file ${path} can't be read (${codeOf(error)}).`, error);
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new ImportError(`${path} isn't a file.`);
    return await withHeader(path, handle, stat.size);
  } catch (error) {
    await handle.close();
    if (error instanceof ImportError) throw error;
    throw new ImportError(`The file ${path} can't be read (${codeOf(error)}).`, error);
  }
}

async function withHeader(path: string, handle: FileHandle, size: number): Promise<CsvFile> {
  const format = csvFormatOf(path, await readAt(handle, 0, Buffer.alloc(BLOCK_BYTES)));
  let bytesRead = 0;

  async function* rows(blocks: CsvBlocks): AsyncGenerator<readonly CsvRow[], void> {
    const block = Buffer.alloc(BLOCK_BYTES);
    const decode = decoderOf(format);
    for (let position = 0; ; position = bytesRead) {
      const chunk = await readAt(handle, position, block);
      bytesRead = position + chunk.length;
      const text = decode(chunk);
      const read = blocks.read(position === 0 ? text.subarray(format.headerAt) : text, chunk.length === 0);
      if (read.length > 0) yield read;
      if (chunk.length === 0) return;
    }
  }

  let header: readonly string[] | undefined;
  for await (const [first] of rows(new CsvBlocks(format.separator, { line: format.headerLine }))) {
    if (first?.fault)
      throw new ImportError(`The header of ${path} (line ${String(first.line)}) can't be read.`);
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
      const blocks = new CsvBlocks(format.separator, {
        line: format.headerLine,
        columns: header.length,
        fewest: fewestCells(header),
      });
      for await (const block of rows(blocks)) {
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

/** Creates the function that converts a file's bytes, block by block, to UTF-8 with LF line endings. */
function decoderOf({ isUtf16, hasCarriageReturns }: CsvFormat): (chunk: Buffer) => Buffer {
  const decoder = new StringDecoder('utf16le');
  return (chunk) => {
    const text = isUtf16 ? Buffer.from(chunk.length === 0 ? decoder.end() : decoder.write(chunk)) : chunk;
    return hasCarriageReturns ? Buffer.from(text.map((byte) => (byte === 13 ? 10 : byte))) : text;
  };
}

/**
 * Returns the minimum number of cells in a row.
 *
 * Excel omits the empty cells at the end of a row if the rows around it have none there either. Only our own columns
 * can be omitted: people add them at the end and mostly leave them empty. Without one of the other columns, a row is
 * probably half of a broken row.
 */
function fewestCells(header: readonly string[]): number {
  return header.findLastIndex((title) => title.trim() !== '' && !OWN_COLUMN.test(title.trim())) + 1;
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}
