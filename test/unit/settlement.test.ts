import { MailEntity } from '../../src/mail/mail.entity';
import { settlementOf } from '../../src/mail/settlement';

describe('the outcome of a mail that waits for its mailbox', () => {
  it('keeps the batch in which it may have been sent, for another search', () => {
    const now = new Date('2026-11-22T08:00:00.000Z');
    const mail = Object.assign(new MailEntity(), {
      ...{ createdAt: now, dueAt: now, attempts: 3, unknownOutcomes: 1, unconfirmedBatchId: 'mail_batch' },
    });
    const until = new Date('2026-11-22T09:00:00.000Z');
    const finding = { outcome: 'WAITS', code: 'MAILBOX_FULL', until } as const;
    expect(settlementOf(finding, mail, { now, confirmAfterMs: 30_000, random: () => 0 })).toMatchObject({
      ...{
        status: 'QUEUED',
        dueAt: until,
        attempts: 2,
        unknownOutcomes: 1,
        unconfirmedBatchId: 'mail_batch',
      },
    });
  });
});
