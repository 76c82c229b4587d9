import { In } from 'typeorm';
import {
  bounceReport,
  complaintReport,
  deliveryReport,
  subscriptionReport,
} from '../../src/dev/mailbox/webhook-sender';
import { DatabaseUnavailableError } from '../../src/database/database-error';
import type { StoredMessage } from '../../src/dev/mailbox/postmark-message';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { INVITATION_BOUNCED_TEMPLATE } from '../../src/invitation/invitation-bounced-mail';
import { MailEntity } from '../../src/mail/mail.entity';
import type { ProfileEntity } from '../../src/profile/profile.entity';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';
import { inject } from '../support/graph/inject';

const SECOND = 1_000;
const [FIRST, SECOND_PASSWORD] = ['the-first-password', 'the-second-password'];

describeOnEachDatabase("Postmark's webhooks", (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database, {
      environment: { POSTMARK_WEBHOOK_PASSWORDS: `${FIRST},${SECOND_PASSWORD}` },
    });
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const post = async (
    payload: object | string,
    credentials: string | null = `postmark:${FIRST}`,
  ): Promise<number> => {
    const authorization = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    const { statusCode } = await inject(test.app.server, {
      method: 'POST',
      url: '/webhooks/postmark',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      payload,
    });
    return statusCode;
  };
  const at = (seconds: number): Date => new Date(test.clock.now().getTime() + seconds * SECOND);
  const sent = async (): Promise<{ id: string; message: StoredMessage; profile: ProfileEntity }> => {
    const profile = await invitations.unheld();
    const { id } = await invitations.issue(profile);
    await test.work();
    const message = test.mailbox.messages().at(-1);
    if (!message) throw new Error('Nothing was sent.');
    return { id, message, profile };
  };
  const deliveryOf = async (id: string): Promise<string | null> =>
    (await test.database.reads.findOneByOrFail(InvitationEntity, { id })).delivery;
  const mailOf = (subjectId: string): Promise<MailEntity> =>
    test.database.reads.findOneByOrFail(MailEntity, { subjectId });

  it.each([
    ['no credentials', null],
    ['a wrong password', 'postmark:something-else'],
    ['another user', `somebody:${FIRST}`],
    ['no password', 'postmark:'],
  ])('change nothing with %s', async (_, credentials) => {
    const { id, message } = await sent();
    expect(await post(deliveryReport(message, at(1)), credentials)).toBe(401);
    expect(await deliveryOf(id)).toBe('SENT');
  });

  it('accept either password, so one can be replaced', async () => {
    const { id, message } = await sent();
    expect(await post(deliveryReport(message, at(1)), `postmark:${SECOND_PASSWORD}`)).toBe(200);
    expect(await deliveryOf(id)).toBe('DELIVERED');
    expect((await mailOf(id)).status).toBe('DELIVERED');
  });

  it.each([
    [['delivery'], 'DELIVERED'],
    [['delivery', 'delivery'], 'DELIVERED'],
    [['HardBounce'], 'BOUNCED'],
    [['HardBounce', 'delivery'], 'BOUNCED'],
    [['delivery', 'SoftBounce'], 'BOUNCED'],
    [['HardBounce', 'HardBounce'], 'BOUNCED'],
    [['Transient'], 'SENT'],
    [['AutoResponder', 'delivery'], 'DELIVERED'],
    [['complaint'], 'DELIVERED'],
  ])('%j leave the invitation %s', async (reports, delivery) => {
    const { id, message } = await sent();
    for (const report of reports) {
      const body =
        report === 'delivery'
          ? deliveryReport(message, at(1))
          : report === 'complaint'
            ? complaintReport(message, at(1))
            : bounceReport(message, report, at(2));
      expect(await post(body)).toBe(200);
    }
    expect(await deliveryOf(id)).toBe(delivery);
  });

  it('can arrive before the delivery has been recorded', async () => {
    const { id, message } = await sent();
    await test.database.write((manager) =>
      manager.update(MailEntity, { subjectId: id }, { status: 'SENDING', leaseId: 'mail_under_way' }),
    );
    expect(await post(deliveryReport(message, at(1)))).toBe(200);
    expect(await mailOf(id)).toMatchObject({ status: 'DELIVERED', leaseId: null });
  });

  it.each([
    ['about no mail of ours', { Metadata: { mail_id: 'mail_00000000000000000000000000' } }],
    ['without metadata', { Metadata: null }],
    ['of a kind that is not known', { RecordType: 'Open' }],
    ['of no shape', { DeliveredAt: 'yesterday' }],
  ])('return 200 and change nothing %s', async (_, differences) => {
    const { id, message } = await sent();
    expect(await post({ ...deliveryReport(message, at(1)), ...differences })).toBe(200);
    expect(await deliveryOf(id)).toBe('SENT');
  });

  it("are rejected when they are too large or aren't JSON", async () => {
    expect(await post({ RecordType: 'Delivery', padding: 'x'.repeat(70_000) })).toBe(413);
    expect(await post('{')).toBe(400);
  });

  it('are answered with 503 while the database is unavailable, so that Postmark sends them again', async () => {
    const { id, message } = await sent();
    const unavailable = new DatabaseUnavailableError(new Error('read ECONNRESET'));
    jest.spyOn(test.database, 'write').mockRejectedValueOnce(unavailable);
    const report = deliveryReport(message, at(1));
    expect(await post(report)).toBe(503);
    expect(await post(report)).toBe(200);
    expect(await deliveryOf(id)).toBe('DELIVERED');
  });

  it.each(['HardBounce', 'complaint', 'ManualSuppression'])(
    "suppress an address after %s, which only the account's own invitations reveal",
    async (report) => {
      const { account, person } = await invitations.holder({ role: 'ADMINISTRATOR' });
      const profile = await invitations.unheld({ accountId: account.id });
      await invitations.issue(profile);
      await test.work();
      const message = test.mailbox.messages().at(-1)!;
      const body =
        report === 'HardBounce'
          ? bounceReport(message, report, at(1))
          : report === 'complaint'
            ? complaintReport(message, at(1))
            : subscriptionReport(profile.email.toUpperCase(), report, at(1));
      expect(await post(body)).toBe(200);
      const send = (email?: string) =>
        invitations.send({ profileId: profile.id, ...(email !== undefined && { email }) }, { as: person });

      if (report !== 'HardBounce') {
        // No mail of this account has bounced yet. The next invitation is accepted, and fails.
        expect(outcomeOf(await send())).toBe('OK');
        const { length } = test.mailbox.messages();
        await test.work();
        expect(test.mailbox.messages()).toHaveLength(length);
      }
      const answer = await send();
      expect(outcomeOf(answer)).toBe('ADDRESS_BOUNCES');
      expect(answer.data.sendInvite.userErrors[0]?.field).toEqual(['input', 'email']);
      expect(outcomeOf(await send(`new-${profile.email}`))).toBe('OK');

      // The suppression is lifted. Another report of the older bounce is ignored.
      expect(await post(subscriptionReport(profile.email, null, at(5)))).toBe(200);
      expect(await post(body)).toBe(200);
      expect(outcomeOf(await send(profile.email))).toBe('OK');
    },
  );

  it("for a bounce aren't revealed to other accounts, whose invitation fails only in their list", async () => {
    const bouncing = await invitations.holder();
    await invitations.issue(bouncing.profile);
    await test.work();
    expect(await post(bounceReport(test.mailbox.messages().at(-1)!, 'HardBounce', at(1)))).toBe(200);
    const { length } = test.mailbox.messages();

    const { person: as, profile } = await invitations.holder();
    const { email } = bouncing.profile;
    const answer = await invitations.send({ profileId: profile.id, email }, { as });
    expect(outcomeOf(answer)).toBe('OK');
    await test.work();
    expect(test.mailbox.messages()).toHaveLength(length);
    expect(await deliveryOf(answer.data.sendInvite.invitation!.id)).toBe('FAILED');
    expect(outcomeOf(await invitations.send({ profileId: profile.id, email }, { as }))).toBe(
      'ADDRESS_BOUNCES',
    );
  });

  describe('for a bounce', () => {
    const bounced = async (profile: ProfileEntity): Promise<number> => {
      const message = test.mailbox.messages().findLast(({ To }) => To === profile.email)!;
      return post(bounceReport(message, 'HardBounce', at(1)));
    };
    const noticesAbout = async (profile: ProfileEntity): Promise<readonly string[]> => {
      const { reads } = test.database;
      const found = await reads.findBy(InvitationEntity, { profileId: profile.id });
      const mails = await reads.findBy(MailEntity, {
        template: INVITATION_BOUNCED_TEMPLATE,
        subjectId: In(found.map(({ id }) => id)),
      });
      return mails.map(({ recipient }) => recipient);
    };

    it('notify the colleague who sent the invitation, once for any number of reports', async () => {
      const inviter = await invitations.holder({ role: 'ADMINISTRATOR' });
      await invitations.records.confirm(inviter.profile, inviter.person);
      const profile = await invitations.unheld({ accountId: inviter.account.id });
      await invitations.send({ profileId: profile.id }, { as: inviter.person });
      await test.work();
      expect(await noticesAbout(profile)).toEqual([]);
      expect(await bounced(profile)).toBe(200);
      expect(await noticesAbout(profile)).toEqual([inviter.profile.email]);
      expect(await Promise.all([bounced(profile), bounced(profile)])).toEqual([200, 200]);
      expect(await noticesAbout(profile)).toEqual([inviter.profile.email]);
      await test.work();
      expect(test.mailbox.messages().at(-1)).toMatchObject({
        To: inviter.profile.email,
        Tag: INVITATION_BOUNCED_TEMPLATE,
      });
    });

    it('notify once when the first report arrives twice concurrently', async () => {
      const inviter = await invitations.holder({ role: 'ADMINISTRATOR' });
      await invitations.records.confirm(inviter.profile, inviter.person);
      const profile = await invitations.unheld({ accountId: inviter.account.id });
      await invitations.send({ profileId: profile.id }, { as: inviter.person });
      await test.work();
      await Promise.all([bounced(profile), bounced(profile), bounced(profile)]);
      expect(await noticesAbout(profile)).toEqual([inviter.profile.email]);
    });

    it('notify nobody when the reader requested the invitation', async () => {
      const { profile } = await sent();
      await test.work();
      expect(await bounced(profile)).toBe(200);
      const { profile: member, person } = await invitations.holder();
      await invitations.send({ profileId: member.id }, { as: person });
      await test.work();
      expect(await bounced(member)).toBe(200);
      expect([await noticesAbout(profile), await noticesAbout(member)]).toEqual([[], []]);
      expect(await deliveriesOf(member)).toEqual(['BOUNCED']);
    });

    const deliveriesOf = async ({ id: profileId }: ProfileEntity): Promise<readonly (string | null)[]> =>
      (await test.database.reads.findBy(InvitationEntity, { profileId })).map(({ delivery }) => delivery);
  });

  it("don't reveal on the association page that an address bounced", async () => {
    const { message, profile } = await sent();
    await post(bounceReport(message, 'HardBounce', at(1)));
    const person = await test.signIn();
    const [known, unknown] = [
      await invitations.request(profile.email, { as: person }),
      await invitations.request('nobody@contoso.example', { as: person }),
    ];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    test.mailbox.clear();
    await test.work();
    expect(test.mailbox.messages()).toEqual([]);
  });

  it('are logged without the address', async () => {
    const { message, profile } = await sent();
    await post(bounceReport(message, 'HardBounce', at(1)));
    expect(test.log()).not.toContain(profile.email);
    expect(test.log()).not.toContain(FIRST);
  });
});
