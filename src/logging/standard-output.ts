import { fstatSync, writeSync } from 'node:fs';

/** Lines are buffered, because writing each line separately costs a tenth of a request's time. */
const BLOCK_BYTES = 4_096;
/** Maximum size of lines that nobody has read yet. Further ones are dropped. */
const MOST_BYTES = 1_024 * 1_024;
/** Time between two attempts to write to a reader that doesn't read. */
const RETRY_MS = 100;
/** Maximum time that the exit of the process waits for the reader. */
const LONGEST_EXIT_MS = 300;
const WARN_LEVEL = 40;

/**
 * A log's output. A pipe or socket that nobody reads doesn't block the process.
 *
 * If the reader falls behind, up to 1 MiB is kept. Further lines are dropped and counted, and the first line after
 * them says how many. After any other error, such as a closed pipe, all lines are dropped.
 */
export class LogOutput {
  readonly #fd: number;
  /** The part of a line or block that was written only in part, and the full block. */
  #unwritten: Buffer = Buffer.alloc(0);
  #lines: string[] = [];
  #bytes = 0;
  #dropped = 0;
  #reported = 0;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  /** Takes a file descriptor. If it's 1, and a pipe or a socket, it's made non-blocking. */
  constructor(fd: number) {
    this.#fd = fd;
    // Node.js makes a pipe or socket non-blocking when it creates the stream. Its writes would be buffered without limit.
    if (fd === 1 && canBlock(fd)) process.stdout.on('error', () => undefined);
  }

  /** The number of dropped lines since the start. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Adds a line. It's written when there's a block of lines, or at the next flush. */
  write(line: string): void {
    // Most characters are ASCII, so this is at most the size.
    if (this.#isClosed || this.#unwritten.length + this.#bytes + line.length > MOST_BYTES) {
      this.#dropped += 1;
      return;
    }
    this.#lines.push(line);
    this.#bytes += line.length;
    // While the reader doesn't read, the timer tries again.
    if (this.#bytes >= BLOCK_BYTES && this.#unwritten.length === 0) this.flush();
  }

  /** Flushes within a time, in milliseconds. */
  flushSoon(withinMs: number): void {
    this.#timer ??= setTimeout(() => this.flush(), withinMs).unref();
  }

  /** Writes what the reader accepts, and tries the rest later. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.#writeAll()) this.flushSoon(RETRY_MS);
  }

  /** pino calls this after a fatal error. */
  flushSync(): void {
    this.flush();
  }

  /** Flushes at the end of the process. Waits shortly for a reader that has fallen behind. */
  flushAtExit(): void {
    const giveUpAt = performance.now() + LONGEST_EXIT_MS;
    const pause = new Int32Array(new SharedArrayBuffer(4));
    while (!this.#writeAll() && performance.now() < giveUpAt) Atomics.wait(pause, 0, 0, 10);
  }

  /** Returns false if the reader doesn't read. */
  #writeAll(): boolean {
    do {
      if (this.#unwritten.length === 0) this.#unwritten = this.#takeLines();
      const written = this.#tryToWrite(this.#unwritten);
      if (written === null) return this.#isClosed;
      this.#unwritten = this.#unwritten.subarray(written);
    } while (this.#unwritten.length > 0 || this.#lines.length > 0);
    if (this.#dropped === this.#reported) return true;
    this.#lines.push(this.#reportOfDropped());
    return this.#writeAll();
  }

  #takeLines(): Buffer {
    const block = Buffer.from(this.#lines.join(''));
    this.#lines = [];
    this.#bytes = 0;
    return block;
  }

  #reportOfDropped(): string {
    const lines = this.#dropped - this.#reported;
    this.#reported = this.#dropped;
    const msg = 'lines of the log were dropped because nobody read it';
    return `${JSON.stringify({ level: WARN_LEVEL, time: Date.now(), lines, msg })}\n`;
  }

  #tryToWrite(block: Buffer): number | null {
    try {
      return writeSync(this.#fd, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') this.#close();
      return null;
    }
  }

  #close(): void {
    this.#isClosed = true;
    this.#dropped += this.#lines.length;
    this.#bytes = 0;
    this.#lines = [];
    this.#unwritten = Buffer.alloc(0);
  }
}

/** Whether it's a pipe or a socket, which block while nobody reads them. */
function canBlock(fd: number): boolean {
  const stats = fstatSync(fd);
  return stats.isFIFO() || stats.isSocket();
}
