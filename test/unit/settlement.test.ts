import { MailEntity } from '../../src/mail/mail.entity';
import { type Finding, settlementOf, TOO_LATE_TO_SEND } from '../../src/mail/settlement';
import type { Settlement } from '../../src/mail/settle-mail';

const DAY = 24 * 60 * 60_000;

describe('the outcome of a mail that waits', () => {
  const now = new Date('2026-11-22T08:00:00.000Z');
  const until = new Date('2026-11-22T09:00:00.000Z');
  const outcome = (code: string, mail: Partial<MailEntity>): Settlement => {
    const waiting = Object.assign(new MailEntity(), {
      ...{ createdAt: now, dueAt: now, attempts: 3, unknownOutcomes: 1, unconfirmedBatchId: null },
      ...mail,
    });
    const finding: Finding = { outcome: 'WAITS', code, until };
    return settlementOf(finding, waiting, { now, confirmAfterMs: 30_000, random: () => 0 });
  };

  it('keeps the batch in which it may have been sent, for another search', () => {
    expect(outcome('MAILBOX_FULL', { unconfirmedBatchId: 'mail_batch' })).toMatchObject({
      ...{ status: 'QUEUED', dueAt: until, attempts: 2, unknownOutcomes: 1 },
      unconfirmedBatchId: 'mail_batch',
    });
  });

  it.each([
    ['MAILBOX_FULL', 'FAILED'],
    [TOO_LATE_TO_SEND, 'QUEUED'],
  ])('after a week with the code %s is %s', (code, status) => {
    const createdAt = new Date(now.getTime() - 7 * DAY);
    expect(outcome(code, { createdAt })).toMatchObject({ status, lastError: code });
  });
});
