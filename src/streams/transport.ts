import type { FormattedExecutionResult } from 'graphql';

/** Why a transport can no longer send: its client closed it, or read too slowly. */
export type TransportEnd = 'CLOSED' | 'SLOW';

/** Sends the events of one stream to its client. */
export interface Transport {
  /** Its name in metrics. */
  readonly name: string;
  /** Calls back once when the transport can no longer send, immediately if it has ended. */
  onEnd(listener: (end: TransportEnd) => void): void;
  /** Sends an event. Resolves when the client can take the next one, or the transport has ended. */
  send(result: FormattedExecutionResult): Promise<void>;
  /** Shows the client that the stream is alive. Ends the transport if the client doesn't read. */
  heartbeat(): void;
  /** Tells the client that the stream has ended, and the time in milliseconds until it can subscribe again. */
  complete(retryMs: number | null): Promise<void>;
  /** Ends the transport immediately. */
  destroy(): void;
}
