import { firstIdAt, newId } from '../../src/foundation/ids';
import { InviteRequestEntity } from '../../src/invitation/invite-request.entity';
import { SessionEntity } from '../../src/identity/session.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { issueInvitation } from '../../src/invitation/issue-invitation';
import { tokenOf } from '../../src/invitation/invitation-token';
import type { MailStatus } from '../../src/mail/mail';
import { MailEntity } from '../../src/mail/mail.entity';
import { findSuppressed, suppressAddresses } from '../../src/mail/suppressed-address.repository';
import { RateLimitEntity } from '../../src/rate-limit/rate-limit.entity';
import type { ProfileEntity } from '../../src/profile/profile.entity';
import { type Records, recordsIn } from '../support/database/records';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';
import { until } from '../support/run/until';
import { addTarget } from '../../src/webhooks/operate-targets';
import { WebhookDeliveryEntity } from '../../src/webhooks/webhook-delivery.entity';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = new Date('2026-11-22T08:00:00.000Z');
const HOUR_FROM_START = new Date(START.getTime() + 60 * MINUTE);

describeOnEachDatabase('background work', (database) => {
  let test: TestApp;
  let records: Records;

  beforeAll(async () => {
    const maintenance = { startsAt: START, endsAt: HOUR_FROM_START, message: 'Back soon.' };
    test = await startTestApp(database, { overrides: { maintenance }, startAt: START });
    records = recordsIn(test.database, () => test.clock.now());
  });
  afterAll(() => test.close());

  const invite = (profile: ProfileEntity): Promise<InvitationEntity> =>
    test.database.write((manager) =>
      issueInvitation(
        manager,
        { keys: test.config.secretKeys, lifetimeMs: 7 * DAY },
        {
          profile,
          sentByProfileId: null,
          origin: { identityId: null, profileId: null, requestId: 'test' },
          now: test.clock.now(),
        },
      ),
    );
  const profile = async (): Promise<ProfileEntity> =>
    records.profile({ accountId: (await records.account()).id });
  const mailAbout = ({ id }: InvitationEntity): Promise<MailEntity> =>
    test.database.reads.findOneByOrFail(MailEntity, { subjectId: id });

  it('waits until maintenance is over, and then sends waiting mail and webhooks', async () => {
    const keys = test.config.secretKeys;
    const target = { url: new URL('https://10.0.0.1/'), types: null };
    await addTarget(test.database, keys, target, test.clock.now());
    const attempted = () =>
      test.database.reads.countBy(WebhookDeliveryEntity, { lastCode: 'ADDRESS_REFUSED' });
    const invitation = await invite(await profile());
    expect(await test.app.workOnce()).toEqual({ more: false });
    expect(await mailAbout(invitation)).toMatchObject({ status: 'QUEUED', attempts: 0 });
    expect(await test.database.reads.count(WebhookDeliveryEntity)).toBe(0);
    test.clock.advance(60 * MINUTE);
    expect(await test.app.workOnce()).toEqual({ more: true });
    expect((await mailAbout(invitation)).status).toBe('SENT');
    await until(10, async () => expect(await attempted()).toBeGreaterThan(0));
  });

  it('sends no mail for a superseded invitation, claimed or not', async () => {
    const person = await profile();
    const [first, second] = [await invite(person), await invite(person)];
    const claimed = await mailAbout(second);
    await test.database.write((manager) =>
      manager.update(MailEntity, { id: claimed.id }, { status: 'SENDING', leaseId: newId('mail') }),
    );
    const third = await invite(person);
    test.mailbox.clear();
    await test.work();
    // Its worker is presumed dead. Half a minute later, the provider can be asked which mails it sent.
    test.clock.advance(MINUTE / 2);
    await test.work();
    expect((await mailAbout(second)).status).toBe('QUEUED');
    // An obsolete mail has time, so the provider is asked again.
    test.clock.advance(5 * MINUTE);
    await test.work();

    expect((await mailAbout(first)).status).toBe('CANCELLED');
    expect(await mailAbout(second)).toMatchObject({ status: 'CANCELLED', providerMessageId: null });
    expect((await mailAbout(third)).status).toBe('SENT');
    expect(test.mailbox.messages()).toHaveLength(1);
    expect(test.mailbox.messages()[0]?.TextBody).toContain(tokenOf(third, test.config.secretKeys));
  });

  it('sends no mail for an invitation that has expired in the meantime', async () => {
    const invitation = await invite(await profile());
    test.clock.advance(7 * DAY);
    test.mailbox.clear();
    await test.work();
    expect((await mailAbout(invitation)).status).toBe('CANCELLED');
    expect(test.mailbox.messages()).toEqual([]);
  });

  it('keeps the mail of an invitation whose key was retired, and sends it once the key is back', async () => {
    const invitation = await invite(await profile());
    const begunWith = (tokenKeyId: string) =>
      test.database.write((manager) =>
        manager.update(InvitationEntity, { id: invitation.id }, { tokenKeyId }),
      );
    await begunWith('retired');
    await test.work();
    expect(await mailAbout(invitation)).toMatchObject({ status: 'QUEUED', lastError: 'NOT_RENDERED' });
    expect(test.log()).toContain('its key retired has been retired from SECRET_KEYS');
    await begunWith(invitation.tokenKeyId);
    test.clock.advance(MINUTE);
    await test.work();
    expect((await mailAbout(invitation)).status).toBe('SENT');
  });

  it('stores no token in the rows of mails, and nothing to create one', async () => {
    const invitation = await invite(await profile());
    await test.work();
    const row = JSON.stringify(await mailAbout(invitation));
    expect(row).not.toContain(tokenOf(invitation, test.config.secretKeys));
    expect(row).not.toContain(invitation.tokenNonce);
    expect(row).not.toContain('token');
  });

  it('deletes only outdated records', async () => {
    const person = await test.signIn({}, { persistent: true });
    const { id: identityId } = await records.identityOf(person);
    const now = Date.now();
    const count = (key: string, expiresAtMs: number) => ({
      limitKey: key,
      points: 1,
      expiresAtMs: String(expiresAtMs),
    });
    const request = (processedAt: Date | null): InviteRequestEntity => ({
      id: newId('ireq'),
      emailKey: 'nobody@contoso.example',
      requestedByIdentityId: identityId,
      throttled: true,
      requestId: 'test',
      createdAt: START,
      failedAt: null,
      processedAt,
    });
    const at = (days: number): Date => new Date(test.clock.now().getTime() + days * DAY);
    const old = request(at(-31));
    const recent = request(at(-29));
    await test.database.write(async (manager) => {
      await manager.insert(RateLimitEntity, [count('expired', now - 1), count('counting', now + DAY)]);
      await manager.insert(InviteRequestEntity, [old, recent]);
    });
    const keys = async (): Promise<string[]> =>
      (await test.database.reads.find(RateLimitEntity)).map(({ limitKey }) => limitKey).sort();
    const requests = async (): Promise<string[]> =>
      (await test.database.reads.find(InviteRequestEntity, { order: { id: 'ASC' } })).map(({ id }) => id);
    const sessions = (): Promise<number> => test.database.reads.countBy(SessionEntity, { identityId });

    test.clock.advance(MINUTE - 1);
    await test.work();
    expect(await keys()).toContain('expired');
    test.clock.advance(1);
    await test.work();
    expect(await keys()).not.toContain('expired');
    expect(await keys()).toContain('counting');
    expect(await requests()).toEqual([recent.id]);

    const absoluteDays = test.config.session.absoluteMs / DAY;
    test.clock.advance((absoluteDays + 29) * DAY);
    await test.work();
    expect(await sessions()).toBe(1);
    test.clock.advance(10 * DAY);
    await test.work();
    expect(await sessions()).toBe(0);
  });

  it('deletes only mails that ended 90 days ago, with any status', async () => {
    await test.work();
    const at = (days: number): Date => new Date(test.clock.now().getTime() - days * DAY);
    const mail = (status: MailStatus, written: number, ended: number | null): MailEntity => ({
      id: firstIdAt('mail', at(written)).slice(0, -6) + newId('mail').slice(-6),
      template: 'invitation',
      subjectId: newId('invt'),
      recipient: 'kim@contoso.example',
      mailbox: 'kim@contoso.example',
      messageId: newId('mail'),
      status,
      attempts: 1,
      dueAt: status === 'SENDING' ? at(-1) : at(written),
      leaseId: null,
      providerMessageId: null,
      lastError: null,
      unknownOutcomes: 0,
      unconfirmedBatchId: null,
      createdAt: at(written),
      finishedAt: ended === null ? null : at(ended),
    });
    const ENDED = ['SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'CANCELLED'] as const;
    const kept = [
      ...ENDED.map((status) => mail(status, 89, 89)),
      mail('FAILED', 96, 89),
      mail('SENDING', 200, null),
    ];
    const old = Array.from({ length: 600 }, (_, index) => mail(ENDED[index % 5]!, 97, 91));
    await test.database.write(async (manager) => {
      await manager.query('DELETE FROM mail');
      for (let start = 0; start < old.length; start += 300)
        await manager.insert(MailEntity, old.slice(start, start + 300));
      await manager.insert(MailEntity, kept);
      await suppressAddresses(manager, ['gone@contoso.example'], 'HARD_BOUNCE', at(500));
    });
    test.clock.advance(MINUTE);
    await test.work();
    const left = await test.database.reads.find(MailEntity);
    expect(left.map(({ id }) => id).toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
    const gone = ['gone@contoso.example'];
    expect(await findSuppressed(test.database.reads, gone)).toEqual(new Set(gone));
  });

  it('keeps a request that is still to be processed, however old', async () => {
    const person = await test.signIn();
    const { id: requestedByIdentityId } = await records.identityOf(person);
    const id = newId('ireq');
    await test.database.write((manager) =>
      manager.insert(InviteRequestEntity, {
        id,
        emailKey: 'nobody@contoso.example',
        requestedByIdentityId,
        throttled: false,
        requestId: 'test',
        createdAt: START,
        processedAt: null,
      }),
    );
    test.clock.advance(2 * MINUTE);
    await test.work();
    expect((await test.database.reads.findOneByOrFail(InviteRequestEntity, { id })).processedAt).toEqual(
      test.clock.now(),
    );
  });
});
