/** How long the provider's answer is waited for unless told, in milliseconds. */
export const HAND_OVER_TIMEOUT_MS = 10_000;

/** A mail ready to be handed over. */
export interface OutgoingMessage {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** What the sender is called, unless the configured address has a name of its own. */
  readonly fromName?: string;
  /** The address that answers go to; without one, they go to the sender's. */
  readonly replyTo?: string;
  /** The name under which the template's figures are kept at the provider. */
  readonly tag: string;
  /** The `messageId` of the mails in the outbox, by which the provider's messages can be found. */
  readonly mailId: string;
}

/**
 * What became of a hand-over: taken, refused for good, surely not taken and to be tried again, or nobody knows.
 *
 * `isInactive` tells that the provider sends nothing to the address any more.
 */
export type HandOver =
  | { readonly outcome: 'ACCEPTED'; readonly providerMessageId: string }
  | { readonly outcome: 'REFUSED'; readonly code: string; readonly isInactive?: boolean }
  | { readonly outcome: 'RETRY'; readonly code: string }
  | { readonly outcome: 'UNKNOWN'; readonly code: string };

/** Hands mails over to whoever delivers them. */
export interface Mailer {
  /** True while the provider has failed so often that it is left alone for a time. */
  readonly isResting: boolean;
  /**
   * Hands up to 500 mails over under a batch's id and tells what became of each, in their order.
   *
   * Never throws: an outcome that is not known is `UNKNOWN`.
   */
  sendBatch(batchId: string, messages: readonly OutgoingMessage[]): Promise<readonly HandOver[]>;
  /**
   * Finds what was taken of a batch: what the provider calls each message, by `mailId`.
   *
   * Throws when the provider can't be asked. It knows of a mail only some time after it took it.
   */
  findTaken(batchId: string): Promise<ReadonlyMap<string, string>>;
}
