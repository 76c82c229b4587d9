import type { ServerResponse } from 'node:http';
import type { FormattedExecutionResult } from 'graphql';
import type { StreamFormat } from './stream-formats';
import type { Transport, TransportEnd } from './transport';

/** Time for which a client can read the end. */
const FLUSH_MS = 1_000;

/**
 * Sends events in the body of a response.
 *
 * It never buffers more than one event: `send` waits until the client has read it. A client that still
 * hasn't read it at the second heartbeat is cut off.
 */
export class ResponseTransport implements Transport {
  readonly name: string;
  #end: TransportEnd | null = null;
  #isLate = false;
  #onEnd: (end: TransportEnd) => void = () => undefined;

  /** Takes a response whose headers aren't sent yet, and sends them. */
  constructor(
    private readonly response: ServerResponse,
    private readonly format: StreamFormat,
    headers: readonly string[],
  ) {
    this.name = format.name;
    response.once('close', () => this.#ended('CLOSED'));
    response.on('drain', () => (this.#isLate = false));
    // After the client has closed the connection, writing fails.
    response.on('error', () => this.#ended('CLOSED'));
    response.writeHead(200, [...headers, 'content-type', format.contentType]);
    response.write(format.opening);
  }

  onEnd(listener: (end: TransportEnd) => void): void {
    this.#onEnd = listener;
    if (this.response.destroyed) this.#ended('CLOSED');
    if (this.#end !== null) listener(this.#end);
  }

  async send(result: FormattedExecutionResult): Promise<void> {
    if (this.#end !== null || this.response.write(this.format.event(JSON.stringify(result)))) return;
    await new Promise<void>((resolve) => {
      const goOn = (): void => {
        this.response.off('drain', goOn).off('close', goOn);
        resolve();
      };
      this.response.on('drain', goOn).on('close', goOn);
    });
  }

  heartbeat(): void {
    if (!this.response.writableNeedDrain) {
      this.response.write(this.format.heartbeat);
    } else if (this.#isLate) {
      this.#ended('SLOW');
      this.destroy();
    } else {
      this.#isLate = true;
    }
  }

  async complete(retryMs: number | null): Promise<void> {
    if (this.response.destroyed) return;
    const patience = setTimeout(() => this.destroy(), FLUSH_MS);
    await new Promise<void>((resolve) => {
      this.response.once('close', resolve).end(this.format.ending(retryMs), resolve);
    });
    clearTimeout(patience);
  }

  destroy(): void {
    this.response.destroy();
  }

  #ended(end: TransportEnd): void {
    if (this.#end !== null) return;
    this.#end = end;
    this.#onEnd(end);
  }
}
