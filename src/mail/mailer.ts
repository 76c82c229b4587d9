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
  /** The mail's id in the outbox, by which the provider's messages can be found. */
  readonly mailId: string;
}

/** What became of a hand-over: taken, refused for good, or to be tried again. */
export type HandOver =
  | { readonly outcome: 'ACCEPTED'; readonly providerMessageId: string }
  | { readonly outcome: 'REFUSED'; readonly code: string }
  | { readonly outcome: 'RETRY'; readonly code: string };

/** Hands mails over to whoever delivers them. Never throws; an unknown outcome is `RETRY`. */
export interface Mailer {
  /** Hands one mail over. */
  send(message: OutgoingMessage): Promise<HandOver>;
}
