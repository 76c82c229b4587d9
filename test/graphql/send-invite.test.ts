import { ProfileEntity } from '../../src/profile/profile.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { createSendInvite } from '../../src/invitation/send-invite';
import { newId } from '../../src/foundation/ids';
import { MailEntity } from '../../src/mail/mail.entity';
import { inactive } from '../../src/dev/mailbox/fault';
import { createLimits } from '../../src/rate-limit/limits';
import { actorNow, losses } from '../support/authorization/authorization-asker';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { tokensIn } from '../support/mail/mails';
import { peopleOf } from '../support/actors/people';
import { rowsIn, whileInsertsFail } from '../support/database/tables';
import { startTestApp, type Sender, type SignedIn, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const DELIVERY = `query ($id: ID!) { profile(id: $id) { pendingInvitation { id delivery } } }`;

describeOnEachDatabase('sendInvite', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    invitations = invitationsIn(test);
  });
  afterEach(() => test.mailbox.fail());
  afterAll(() => test.close());

  const invitationsTo = (profileId: string): Promise<InvitationEntity[]> =>
    test.database.reads.find(InvitationEntity, { where: { profileId }, order: { id: 'ASC' } });
  const deliveryOf = async (id: string, sender: Sender): Promise<string | null | undefined> => {
    type Shown = { profile: { pendingInvitation: { delivery: string | null } | null } };
    const { data } = await test.send<Shown>(DELIVERY, { id }, sender);
    return data.profile.pendingInvitation?.delivery;
  };
  /** Records a profile's use beforehand, so that later differences come only from the mutation. */
  const use = (as: SignedIn): Promise<unknown> => test.send('{ viewer { session { id } } }', {}, { as });
  const mailsTo = (address: string) => test.mailbox.messages().filter(({ To }) => To === address);

  it('invites the holder of the active profile at its address, for seven days', async () => {
    const { person: as, profile } = await invitations.holder();
    const { data } = await invitations.send({ profileId: profile.id }, { as });
    expect(data.sendInvite).toEqual({
      invitation: {
        id: expect.stringMatching(/^invt_[0-9a-z]{26}$/),
        email: profile.email,
        status: 'PENDING',
        delivery: 'QUEUED',
        expiresAt: new Date(test.clock.now().getTime() + 7 * 24 * 3_600_000).toISOString(),
        profile: { id: profile.id },
        sentBy: { id: profile.id },
      },
      userErrors: [],
    });
  });

  it("checks the sender's role at the time of the change, not of the request", async () => {
    const { database: opened, clock, config } = test;
    const sendInvite = createSendInvite({
      database: opened,
      clock,
      limits: createLimits(opened, config.limits),
      settings: { keys: config.secretKeys, lifetimeMs: config.invitationLifetimeMs },
    });
    const people = peopleOf(test);
    for (const lose of losses(test)) {
      const { person, account, profile, association } = await people.administrator();
      const colleague = await people.member({ account });
      const actor = await actorNow(test, person);
      await lose({ profile, association });
      const command = { actor, requestId: 'test', profileId: colleague.profile.id, email: 'late@x.example' };
      expect(await sendInvite(command)).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } });
      expect(await invitationsTo(colleague.profile.id)).toEqual([]);
    }
  });

  it('lets only administrators of the account and of its partner of record invite its people', async () => {
    const partner = await invitations.records.account({ kind: 'PARTNER' });
    const stranger = await invitations.records.account({ kind: 'PARTNER' });
    const customer = await invitations.records.account({ partnerId: partner.id });
    const colleague = await invitations.records.profile({ accountId: customer.id });
    const outcomes = [];
    for (const account of [customer, partner, stranger]) {
      const { person: as } = await invitations.holder({ accountId: account.id, role: 'ADMINISTRATOR' });
      outcomes.push(outcomeOf(await invitations.send({ profileId: colleague.id }, { as })));
    }
    expect(outcomes).toEqual(['OK', 'OK', 'NOT_FOUND']);
  });

  it("is UNAUTHENTICATED for callers who aren't signed in", async () => {
    const profile = await invitations.unheld();
    const answer = await invitations.send({ profileId: profile.id }, {});
    expect(outcomeOf(answer)).toBe('UNAUTHENTICATED');
    expect(await invitationsTo(profile.id)).toEqual([]);
  });

  it('is FORBIDDEN while no profile is chosen', async () => {
    const { person: as, profile } = await invitations.holder();
    await invitations.records.associate(await invitations.unheld(), as);
    const answer = await invitations.send({ profileId: profile.id }, { as });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NO_ACTIVE_PROFILE' });
    expect(await invitationsTo(profile.id)).toEqual([]);
  });

  it("returns the same for a stranger's and a colleague's profile as for an unknown one", async () => {
    const { person: as, account } = await invitations.holder();
    const headers = { 'x-request-id': 'the-same-each-time' };
    const ids = [
      newId('prof'),
      (await invitations.unheld()).id,
      (await invitations.records.profile({ accountId: account.id })).id,
      'not even an id',
    ];
    const bodies = [];
    for (const profileId of ids) {
      const answer = await invitations.send({ profileId, email: 'new@contoso.example' }, { as, headers });
      expect(outcomeOf(answer)).toBe('NOT_FOUND');
      bodies.push(answer.body);
    }
    expect(new Set(bodies).size).toBe(1);
  });

  it('is NOT_PERMITTED for one’s own profile if it isn’t the active one', async () => {
    const { person: as, profile } = await invitations.holder();
    const other = await invitations.unheld();
    await invitations.records.associate(other, as);
    const answer = await invitations.send({ profileId: profile.id }, { as, profileId: other.id });
    expect(outcomeOf(answer)).toBe('NOT_PERMITTED');
    expect(await invitationsTo(profile.id)).toEqual([]);
  });

  it('is ACCOUNT_INACTIVE in a deactivated account, as viewerCanSendInvite predicts', async () => {
    const partner = await invitations.records.account({ kind: 'PARTNER' });
    const { person: as } = await invitations.holder({ role: 'ADMINISTRATOR', accountId: partner.id });
    const customer = await invitations.records.account({ partnerId: partner.id, status: 'INACTIVE' });
    const profile = await invitations.records.profile({ accountId: customer.id });
    const { data } = await test.send<{ profile: { viewerCanSendInvite: boolean } }>(
      'query ($id: ID!) { profile(id: $id) { viewerCanSendInvite } }',
      { id: profile.id },
      { as },
    );
    expect(data.profile.viewerCanSendInvite).toBe(false);
    expect(outcomeOf(await invitations.send({ profileId: profile.id }, { as }))).toBe('ACCOUNT_INACTIVE');
    await invitations.request(profile.email, { as });
    await test.work();
    expect(await invitationsTo(profile.id)).toEqual([]);
  });

  it.each(['DISABLED', 'REMOVED'] as const)('is PROFILE_NOT_ACTIVE for a %s profile', async (status) => {
    const { person: as, account } = await invitations.holder({ role: 'ADMINISTRATOR' });
    const profile = await invitations.records.profile({ accountId: account.id, status });
    expect(outcomeOf(await invitations.send({ profileId: profile.id }, { as }))).toBe('PROFILE_NOT_ACTIVE');
    expect(await invitationsTo(profile.id)).toEqual([]);
  });

  it.each([
    '',
    'kim',
    'kim@',
    'kim@contoso',
    'kim@contoso.example\r\nBcc: all@contoso.example',
    'a b@c.de',
    'renée@contoso.example',
  ])('is INVALID_EMAIL for %j and writes nothing', async (email) => {
    const { person: as, profile } = await invitations.holder();
    await use(as);
    const before = await rowsIn(test.database);
    const { data } = await invitations.send({ profileId: profile.id, email }, { as });
    expect(data.sendInvite.userErrors).toMatchObject([{ code: 'INVALID_EMAIL', field: ['input', 'email'] }]);
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it('changes the address and invites it in one step, and audits both', async () => {
    const { person: as, profile } = await invitations.holder();
    const email = `New.${profile.email}`;
    const { data } = await invitations.send({ profileId: profile.id, email: ` ${email}\u200b ` }, { as });
    expect(data.sendInvite.invitation?.email).toBe(email);
    const changed = await test.database.reads.findOneByOrFail(ProfileEntity, { id: profile.id });
    expect(changed).toMatchObject({ email, emailKey: email.toLowerCase() });
    const { audit_event: events = [] } = await rowsIn(test.database, ['audit_event']);
    const ids = [profile.id, data.sendInvite.invitation?.id];
    const own = events.filter((event) => ids.includes(event['subject_id'] as string));
    expect(own.map((event) => [event['action'], event['changes']])).toEqual([
      ['PROFILE_UPDATED', JSON.stringify({ email: [profile.email, email] })],
      ['INVITATION_SENT', null],
    ]);
  });

  it.each(['invitation', 'mail', 'audit_event'])(
    'keeps the old address, invitation and mail when writing to %s fails',
    async (table) => {
      const { person: as, profile } = await invitations.holder();
      await invitations.issue(profile);
      await use(as);
      const before = await rowsIn(test.database);
      const answer = await whileInsertsFail(test.database, table, () =>
        invitations.send({ profileId: profile.id, email: `new.${profile.email}` }, { as }),
      );
      expect(outcomeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
      expect(answer.body).not.toContain('refused by the test');
      expect(await rowsIn(test.database)).toEqual(before);
      expect(outcomeOf(await invitations.send({ profileId: profile.id }, { as }))).toBe('OK');
    },
  );

  it('supersedes an earlier invitation, and never sends its waiting mail', async () => {
    const { person: as, profile } = await invitations.holder();
    const first = await invitations.issue(profile);
    await invitations.send({ profileId: profile.id }, { as });
    expect(await test.database.reads.findOneBy(MailEntity, { subjectId: first.id })).toMatchObject({
      status: 'CANCELLED',
      finishedAt: test.clock.now(),
    });
    await test.work();
    expect((await invitationsTo(profile.id)).map(({ state }) => state)).toEqual(['SUPERSEDED', 'PENDING']);
    const tokens = mailsTo(profile.email).flatMap((mail) => tokensIn({ messages: () => [mail] }));
    expect(tokens).toHaveLength(1);
    expect(tokens).not.toContain(first.token);
    const refusal = await invitations.associate({ token: first.token }, { as });
    expect(outcomeOf(refusal)).toBe('INVITATION_SUPERSEDED');
    expect(outcomeOf(await invitations.associate({ token: tokens[0]! }, { as }))).toBe('OK');
  });

  it('leaves one pending invitation and one mail after ten concurrent calls', async () => {
    const { person: as, profile } = await invitations.holder();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => invitations.send({ profileId: profile.id }, { as })),
    );
    expect(answers.map(outcomeOf)).toEqual(Array.from({ length: 10 }, () => 'OK'));
    const states = (await invitationsTo(profile.id)).map(({ state }) => state);
    expect(states.toSorted()).toEqual(['PENDING', ...Array.from({ length: 9 }, () => 'SUPERSEDED')]);
    await test.work();
    expect(mailsTo(profile.email)).toHaveLength(1);
  });

  it("can't create two pending invitations for a profile, since the database rejects the second", async () => {
    const profile = await invitations.unheld();
    await invitations.issue(profile);
    const [pending] = await invitationsTo(profile.id);
    const second = test.database.write((manager) =>
      manager.insert(InvitationEntity, { ...pending!, id: newId('invt') }),
    );
    await expect(second).rejects.toThrow(/unique|duplicate/i);
  });

  it('shows the mail as QUEUED until it is sent, then as SENT', async () => {
    const { person: as, profile } = await invitations.holder();
    await invitations.send({ profileId: profile.id }, { as });
    expect(await deliveryOf(profile.id, { as })).toBe('QUEUED');
    await test.work();
    expect(await deliveryOf(profile.id, { as })).toBe('SENT');
    expect(mailsTo(profile.email)).toHaveLength(1);
  });

  it('shows the mail as FAILED after a permanent rejection by the provider, without retrying', async () => {
    for (const code of [406, 300]) {
      const { person: as, profile } = await invitations.holder();
      let calls = 0;
      test.mailbox.fail(() => {
        calls += 1;
        return code === 406 ? inactive(profile.email) : { kind: 'answer', status: 422, errorCode: code };
      });
      await invitations.send({ profileId: profile.id }, { as });
      await test.work();
      expect(await deliveryOf(profile.id, { as })).toBe('FAILED');
      test.clock.advance(60_000);
      await test.work();
      expect(calls).toBe(1);
    }
  });

  it('retries the mail after the provider failed', async () => {
    const { person: as, profile } = await invitations.holder();
    test.mailbox.fail(() => ({ kind: 'answer', status: 500 }));
    await invitations.send({ profileId: profile.id }, { as });
    await test.work();
    expect(await deliveryOf(profile.id, { as })).toBe('QUEUED');
    test.mailbox.fail();
    test.clock.advance(60_000);
    await test.work();
    expect(await deliveryOf(profile.id, { as })).toBe('SENT');
    expect(mailsTo(profile.email)).toHaveLength(1);
  });
});
