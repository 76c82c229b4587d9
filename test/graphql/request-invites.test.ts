import { IsNull } from 'typeorm';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { InviteRequestEntity } from '../../src/invitation/invite-request.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { untilLockWait } from '../support/database/lock-waits';
import { tokensIn } from '../support/mail/mails';
import { rowsIn, whileInsertsFail } from '../support/database/tables';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const DAY = 24 * 3_600_000;
const ACCEPTED = { requestInvites: { accepted: true, userErrors: [] } };

describeOnEachDatabase('requestInvites', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const freshAddress = () => `${newId('acct')}@contoso.example`;
  const mailsTo = (address: string) =>
    test.mailbox.messages().filter(({ To }) => To.toLowerCase() === address.toLowerCase());

  it('sends each profile with the address a separate invitation with the company and the profile', async () => {
    const email = freshAddress();
    const companies = ['Contoso Ltd', 'Adventure Works', 'Fabrikam Consulting'];
    const ids = [];
    for (const name of companies) {
      const account = await invitations.records.account({
        name,
        kind: name.startsWith('Fab') ? 'PARTNER' : 'CUSTOMER',
      });
      ids.push(
        (await invitations.unheld({ accountId: account.id, email, displayName: `Kim at ${name}` })).id,
      );
    }
    const as = await test.signIn();
    const entered = ` \u200b${email.toUpperCase().replace('.', '．')} `;
    const { data } = await invitations.request(entered, { as });
    expect(data).toEqual(ACCEPTED);
    await test.work();

    const mails = mailsTo(email);
    expect(mails.map(({ Subject }) => Subject).toSorted()).toEqual([
      'Adventure Works: your CustomerSource invitation, Kim at Adventure Works',
      'Contoso Ltd: your CustomerSource invitation, Kim at Contoso Ltd',
      'Fabrikam Consulting: your PartnerSource invitation, Kim at Fabrikam Consulting',
    ]);
    const associated = [];
    for (const token of mails.flatMap((mail) => tokensIn({ messages: () => [mail] }))) {
      const answer = await invitations.associate({ token }, { as });
      associated.push(answer.data.associateProfile.association?.profile.id);
    }
    expect(associated.toSorted()).toEqual(ids.toSorted());
  });

  it('returns the same for an address without profiles, and sends nothing', async () => {
    const email = freshAddress();
    expect((await invitations.request(email, { as: await test.signIn() })).data).toEqual(ACCEPTED);
    const before = test.mailbox.messages().length;
    await test.work();
    expect(test.mailbox.messages()).toHaveLength(before);
  });

  it("doesn't invite disabled, removed or look-alike profiles", async () => {
    const name = newId('acct').slice(5);
    const email = `kim@i${name}.example`;
    await invitations.unheld({ email, status: 'DISABLED' });
    await invitations.unheld({ email, status: 'REMOVED' });
    await invitations.unheld({ email: `kim@ı${name}.example` });
    const before = test.mailbox.messages().length;
    await invitations.request(email, { as: await test.signIn() });
    await test.work();
    expect(test.mailbox.messages()).toHaveLength(before);
  });

  it("doesn't invite a profile whose address changed before the request was processed", async () => {
    const email = freshAddress();
    const profile = await invitations.unheld({ email });
    await invitations.request(email, { as: await test.signIn() });
    const moved = { email: `moved.${email}`, emailKey: `moved.${email}` };
    await test.database.write((manager) => manager.update(ProfileEntity, { id: profile.id }, moved));
    await test.work();
    expect(mailsTo(email)).toEqual([]);
    expect(mailsTo(moved.email)).toEqual([]);
  });

  it.each(['moved', 'disabled'])(
    "doesn't invite a profile that is %s while the request is processed",
    async (what) => {
      const email = freshAddress();
      const profile = await invitations.unheld({ email });
      await invitations.request(email, { as: await test.signIn() });
      const changes =
        what === 'moved' ? { email: `x.${email}`, emailKey: `x.${email}` } : { status: 'DISABLED' as const };
      let working: Promise<unknown> = Promise.resolve();
      await test.database.write(async (manager) => {
        await manager.update(ProfileEntity, { id: profile.id }, changes);
        working = test.app.workOnce();
        // The worker has read the old profile. On SQLite, it starts after this transaction.
        if (database.kind !== 'sqlite') await untilLockWait(test.database);
      });
      await working;
      expect(await test.database.reads.countBy(InvitationEntity, { profileId: profile.id })).toBe(0);
    },
  );

  it("is UNAUTHENTICATED for callers who aren't signed in", async () => {
    const before = await rowsIn(test.database);
    expect(outcomeOf(await invitations.request(freshAddress(), {}))).toBe('UNAUTHENTICATED');
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it.each([
    '',
    'kim',
    'kim@contoso',
    'a@b.example\nBcc: c@d.example',
    'renée@contoso.example',
    `${'x'.repeat(65)}@contoso.example`,
  ])('is INVALID_EMAIL for %j and writes nothing', async (email) => {
    const as = await test.signIn();
    const before = await rowsIn(test.database);
    const { data } = await invitations.request(email, { as });
    expect(data.requestInvites).toMatchObject({
      accepted: false,
      userErrors: [{ code: 'INVALID_EMAIL', field: ['input', 'email'] }],
    });
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it('leaves one working link when it is repeated or called concurrently', async () => {
    const email = freshAddress();
    const profile = await invitations.unheld({ email });
    const as = await test.signIn();
    await Promise.all([invitations.request(email, { as }), invitations.request(email, { as })]);
    await Promise.all([test.app.workOnce(), test.app.workOnce()]);
    await invitations.request(email, { as });
    await test.work();
    const all = await test.database.reads.findBy(InvitationEntity, { profileId: profile.id });
    expect(all.map(({ state }) => state)).toEqual(['PENDING']);
    const tokens = mailsTo(email).flatMap((mail) => tokensIn({ messages: () => [mail] }));
    expect(tokens).toEqual(Array.from({ length: 2 }, () => tokens[0]));
    expect(outcomeOf(await invitations.associate({ token: tokens[0]! }, { as }))).toBe('OK');
  });

  it('by a stranger resends an administrator’s invitation, with the same link and a new expiry', async () => {
    const {
      person: administrator,
      account,
      profile: sender,
    } = await invitations.holder({ role: 'ADMINISTRATOR' });
    const profile = await invitations.unheld({ accountId: account.id });
    const sent = await invitations.send({ profileId: profile.id }, { as: administrator });
    const { id } = sent.data.sendInvite.invitation!;
    const stranger = await test.signIn();
    // Mails that are still waiting aren't queued twice.
    await invitations.request(profile.email, { as: stranger });
    await test.work();
    expect(mailsTo(profile.email)).toHaveLength(1);

    test.clock.advance(6 * DAY);
    await invitations.request(profile.email, { as: await test.signIn() });
    await test.work();
    test.clock.advance(6 * DAY);
    const [first, second, ...more] = mailsTo(profile.email).flatMap((mail) =>
      tokensIn({ messages: () => [mail] }),
    );
    expect([second, more]).toEqual([first, []]);
    const all = await test.database.reads.findBy(InvitationEntity, { profileId: profile.id });
    expect(all).toMatchObject([{ id, state: 'PENDING', delivery: 'SENT', sentByProfileId: sender.id }]);
    expect(outcomeOf(await invitations.associate({ token: first! }, { as: await test.signIn() }))).toBe('OK');
  });

  it('issues a new invitation if the pending one has expired or its key was retired', async () => {
    const expired = await invitations.unheld();
    const retired = await invitations.unheld();
    const lost = await invitations.issue(retired);
    await invitations.issue(expired);
    await test.work();
    await test.database.write((manager) =>
      manager.update(InvitationEntity, { id: lost.id }, { tokenKeyId: 'retired' }),
    );
    await invitations.request(retired.email, { as: await test.signIn() });
    test.clock.advance(8 * DAY);
    await invitations.request(expired.email, { as: await test.signIn() });
    await test.work();
    for (const { id, email } of [expired, retired]) {
      const all = await test.database.reads.findBy(InvitationEntity, { profileId: id });
      expect(all.map(({ state }) => state).toSorted()).toEqual(['PENDING', 'SUPERSEDED']);
      expect(mailsTo(email)).toHaveLength(2);
    }
  });

  it('lets two workers send each mail once', async () => {
    const email = freshAddress();
    for (let count = 0; count < 5; count += 1) await invitations.unheld({ email });
    await invitations.request(email, { as: await test.signIn() });
    for (let round = 0; round < 3; round += 1)
      await Promise.all([test.app.workOnce(), test.app.workOnce(), test.app.workOnce()]);
    const tokens = mailsTo(email).flatMap((mail) => tokensIn({ messages: () => [mail] }));
    expect(tokens).toHaveLength(5);
    expect(new Set(tokens).size).toBe(5);
  });

  it('processes a request completely or not at all, and retries it after a failure', async () => {
    const email = freshAddress();
    for (let count = 0; count < 3; count += 1) await invitations.unheld({ email });
    await invitations.request(email, { as: await test.signIn() });
    const before = await rowsIn(test.database);
    await whileInsertsFail(test.database, 'mail', () => test.app.workOnce());
    expect(test.log()).toContain('an invite request was not processed');
    await test.database.write((manager) => manager.query('UPDATE invite_request SET failed_at = NULL'));
    expect(await rowsIn(test.database)).toEqual(before);
    await test.work();
    expect(mailsTo(email)).toHaveLength(3);
  });

  it("doesn't block other requests when one fails", async () => {
    const [failing, other] = [freshAddress(), freshAddress()];
    const profile = await invitations.unheld({ email: failing });
    await invitations.unheld({ email: other });
    await invitations.request(failing, { as: await test.signIn() });
    await invitations.request(other, { as: await test.signIn() });
    await whileInsertsFail(
      test.database,
      'invitation',
      () => test.work(),
      `NEW.profile_id = '${profile.id}'`,
    );
    expect([mailsTo(failing), mailsTo(other)].map(({ length }) => length)).toEqual([0, 1]);
    await test.work();
    expect(mailsTo(failing)).toHaveLength(1);
  });

  it("doesn't block a request behind any number of failing ones", async () => {
    const profile = await invitations.unheld({ email: freshAddress() });
    const { id: requestedByIdentityId } = await invitations.records.identityOf(await test.signIn());
    const failing = Array.from({ length: 25 }, () => ({
      id: newId('ireq'),
      emailKey: profile.emailKey,
      requestedByIdentityId,
      throttled: false,
      requestId: 'test',
      createdAt: test.clock.now(),
    }));
    await test.database.write((manager) => manager.insert(InviteRequestEntity, failing));
    const other = freshAddress();
    await invitations.unheld({ email: other });
    await invitations.request(other, { as: await test.signIn() });
    const condition = `NEW.profile_id = '${profile.id}'`;
    const rounds = async () => {
      for (let round = 0; round < 3; round += 1) await test.app.workOnce();
    };
    await whileInsertsFail(test.database, 'invitation', rounds, condition);
    expect(mailsTo(other)).toHaveLength(1);
    await test.work();
    expect(await test.database.reads.countBy(InviteRequestEntity, { processedAt: IsNull() })).toBe(0);
  });

  it('returns the same for an address that reached its limit, and sends nothing more to it', async () => {
    const email = freshAddress();
    await invitations.unheld({ email });
    const bodies = [];
    for (let count = 0; count < 6; count += 1) {
      const variant = count % 2 ? email.toUpperCase() : email;
      bodies.push((await invitations.request(variant, { as: await test.signIn() })).body);
      await test.work();
    }
    expect(new Set(bodies).size).toBe(1);
    expect(mailsTo(email)).toHaveLength(5);
  });
});
