import { In } from 'typeorm';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { createSendInvites } from '../../src/invitation/send-invites';
import { MailEntity } from '../../src/mail/mail.entity';
import { suppressAddresses } from '../../src/mail/suppressed-address.repository';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { createLimits, DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { type Adding, addingTo, outcomesOf } from '../support/actors/adding';
import { actorNow, losses } from '../support/authorization/authorization-asker';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { type People, peopleOf } from '../support/actors/people';
import { rowsIn, whileInsertsFail } from '../support/database/tables';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const limits = {
  ...DEFAULT_LIMITS,
  batchInvitesPerPerson: { points: 600, seconds: 3600 },
  sendInvitePerRecipient: { points: 3, seconds: 3600 },
};

describeOnEachDatabase('sendInvites', (database) => {
  let test: TestApp;
  let adding: Adding;
  let people: People;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database, { overrides: { limits } });
    adding = addingTo(test);
    people = peopleOf(test);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  /** Records a profile's use beforehand, so that later differences come only from the mutation. */
  const use = (as: SignedIn): Promise<unknown> => test.send('{ viewer { session { id } } }', {}, { as });
  const fill = async (accountId: string, count: number): Promise<ProfileEntity[]> => {
    const emails = Array.from({ length: count }, () => `${newId('prof')}@contoso.example`);
    await invitations.fill(emails.map((email) => ({ accountId, email })));
    return test.database.reads.find(ProfileEntity, {
      where: { emailKey: In(emails) },
      order: { id: 'ASC' },
    });
  };
  const pendingOf = (profiles: readonly ProfileEntity[]): Promise<InvitationEntity[]> =>
    test.database.reads.find(InvitationEntity, {
      where: { profileId: In(profiles.map(({ id }) => id)), state: 'PENDING' },
      order: { id: 'ASC' },
    });

  it('sends the valid items in the order of the input, and reports errors for the others', async () => {
    const { person: as, account, profile: sender } = await people.administrator();
    const [one, two, three, four] = await fill(account.id, 4);
    const disabled = await people.records.profile({ accountId: account.id, status: 'DISABLED' });
    const stranger = await invitations.unheld();
    const email = `New.${newId('prof')}@contoso.example`;
    const { data } = await adding.sendMany(
      [
        { profileId: three!.id },
        { profileId: disabled.id },
        { profileId: one!.id, email },
        { profileId: stranger.id },
        { profileId: two!.id, email: 'not an address' },
        { profileId: three!.id },
        { profileId: newId('prof') },
        { profileId: four!.id },
      ],
      { as },
    );
    const { results, userErrors } = data.sendInvites;
    expect(userErrors).toEqual([]);
    expect(outcomesOf(results)).toEqual([
      ...['OK', 'PROFILE_NOT_ACTIVE', 'OK', 'NOT_FOUND', 'INVALID_EMAIL', 'DUPLICATE', 'NOT_FOUND', 'OK'],
    ]);
    expect(results.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(results.map(({ invitation }) => invitation?.email ?? null)).toEqual([
      ...[three!.email, null, email, null, null, null, null, four!.email],
    ]);
    expect(results[4]?.userErrors[0]?.field).toEqual(['input', 'invites', '4', 'email']);
    expect(results[5]?.userErrors[0]?.field).toEqual(['input', 'invites', '5', 'profileId']);
    const pending = await pendingOf([one!, two!, three!, four!, disabled, stranger]);
    expect(pending.map(({ profileId }) => profileId).toSorted()).toEqual(
      [one!.id, three!.id, four!.id].toSorted(),
    );
    expect(new Set(pending.map(({ sentByProfileId }) => sentByProfileId))).toEqual(new Set([sender.id]));
    const changed = await test.database.reads.findOneByOrFail(ProfileEntity, { id: one!.id });
    expect(changed).toMatchObject({ email, emailKey: email.toLowerCase() });
    const { audit_event: events = [] } = await rowsIn(test.database, ['audit_event']);
    const actions = events
      .filter((event) => event['account_id'] === account.id)
      .map((event) => `${String(event['action'])} ${String(event['profile_id'])}`);
    expect(actions.toSorted()).toEqual(
      [
        `INVITATION_SENT ${one!.id}`,
        `INVITATION_SENT ${three!.id}`,
        `INVITATION_SENT ${four!.id}`,
        `PROFILE_UPDATED ${one!.id}`,
      ].toSorted(),
    );
    await test.work();
    for (const address of [three!.email, email, four!.email])
      expect(test.mailbox.messages().filter(({ To }) => To === address)).toHaveLength(1);
  });

  it('supersedes all earlier invitations, and never sends their waiting mails', async () => {
    const { person: as, account } = await people.administrator();
    const profiles = await fill(account.id, 20);
    const invites = profiles.map(({ id }) => ({ profileId: id }));
    await adding.sendMany(invites, { as });
    const first = await pendingOf(profiles);
    await adding.sendMany(invites, { as });
    const ids = first.map(({ id }) => id);
    const { reads } = test.database;
    expect(await reads.countBy(InvitationEntity, { id: In(ids), state: 'SUPERSEDED' })).toBe(20);
    expect(await reads.countBy(MailEntity, { subjectId: In(ids), status: 'CANCELLED' })).toBe(20);
    expect(await pendingOf(profiles)).toHaveLength(20);
  });

  it('sends as many statements for two hundred invitations as for two', async () => {
    const counts = [];
    for (const count of [2, 200]) {
      const { person: as, account } = await people.administrator();
      const invites = (await fill(account.id, count)).map(({ id }) => ({ profileId: id }));
      await use(as);
      // In the second round, there are earlier invitations to supersede.
      for (let round = 0; round < 2; round += 1) {
        test.forgetStatements();
        const { data } = await adding.sendMany(invites, { as });
        counts.push(test.statements.length);
        expect(new Set(outcomesOf(data.sendInvites.results))).toEqual(new Set(['OK']));
      }
    }
    expect(counts.slice(2)).toEqual(counts.slice(0, 2));
  });

  it('is ADDRESS_BOUNCES where an invitation of the account bounced before, and sends the others', async () => {
    const { person: as, account } = await people.administrator();
    const [one, two, three, four] = await fill(account.id, 4);
    const gone = `Gone.${newId('prof')}@contoso.example`;
    const email = `${newId('prof')}@contoso.example`;
    await test.database.write((manager) =>
      suppressAddresses(
        manager,
        [one!.emailKey, two!.emailKey, three!.emailKey, gone.toLowerCase()],
        'HARD_BOUNCE',
        test.clock.now(),
      ),
    );
    // Mail to the second address bounced, but only for another account.
    const [elsewhere] = await fill((await people.administrator()).account.id, 1);
    for (const [profile, emailKey] of [
      [one!, one!.emailKey],
      [one!, gone.toLowerCase()],
      [elsewhere!, two!.emailKey],
    ] as const) {
      const { id } = await invitations.issue(profile);
      await test.database.write((manager) =>
        manager.update(InvitationEntity, { id }, { emailKey, delivery: 'BOUNCED', state: 'REVOKED' }),
      );
    }
    const invites = [
      { profileId: one!.id },
      { profileId: two!.id },
      { profileId: three!.id, email },
      { profileId: four!.id, email: gone },
    ];
    const { results, userErrors } = (await adding.sendMany(invites, { as })).data.sendInvites;
    expect(userErrors).toEqual([]);
    expect(outcomesOf(results)).toEqual(['ADDRESS_BOUNCES', 'OK', 'OK', 'ADDRESS_BOUNCES']);
    expect(results.map(({ userErrors: [error] }) => error?.field ?? null)).toEqual([
      ['input', 'invites', '0', 'email'],
      null,
      null,
      ['input', 'invites', '3', 'email'],
    ]);
    const pending = await pendingOf([one!, two!, three!, four!]);
    expect(pending.map(({ email: address }) => address).toSorted()).toEqual([two!.email, email].toSorted());
    const unchanged = await test.database.reads.findOneByOrFail(ProfileEntity, { id: four!.id });
    expect(unchanged.email).toBe(four!.email);
  });

  it('accepts 500 in one call, and rejects 501 and none', async () => {
    const { person: as, account } = await people.administrator();
    const invites = (await fill(account.id, 501)).map(({ id }) => ({ profileId: id }));
    for (const [code, refused] of [
      ['TOO_MANY', invites],
      ['EMPTY', []],
    ] as const) {
      const { data } = await adding.sendMany(refused, { as });
      expect(data.sendInvites).toMatchObject({
        results: [],
        userErrors: [{ code, field: ['input', 'invites'] }],
      });
    }
    const { data } = await adding.sendMany(invites.slice(0, 500), { as });
    expect(outcomesOf(data.sendInvites.results)).toEqual(Array.from({ length: 500 }, () => 'OK'));
  });

  it('is NOT_PERMITTED for one’s own profile if it isn’t active, and UNAUTHENTICATED without a sign-in', async () => {
    const { person: as, profile } = await people.member();
    const { profile: other } = await people.another(as);
    const invites = [{ profileId: profile.id }, { profileId: other.id }];
    const { data } = await adding.sendMany(invites, { as, profileId: other.id });
    expect(outcomesOf(data.sendInvites.results)).toEqual(['NOT_PERMITTED', 'OK']);
    expect(outcomeOf(await adding.sendMany(invites, {}))).toBe('UNAUTHENTICATED');
    expect((await adding.sendMany(invites, { as })).errors[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NO_ACTIVE_PROFILE',
    });
    expect(await pendingOf([profile])).toEqual([]);
  });

  it("checks the sender's role at the time of the change, not of the request", async () => {
    const { database: opened, clock, config } = test;
    const sendInvites = createSendInvites({
      database: opened,
      clock,
      // The checks before the lock still allow the sender.
      limits: {
        ...createLimits(opened, config.limits),
        countMany: async (_limit, whoms) => {
          await lose();
          return whoms.map(() => ({ ok: true, value: null }));
        },
      },
      settings: { keys: config.secretKeys, lifetimeMs: config.invitationLifetimeMs },
    });
    let lose: () => Promise<unknown> = async () => null;
    for (const loss of losses(test)) {
      const { person, account, profile, association } = await people.administrator();
      const colleague = await people.records.profile({ accountId: account.id });
      lose = () => loss({ profile, association });
      const actor = await actorNow(test, person);
      const invites = [{ profileId: colleague.id, email: 'late@x.example' }];
      expect(await sendInvites({ actor, requestId: 'test', invites })).toEqual({
        ok: true,
        value: [{ ok: false, refusal: { code: 'NOT_FOUND' } }],
      });
      expect(await pendingOf([colleague])).toEqual([]);
    }
  });

  it.each(['invitation', 'search_word', 'mail', 'audit_event'])(
    'leaves everything unchanged when writing to %s fails',
    async (table) => {
      const { person: as, account } = await people.administrator();
      const profiles = await fill(account.id, 3);
      await invitations.issue(profiles[0]!);
      await use(as);
      const invites = profiles.map(({ id }, index) => ({
        profileId: id,
        ...(index === 1 && { email: `${newId('prof')}@fabrikam.example` }),
      }));
      const before = await rowsIn(test.database);
      const answer = await whileInsertsFail(test.database, table, () => adding.sendMany(invites, { as }));
      expect(outcomeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
      expect(await rowsIn(test.database)).toEqual(before);
    },
  );

  it('leaves one pending invitation for each profile after concurrent calls, in any order', async () => {
    const { person: as, account } = await people.administrator();
    const profiles = await fill(account.id, 10);
    const invites = profiles.map(({ id }) => ({ profileId: id }));
    const answers = await Promise.all([
      adding.sendMany(invites, { as }),
      adding.sendMany(invites.toReversed(), { as }),
      ...invites.slice(0, 4).map((invite) => invitations.send(invite, { as })),
      adding.add(
        { accountId: account.id, displayName: 'Ana', email: 'a@b.example', sendInvite: true },
        { as },
      ),
    ]);
    expect(answers.map((answer) => answer.errors)).toEqual(answers.map(() => []));
    expect(await pendingOf(profiles)).toHaveLength(10);
  });

  it('is RATE_LIMITED as a whole over the person’s limit, and for each item over a recipient’s', async () => {
    const { person: as, account } = await people.administrator();
    const [one, two] = await fill(account.id, 2);
    const invites = [{ profileId: one!.id }, { profileId: two!.id, email: one!.email }];
    const outcomes = [];
    for (let count = 0; count < 2; count += 1)
      outcomes.push(outcomesOf((await adding.sendMany(invites, { as })).data.sendInvites.results));
    expect(outcomes).toEqual([
      ['OK', 'OK'],
      ['OK', 'RATE_LIMITED'],
    ]);
    const single = await invitations.send({ profileId: one!.id }, { as });
    expect(outcomeOf(single)).toBe('RATE_LIMITED');

    const many = (await fill(account.id, 300)).map(({ id }) => ({ profileId: id }));
    expect(outcomeOf(await adding.sendMany(many, { as }))).toBe('OK');
    const before = await rowsIn(test.database);
    const { errors } = await adding.sendMany(many, { as });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    });
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it("doesn't count attempts of callers who can't invite the recipient", async () => {
    const { person: as } = await people.administrator();
    const stranger = await people.member();
    const invites = [{ profileId: stranger.profile.id }];
    for (let count = 0; count < 4; count += 1)
      expect(outcomesOf((await adding.sendMany(invites, { as })).data.sendInvites.results)).toEqual([
        'NOT_FOUND',
      ]);
    const own = await invitations.send({ profileId: stranger.profile.id }, { as: stranger.person });
    expect(outcomeOf(own)).toBe('OK');
  });
});
