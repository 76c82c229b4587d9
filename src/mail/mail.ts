/**
 * The states of a mail: waiting, claimed by a worker, accepted by Postmark, reported by Postmark as delivered
 * or bounced, failed (permanently rejected, or given up after 7 days), or canceled.
 *
 * A mail that may have been sent isn't canceled before Postmark has been asked about it twice.
 */
export const MAIL_STATUSES = [
  'QUEUED',
  'SENDING',
  'SENT',
  'DELIVERED',
  'BOUNCED',
  'FAILED',
  'CANCELLED',
] as const;
/** The status of a mail. */
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** A mail in the outbox. It's written in the transaction of its event, and sent after the commit. */
export interface Mail {
  readonly id: string;
  /** The name of the template. A feature registers how to render it. */
  readonly template: string;
  /** The record the mail is about, such as an invitation. */
  readonly subjectId: string;
  readonly recipient: string;
  /** The recipient's mailbox, by which messages are limited (see `mailboxOf`). */
  readonly mailbox: string;
  /** The id of its message: its own id, or that of a digest, which several mails share. */
  readonly messageId: string;
  readonly status: MailStatus;
  /** Number of attempts to send it. */
  readonly attempts: number;
  /** When it's tried next. While it's being sent, when the worker's lease expires. */
  readonly dueAt: Date;
  /** Number of attempts with an unknown outcome. The provider is asked before each later attempt. */
  readonly unknownOutcomes: number;
  /**
   * The batch by which the provider finds its attempts since the first one with an unknown outcome; null if there is
   * none, or the mail has a final status.
   */
  readonly unconfirmedBatchId: string | null;
  readonly createdAt: Date;
  /** When it reached a final status. */
  readonly finishedAt: Date | null;
}
