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
  /** Its mailbox has reached the limit, or another worker is sending to it. */
  | { readonly outcome: 'WAITS'; readonly code: string; readonly until: Date };

const GIVE_UP_AFTER_MS = 7 * 24 * 60 * 60_000;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15 * 60_000;

/**
 * Decides the new status of a mail.
 *
 * Temporary failures are retried with full-jitter backoff of up to 15 minutes, so that outages lose no mail. A mail is
 * FAILED after a permanent failure, or if it still fails 7 days after it was queued. An unknown outcome is recorded
 * with its batch, and the mail waits until the provider can be asked.
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
  const isTooOld = now.getTime() - mail.createdAt.getTime() >= GIVE_UP_AFTER_MS;
  switch (finding.outcome) {
    case 'ACCEPTED':
      return { ...ended, status: 'SENT', providerMessageId: finding.providerMessageId };
    case 'VOID':
      return { ...ended, status: 'CANCELLED' };
    case 'REFUSED':
      return { ...ended, status: 'FAILED', lastError: finding.code };
    case 'WAITS':
      if (isTooOld) return { ...ended, status: 'FAILED', lastError: finding.code };
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
        lastError: finding.code,
        unknownOutcomes: isUnknown ? unknownOutcomes + 1 : unknownOutcomes,
      };
      if (isTooOld) return { ...noted, status: 'FAILED' };
      const waitMs = Math.max(isUnknown ? at.confirmAfterMs : 0, backoffMs(mail.attempts, at.random));
      return {
        ...noted,
        status: 'QUEUED',
        finishedAt: null,
        dueAt: new Date(now.getTime() + waitMs),
        unconfirmedBatchId: unconfirmedBatchOf(finding.outcome, mail),
      };
    }
  }
}

function backoffMs(attempts: number, random: () => number): number {
  return random() * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts, 20));
}

function unconfirmedBatchOf(outcome: 'RETRY' | 'UNKNOWN' | 'STILL_UNKNOWN', mail: MailEntity): string | null {
  switch (outcome) {
    case 'UNKNOWN':
      return mail.leaseId;
    case 'STILL_UNKNOWN':
      return mail.unconfirmedBatchId;
    case 'RETRY':
      return null;
  }
}
