/** Default timeout of a request to the provider, in milliseconds. */
export const HAND_OVER_TIMEOUT_MS = 10_000;

/** A message to the provider. */
export interface OutgoingMessage {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The sender's name, unless the configured address has one. */
  readonly fromName?: string;
  /** The Reply-To address. Defaults to the sender's. */
  readonly replyTo?: string;
  /** The provider's tag, by which it groups its statistics. */
  readonly tag: string;
  /** The `messageId` of the mails in the outbox, by which the provider's messages can be found. */
  readonly mailId: string;
  /** The batch in which the message is found: this one, or the first whose outcome is unknown for its mails. */
  readonly batchId: string;
}

/**
 * The outcome of sending a message: accepted, rejected permanently, not accepted and to be retried, or unknown.
 *
 * With `isInactive`, the provider no longer sends to the address.
 */
export type HandOver =
  | { readonly outcome: 'ACCEPTED'; readonly providerMessageId: string }
  | { readonly outcome: 'REFUSED'; readonly code: string; readonly isInactive?: boolean }
  | { readonly outcome: 'RETRY'; readonly code: string }
  | { readonly outcome: 'UNKNOWN'; readonly code: string };

/** Sends mails with a provider. */
export interface Mailer {
  /** Whether the circuit breaker is open, after repeated failures of the provider. */
  readonly isResting: boolean;
  /**
   * Sends up to 500 messages, and returns the outcome of each, in order.
   *
   * Never throws. Outcomes that aren't known are `UNKNOWN`.
   */
  sendBatch(messages: readonly OutgoingMessage[]): Promise<readonly HandOver[]>;
  /**
   * Finds the accepted messages of a batch: the provider's message ids by `mailId`.
   *
   * Throws if the provider can't be asked. It finds a message only some time after accepting it.
   */
  findTaken(batchId: string): Promise<ReadonlyMap<string, string>>;
}
