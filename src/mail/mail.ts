/**
 * The states of a mail: waiting, claimed by a worker, accepted by Postmark, reported by Postmark as delivered or
 * bounced, rejected for good or given up after 7 days, or canceled.
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
/** Where a mail is. */
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** A mail in the outbox, written in the transaction of what it tells of and sent after its commit. */
export interface Mail {
  readonly id: string;
  /** The name of the template; a feature registers how it is rendered. */
  readonly template: string;
  /** The record the mail is about, such as an invitation. */
  readonly subjectId: string;
  readonly recipient: string;
  /** The recipient's mailbox, by which mails are counted: see `mailboxOf`. */
  readonly mailbox: string;
  /** What it is handed over as: its own id, or that of a digest, which several mails share. */
  readonly messageId: string;
  readonly status: MailStatus;
  /** Counts the times a worker has tried. */
  readonly attempts: number;
  /** When it may be tried (again); while it is being sent, when the worker's lease on it runs out. */
  readonly dueAt: Date;
  /** Counts the times it was handed over and nobody knows whether it was taken; before each next time the provider is asked. */
  readonly unknownOutcomes: number;
  /** The batch it was in the last time that was so, until it is known; null else. */
  readonly unconfirmedBatchId: string | null;
  readonly createdAt: Date;
  /** When it reached a final status. */
  readonly finishedAt: Date | null;
}
