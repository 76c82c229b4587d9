import { inactive } from '../../src/dev/mailbox/fault';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { INVITATION_TEMPLATE } from '../../src/invitation/invitation-mail';
import { revokePendingInvitation } from '../../src/invitation/issue-invitation';
import { deliverDueMail } from '../../src/mail/delivery-worker';
import { MailEntity } from '../../src/mail/mail.entity';
import type { AddressedProfile } from '../../src/profile/profile';
import { type Invitations, invitationsIn } from '../support/actors/invitations';
import { letterAbout } from '../support/mail/letters';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const DAY = 24 * 60 * 60_000;

describeOnEachDatabase('the delivery status of an invitation', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    invitations = invitationsIn(test);
  });
  beforeEach(() => test.work());
  afterEach(() => test.mailbox.fail());
  afterAll(() => test.close());

  const deliveryOf = async (id: string): Promise<string | null> =>
    (await test.database.reads.findOneByOrFail(InvitationEntity, { id })).delivery;
  const mailOf = (subjectId: string): Promise<MailEntity> =>
    test.database.reads.findOneByOrFail(MailEntity, { subjectId });
  const revoke = (profile: AddressedProfile): Promise<unknown> =>
    test.database.write((manager) => revokePendingInvitation(manager, profile, test.clock.now()));

  it('is QUEUED until the mail is sent, and SENT afterwards', async () => {
    const { id } = await invitations.issue(await invitations.unheld());
    expect(await deliveryOf(id)).toBe('QUEUED');
    await test.work();
    expect(await deliveryOf(id)).toBe('SENT');
  });

  it('is FAILED when the provider permanently rejects the mail', async () => {
    const profile = await invitations.unheld();
    test.mailbox.fail(() => inactive(profile.email));
    const { id } = await invitations.issue(profile);
    await test.work();
    expect(await deliveryOf(id)).toBe('FAILED');
  });

  it('stays QUEUED while the mail is retried, until the last attempt fails', async () => {
    test.mailbox.fail(() => ({ kind: 'answer', status: 503 }));
    const { id } = await invitations.issue(await invitations.unheld());
    await test.work();
    expect([await deliveryOf(id), (await mailOf(id)).attempts]).toEqual(['QUEUED', 1]);
    await test.database.write((manager) =>
      manager.update(
        MailEntity,
        { subjectId: id },
        { createdAt: new Date(test.clock.now().getTime() - 7 * DAY), dueAt: test.clock.now() },
      ),
    );
    await test.work();
    expect([await deliveryOf(id), (await mailOf(id)).attempts]).toEqual(['FAILED', 2]);
  });

  it.each([
    ['revoked', revoke],
    ['superseded', (profile: AddressedProfile) => invitations.issue(profile)],
  ])('is null once the invitation is %s before its mail was sent', async (_, end) => {
    const profile = await invitations.unheld();
    const { id } = await invitations.issue(profile);
    await end(profile);
    expect(await deliveryOf(id)).toBeNull();
    await test.work();
    expect(await deliveryOf(id)).toBeNull();
  });

  it('stays the same when the invitation is revoked after its mail was sent', async () => {
    const profile = await invitations.unheld();
    const { id } = await invitations.issue(profile);
    await test.work();
    await revoke(profile);
    expect(await deliveryOf(id)).toBe('SENT');
  });

  it('is null when the invitation expired before its mail could be sent', async () => {
    test.mailbox.fail(() => ({ kind: 'answer', status: 503 }));
    const { id } = await invitations.issue(await invitations.unheld());
    await test.work();
    test.clock.advance(8 * DAY);
    await test.work();
    expect((await mailOf(id)).status).toBe('CANCELLED');
    expect(await deliveryOf(id)).toBeNull();
  });

  describe('with a worker', () => {
    const message = { letter: letterAbout('an invitation'), tag: 'test' };
    const deliver = (
      onSettled: () => Promise<void>,
      meanwhile: (mailId: string) => Promise<unknown> = () => Promise.resolve(),
    ): Promise<number> =>
      deliverDueMail({
        database: test.database,
        clock: test.clock,
        mailer: {
          isResting: false,
          findTaken: async () => new Map(),
          sendBatch: async (messages) => {
            for (const { mailId } of messages) await meanwhile(mailId);
            return messages.map(() => ({ outcome: 'ACCEPTED', providerMessageId: 'taken' }));
          },
        },
        templates: { [INVITATION_TEMPLATE]: { render: async () => message, onSettled } },
      });

    it('changes together with the mail, or not at all', async () => {
      const { id } = await invitations.issue(await invitations.unheld());
      await expect(deliver(() => Promise.reject(new Error('not noted')))).rejects.toThrow('not noted');
      expect((await mailOf(id)).status).toBe('SENDING');
      expect(await deliveryOf(id)).toBe('QUEUED');
    });

    it("isn't recorded after the lease has passed to another worker", async () => {
      const { id } = await invitations.issue(await invitations.unheld());
      let told = 0;
      const lose = (mailId: string): Promise<unknown> =>
        test.database.write((manager) =>
          manager.update(MailEntity, { id: mailId }, { leaseId: newId('mail') }),
        );
      await deliver(async () => void (told += 1), lose);
      expect([told, await deliveryOf(id)]).toEqual([0, 'QUEUED']);
    });
  });
});
