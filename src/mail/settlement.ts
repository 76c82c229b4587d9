import type { MailEntity } from './mail.entity';
import type { HandOver } from './mailer';
import type { Settlement } from './settle-mail';

/** A worker's result for a claimed mail. */
export type Finding =
  | HandOver
  /** The mail is obsolete. */
  | { readonly outcome: 'VOID' }
  /** The provider couldn't be asked about an earlier attempt, so the mail must not be sent. */
  | { readonly outcome: 'STILL_UNKNOWN'; readonly code: string }
  /** Its mailbox has reached the limit, another worker is sending to it, or the lease leaves no time to send it. */
  | { readonly outcome: 'WAITS'; readonly code: string; readonly until: Date };

/** The code of a mail to cancel, unless the provider has accepted it. Operators set it. */
export const CANCEL_REQUESTED = 'CANCEL_REQUESTED';
/** The code of a mail that was released unsent, because its lease left no time to send it. */
export const TOO_LATE_TO_SEND = 'TOO_LATE_TO_SEND';
/** The code of an obsolete mail that the provider didn't find once. */
const NOT_FOUND_YET = 'NOT_FOUND_YET';
/** The codes of mails that must not be sent. They only wait for the answer whether they were. */
export const UNWANTED_CODES: readonly string[] = [CANCEL_REQUESTED, NOT_FOUND_YET];

/** How much longer than before the first question an obsolete mail waits for the second. */
const SECOND_QUESTION = 10;
const GIVE_UP_AFTER_MS = 7 * 24 * 60 * 60_000;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15 * 60_000;

/**
 * Decides the new status of a mail.
 *
 * Temporary failures are retried with full-jitter backoff of up to 15 minutes, so that outages lose no mail. A mail is
 * FAILED after a permanent failure, or if it still fails 7 days after it was queued. An unknown outcome is recorded
 * with its batch, and the mail waits until the provider can be asked. Later attempts are in that batch, too, and a later
 * failure doesn't clear it, since the provider may find the mail only then. An obsolete mail with an unknown outcome is
 * CANCELLED after the provider hasn't found it twice.
 */
export function settlementOf(
  finding: Finding,
  mail: MailEntity,
  at: { readonly now: Date; readonly confirmAfterMs: number; readonly random: () => number },
): Settlement {
  const { now } = at;
  const { unknownOutcomes } = mail;
  const ended = {
    mail,
    dueAt: mail.dueAt,
    finishedAt: now,
    providerMessageId: null,
    lastError: null,
    unknownOutcomes,
    unconfirmedBatchId: null,
    attempts: mail.attempts,
  };
  const isTooOld = isGivenUp(mail, now);
  switch (finding.outcome) {
    case 'ACCEPTED':
      return { ...ended, status: 'SENT', providerMessageId: finding.providerMessageId };
    case 'VOID':
      if (mail.unconfirmedBatchId === null || mail.lastError === NOT_FOUND_YET)
        return { ...ended, status: 'CANCELLED' };
      // The provider finds a mail only some time after accepting it, and this one doesn't have to be sent soon.
      return {
        ...ended,
        status: 'QUEUED',
        finishedAt: null,
        dueAt: new Date(now.getTime() + SECOND_QUESTION * at.confirmAfterMs),
        lastError: NOT_FOUND_YET,
        unconfirmedBatchId: mail.unconfirmedBatchId,
      };
    case 'REFUSED':
      return { ...ended, status: 'FAILED', lastError: finding.code };
    case 'WAITS':
      // A mail that was never tried gets an attempt, such as after the outbox was held for a week.
      if (isTooOld && finding.code !== TOO_LATE_TO_SEND)
        return { ...ended, status: 'FAILED', lastError: finding.code };
      return {
        ...ended,
        status: 'QUEUED',
        finishedAt: null,
        dueAt: finding.until,
        lastError: finding.code,
        attempts: mail.attempts - 1,
        unconfirmedBatchId: mail.unconfirmedBatchId,
      };
    case 'RETRY':
    case 'UNKNOWN':
    case 'STILL_UNKNOWN': {
      const isUnknown = finding.outcome === 'UNKNOWN';
      const noted = {
        ...ended,
        // A mail that can't be asked about must stay canceled.
        lastError: finding.outcome === 'STILL_UNKNOWN' && isUnwanted(mail) ? mail.lastError : finding.code,
        unknownOutcomes: isUnknown ? unknownOutcomes + 1 : unknownOutcomes,
      };
      // After an unknown outcome, the provider is asked once more, and then it's given up.
      if (isTooOld && !isUnknown) return { ...noted, status: 'FAILED' };
      const waitMs = Math.max(isUnknown ? at.confirmAfterMs : 0, backoffMs(mail.attempts, at.random));
      return {
        ...noted,
        status: 'QUEUED',
        finishedAt: null,
        dueAt: new Date(now.getTime() + waitMs),
        unconfirmedBatchId: isUnknown ? (mail.unconfirmedBatchId ?? mail.leaseId) : mail.unconfirmedBatchId,
      };
    }
  }
}

/** Returns whether a mail is so old that it's no longer retried. */
export function isGivenUp({ createdAt }: Pick<MailEntity, 'createdAt'>, now: Date): boolean {
  return now.getTime() - createdAt.getTime() >= GIVE_UP_AFTER_MS;
}

/** Returns whether a mail has one of `UNWANTED_CODES`. */
export function isUnwanted({ lastError }: Pick<MailEntity, 'lastError'>): boolean {
  return lastError !== null && UNWANTED_CODES.includes(lastError);
}

function backoffMs(attempts: number, random: () => number): number {
  return random() * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts, 20));
}
