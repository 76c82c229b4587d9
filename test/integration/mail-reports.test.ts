import { pino } from 'pino';
import { type Mailbox, startMailbox } from '../../src/dev/mailbox/mailbox';
import {
  bounceReport,
  deliveryReport,
  type ScheduledReport,
  subscriptionReport,
} from '../../src/dev/mailbox/webhook-sender';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { INVITATION_BOUNCED_TEMPLATE } from '../../src/invitation/invitation-bounced-mail';
import { MailEntity } from '../../src/mail/mail.entity';
import { findSuppressed } from '../../src/mail/suppressed-address.repository';
import { createMailDelivery } from '../../src/composition/mail-delivery';
import { type Holder, type Invitations, invitationsIn } from '../support/actors/invitations';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';
import { until } from '../support/run/until';

const PASSWORD = 'the-password-of-the-webhook';

describeOnEachDatabase('Postmark’s reports over the network', (database) => {
  let test: TestApp;
  let invitations: Invitations;
  let mailbox: Mailbox;
  let reports: readonly ScheduledReport[];
  let deliver: () => Promise<number>;
  let inviter: Holder;

  beforeAll(async () => {
    test = await startTestApp(database, {
      environment: { POSTMARK_WEBHOOK_PASSWORDS: PASSWORD, MAIL_WORKER: 'off', MAIL_LEASE_MS: '3000' },
    });
    invitations = invitationsIn(test);
    const url = new URL('/webhooks/postmark', await test.app.listen());
    [url.username, url.password] = ['postmark', PASSWORD];
    mailbox = await startMailbox({
      port: 0,
      serverToken: test.config.mail.postmarkToken,
      // The notices to inviters get no reports.
      webhook: { url, reportsOf: ({ Tag = '' }) => (['invitation', 'digest'].includes(Tag) ? reports : []) },
    });
    const mail = { ...test.config.mail, postmarkUrl: mailbox.apiUrl };
    deliver = createMailDelivery({
      config: { ...test.config, mail },
      database: test.database,
      clock: test.clock,
      logger: pino({ level: 'silent' }),
    });
    inviter = await invitations.holder({ role: 'ADMINISTRATOR' });
    await invitations.records.confirm(inviter.profile, inviter.person);
  });
  afterEach(async () => {
    mailbox.fail();
    while ((await deliver()) > 0);
  });
  afterAll(async () => {
    await mailbox.close();
    await test.close();
  });

  const invite = async (scheduled: readonly ScheduledReport[]) => {
    reports = scheduled;
    const profile = await invitations.unheld({ accountId: inviter.account.id });
    await invitations.send({ profileId: profile.id }, { as: inviter.person });
    const { id } = await test.database.reads.findOneByOrFail(InvitationEntity, { profileId: profile.id });
    await deliver();
    return { id, profile };
  };
  const deliveryOf = async (id: string): Promise<string | null> =>
    (await test.database.reads.findOneByOrFail(InvitationEntity, { id })).delivery;
  const mailOf = (subjectId: string): Promise<MailEntity> =>
    test.database.reads.findOneByOrFail(MailEntity, { subjectId, template: 'invitation' });
  const expectDelivery = (id: string, delivery: string): Promise<void> =>
    until(5, async () => expect(await deliveryOf(id)).toBe(delivery));
  /** Returns how many reports the service has answered. */
  const answeredReports = (): number => test.log().split('"path":"/webhooks/postmark"').length - 1;
  const later = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1_000);
  const arrived = (afterMs: number, seconds: number): ScheduledReport => ({
    afterMs,
    report: (message, at) => deliveryReport(message, later(at, seconds)),
  });
  const bounced = (afterMs: number, seconds: number, times = 1): ScheduledReport => ({
    afterMs,
    times,
    report: (message, at) => bounceReport(message, 'HardBounce', later(at, seconds)),
  });

  it('are processed however late they arrive', async () => {
    const { id } = await invite([arrived(800, 1)]);
    expect(await deliveryOf(id)).toBe('SENT');
    await expectDelivery(id, 'DELIVERED');
    expect((await mailOf(id)).status).toBe('DELIVERED');
  });

  it('find a mail that is no longer, or not yet, part of the message', async () => {
    const { id } = await invite([arrived(800, 1)]);
    await test.database.write((manager) =>
      manager.update(MailEntity, { subjectId: id }, { messageId: newId('mail') }),
    );
    await expectDelivery(id, 'DELIVERED');
    expect((await mailOf(id)).status).toBe('DELIVERED');
  });

  it('have the effect of one when five arrive concurrently', async () => {
    const before = answeredReports();
    const { id } = await invite([bounced(50, 1, 5)]);
    await until(5, () => expect(answeredReports()).toBe(before + 5));
    await expectDelivery(id, 'BOUNCED');
    const notices = { subjectId: id, template: INVITATION_BOUNCED_TEMPLATE };
    expect(await test.database.reads.countBy(MailEntity, notices)).toBe(1);
  });

  it('keep the latest event when they arrive in the wrong order', async () => {
    const before = answeredReports();
    const { id, profile } = await invite([
      // Reactivated after the bounce, but reported before it.
      { afterMs: 0, report: ({ To }, at) => subscriptionReport(To, null, later(at, 5)) },
      bounced(50, 2),
      arrived(250, 1),
    ]);
    await until(5, () => expect(answeredReports()).toBe(before + 3));
    expect(await deliveryOf(id)).toBe('BOUNCED');
    expect(await findSuppressed(test.database.reads, [profile.emailKey])).toEqual(new Set());
  });
  it.each([
    ['DELIVERED', arrived(0, 1)],
    ['BOUNCED', bounced(0, 1)],
  ])('apply to each invitation in a digest: %s', async (delivery, report) => {
    const email = `${newId('prof')}@contoso.example`;
    reports = [report];
    const issued = [];
    for (let count = 0; count < 12; count += 1)
      issued.push(await invitations.issue(await invitations.unheld({ email })));
    await deliver();
    expect(mailbox.messages().filter(({ To }) => To === email)).toHaveLength(1);
    for (const { id } of issued) await expectDelivery(id, delivery);
    expect(await findSuppressed(test.database.reads, [email])).toEqual(
      new Set(delivery === 'BOUNCED' ? [email] : []),
    );
  });

  it('take precedence over a response that never arrived', async () => {
    mailbox.fail(({ number }) => (number === 1 ? { kind: 'hang', accepted: true } : undefined));
    const { id, profile } = await invite([arrived(0, 1)]);
    expect(await deliveryOf(id)).toBe('DELIVERED');
    expect(await mailOf(id)).toMatchObject({
      status: 'DELIVERED',
      leaseId: null,
      unconfirmedBatchId: null,
      unknownOutcomes: 0,
    });
    test.clock.advance(60_000);
    expect(await deliver()).toBe(0);
    expect(mailbox.messages().filter(({ To }) => To === profile.email)).toHaveLength(1);
  });
});
