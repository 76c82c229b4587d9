import { MailEntity } from '../../src/mail/mail.entity';
import { type Finding, settlementOf, TOO_LATE_TO_SEND } from '../../src/mail/settlement';
import type { Settlement } from '../../src/mail/settle-mail';

const DAY = 24 * 60 * 60_000;
const now = new Date('2026-11-22T08:00:00.000Z');

function settle(finding: Finding, mail: Partial<MailEntity>): Settlement {
  const claimed = Object.assign(new MailEntity(), {
    ...{ createdAt: now, dueAt: now, attempts: 3, unknownOutcomes: 1, unconfirmedBatchId: null },
    ...{ leaseId: 'mail_lease', ...mail },
  });
  return settlementOf(finding, claimed, { now, confirmAfterMs: 30_000, random: () => 0 });
}

describe('the outcome of a mail that waits', () => {
  const until = new Date('2026-11-22T09:00:00.000Z');
  const outcome = (code: string, mail: Partial<MailEntity>): Settlement =>
    settle({ outcome: 'WAITS', code, until }, mail);

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

describe('the batch in which a mail may have been sent', () => {
  it.each(['RETRY', 'UNKNOWN', 'STILL_UNKNOWN'] as const)('is kept after the outcome %s', (outcome) => {
    expect(settle({ outcome, code: 'x' }, { unconfirmedBatchId: 'mail_batch' })).toMatchObject({
      ...{ status: 'QUEUED', unconfirmedBatchId: 'mail_batch' },
    });
  });

  it.each([
    ['UNKNOWN', 'mail_lease'],
    ['RETRY', null],
  ] as const)('of a first attempt with the outcome %s is %s', (outcome, unconfirmedBatchId) => {
    expect(settle({ outcome, code: 'x' }, {})).toMatchObject({ status: 'QUEUED', unconfirmedBatchId });
  });

  it.each([
    [{ outcome: 'RETRY', code: 'x' }, 'FAILED'],
    [{ outcome: 'STILL_UNKNOWN', code: 'x' }, 'FAILED'],
    [{ outcome: 'UNKNOWN', code: 'x' }, 'QUEUED'],
  ] as const)("doesn't keep a mail after a week, except to ask once more: %j", (finding, status) => {
    const createdAt = new Date(now.getTime() - 7 * DAY);
    expect(settle(finding, { createdAt, unconfirmedBatchId: 'mail_batch' }).status).toBe(status);
  });
});
