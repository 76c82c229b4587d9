import { randomUUID } from 'node:crypto';
import { createAddProfile } from '../../src/add-profiles/add-profile';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { newId } from '../../src/foundation/ids';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { createLimits, DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { SearchWordEntity } from '../../src/search/search-word.entity';
import { type Adding, addingTo } from '../support/actors/adding';
import { actorNow, losses } from '../support/authorization/authorization-asker';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { tokensIn } from '../support/mail/mails';
import { type People, peopleOf } from '../support/actors/people';
import { rowsIn, whileInsertsFail } from '../support/database/tables';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const limits = {
  ...DEFAULT_LIMITS,
  sendInvitePerPerson: { points: 8, seconds: 3600 },
  sendInvitePerRecipient: { points: 2, seconds: 3600 },
};

describeOnEachDatabase('addProfile', (database) => {
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

  const someone = () => ({ displayName: 'Ana Trujillo', email: `${randomUUID()}@contoso.example` });
  const profilesOf = (accountId: string): Promise<ProfileEntity[]> =>
    test.database.reads.find(ProfileEntity, { where: { accountId }, order: { id: 'ASC' } });
  /** Records a profile's use beforehand, so that later differences come only from the mutation. */
  const use = (as: SignedIn): Promise<unknown> => test.send('{ viewer { session { id } } }', {}, { as });
  const eventsOf = async (accountId: string) =>
    ((await rowsIn(test.database, ['audit_event']))['audit_event'] ?? [])
      .filter((event) => event['account_id'] === accountId)
      .map((event) => [event['action'], event['subject_id'], event['changes']]);

  it('adds an active member with English as the language, without an invitation, and makes it searchable', async () => {
    const { person: as, account, profile } = await people.administrator();
    const { data } = await adding.add(
      { accountId: account.id, displayName: ' Ana Trujillo ', email: ' Ana@Contoso.example ' },
      { as },
    );
    const id = data.addProfile.profile?.id ?? '';
    expect(data.addProfile).toEqual({
      profile: {
        id: expect.stringMatching(/^prof_[0-9a-z]{26}$/),
        displayName: 'Ana Trujillo',
        email: 'Ana@Contoso.example',
        role: 'MEMBER',
        status: 'ACTIVE',
        locale: 'en',
        account: { id: account.id },
      },
      invitation: null,
      userErrors: [],
    });
    const words = await test.database.reads.findBy(SearchWordEntity, { subjectId: id });
    expect(words.map(({ kind, word }) => `${kind} ${word}`).toSorted()).toEqual(
      ['ana', 'contoso', 'example', 'trujillo'].map((word) => `PROFILE ${word}`),
    );
    const [event] = (await eventsOf(account.id)).filter(([, subject]) => subject === id);
    expect(event?.slice(0, 2)).toEqual(['PROFILE_ADDED', id]);
    expect(JSON.parse(String(event?.[2]))).toEqual({
      displayName: [null, 'Ana Trujillo'],
      email: [null, 'Ana@Contoso.example'],
      role: [null, 'MEMBER'],
      locale: [null, 'en'],
    });
    const [row] = (await profilesOf(account.id)).filter((each) => each.id !== profile.id);
    expect(row).toMatchObject({ emailKey: 'ana@contoso.example', isAssociated: false, externalId: null });
  });

  it('uses the requested role and language', async () => {
    const { person: as, account } = await people.administrator();
    const entered = { ...someone(), role: 'ADMINISTRATOR', locale: 'de-ch' };
    const { data } = await adding.add({ accountId: account.id, ...entered }, { as });
    expect(data.addProfile.profile).toMatchObject({ role: 'ADMINISTRATOR', locale: 'de-CH' });
  });

  it('invites the new colleague in the same step, with a link to the profile', async () => {
    const { person: as, account, profile: sender } = await people.administrator();
    const entered = someone();
    const { data } = await adding.add({ accountId: account.id, ...entered, sendInvite: true }, { as });
    const { profile, invitation } = data.addProfile;
    expect(invitation).toMatchObject({ email: entered.email, status: 'PENDING' });
    expect(
      await test.database.reads.findOneByOrFail(InvitationEntity, { id: invitation?.id ?? '' }),
    ).toMatchObject({ profileId: profile?.id, sentByProfileId: sender.id, delivery: 'QUEUED' });
    expect((await eventsOf(account.id)).map((event) => event.slice(0, 2))).toEqual([
      ['PROFILE_ADDED', profile?.id],
      ['INVITATION_SENT', invitation?.id],
    ]);
    await test.work();
    const mails = test.mailbox.messages().filter(({ To }) => To === entered.email);
    expect(mails).toHaveLength(1);
    const [token = ''] = tokensIn({ messages: () => mails });
    expect(outcomeOf(await invitations.associate({ token }, { as: await test.signIn() }))).toBe('OK');
  });

  it('lets administrators of the partner of record add, and makes the first profile an administrator regardless of the requested role', async () => {
    const { person: as, account: partner } = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const customer = await people.records.account({ partnerId: partner.id });
    await people.records.profile({ accountId: customer.id, status: 'REMOVED', role: 'ADMINISTRATOR' });
    const roles = [];
    for (let count = 0; count < 2; count += 1) {
      const { data } = await adding.add({ accountId: customer.id, ...someone(), role: 'MEMBER' }, { as });
      roles.push(data.addProfile.profile?.role);
    }
    expect(roles).toEqual(['ADMINISTRATOR', 'MEMBER']);
  });

  it('makes the first profile an administrator if the account has no active administrator', async () => {
    const { person: as, account: partner } = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const customer = await people.records.account({ partnerId: partner.id });
    await people.records.profile({ accountId: customer.id, role: 'ADMINISTRATOR', status: 'DISABLED' });
    await people.records.profile({ accountId: customer.id });
    const { data } = await adding.add({ accountId: customer.id, ...someone() }, { as });
    expect(data.addProfile.profile?.role).toBe('ADMINISTRATOR');
  });

  it('makes only one administrator when two profiles are added first concurrently', async () => {
    const { person: as, account: partner } = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    for (let round = 0; round < 5; round += 1) {
      const { id: accountId } = await people.records.account({ partnerId: partner.id });
      const answers = await Promise.all([1, 2, 3].map(() => adding.add({ accountId, ...someone() }, { as })));
      const roles = answers.map(({ data }) => data.addProfile.profile?.role ?? '');
      expect(roles.toSorted()).toEqual(['ADMINISTRATOR', 'MEMBER', 'MEMBER']);
    }
  });

  it.each(['ACTIVE', 'DISABLED'] as const)(
    'is EMAIL_IN_USE for the address of a profile that is %s, in any spelling',
    async (status) => {
      const { person: as, account } = await people.administrator();
      const { email } = await people.records.profile({ accountId: account.id, status });
      const input = { accountId: account.id, displayName: 'Ana', email: email.toUpperCase() };
      for (const sendInvite of [false, true]) {
        const { data } = await adding.add({ ...input, sendInvite }, { as });
        expect(data.addProfile).toMatchObject({
          profile: null,
          invitation: null,
          userErrors: [{ code: 'EMAIL_IN_USE', field: ['input', 'email'] }],
        });
      }
      expect(await profilesOf(account.id)).toHaveLength(2);
    },
  );

  it('accepts an address that only a removed profile or another account has', async () => {
    const { person: as, account } = await people.administrator();
    const { email } = await people.records.profile({ accountId: account.id, status: 'REMOVED' });
    const { profile: elsewhere } = await people.member();
    for (const taken of [email, elsewhere.email]) {
      const input = { accountId: account.id, displayName: 'Ana', email: taken };
      expect(outcomeOf(await adding.add(input, { as }))).toBe('OK');
    }
  });

  it('adds one profile for ten concurrent calls, and none for a repeated call', async () => {
    const { person: as, account } = await people.administrator();
    const input = { accountId: account.id, ...someone() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => adding.add(input, { as })));
    const outcomes = answers.map(outcomeOf).toSorted();
    expect(outcomes).toEqual([...Array.from({ length: 9 }, () => 'EMAIL_IN_USE'), 'OK']);
    const before = await rowsIn(test.database);
    expect(outcomeOf(await adding.add(input, { as }))).toBe('EMAIL_IN_USE');
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it.each([
    ['INVALID_DISPLAY_NAME', 'displayName', ''],
    ['INVALID_DISPLAY_NAME', 'displayName', 'Ana\nBcc: all@contoso.example'],
    ['DISPLAY_NAME_HAS_ADDRESS', 'displayName', 'Mailbox full: sign in at https://evil.example/x'],
    ['INVALID_EMAIL', 'email', 'ana'],
    ['INVALID_EMAIL', 'email', 'renée@contoso.example'],
    ['INVALID_LOCALE', 'locale', 'not a language'],
  ])('is %s for a %s of %j and writes nothing', async (code, field, value) => {
    const { person: as, account } = await people.administrator();
    await use(as);
    const before = await rowsIn(test.database);
    const input = { accountId: account.id, ...someone(), sendInvite: true, [field]: value };
    const { data } = await adding.add(input, { as });
    expect(data.addProfile.userErrors).toMatchObject([{ code, field: ['input', field] }]);
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it('is ACCOUNT_INACTIVE for an account that was deactivated in Dynamics', async () => {
    const { person: as, account: partner } = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const { id: accountId } = await people.records.account({ partnerId: partner.id, status: 'INACTIVE' });
    for (const sendInvite of [false, true])
      expect(outcomeOf(await adding.add({ accountId, ...someone(), sendInvite }, { as }))).toBe(
        'ACCOUNT_INACTIVE',
      );
    expect(await profilesOf(accountId)).toEqual([]);
  });

  it('is NOT_PERMITTED for a member, and for an administrator acting as a member elsewhere', async () => {
    const { person: member, account } = await people.member();
    const { person: both } = await people.administrator({ account });
    const { profile: elsewhere } = await people.another(both);
    const input = { accountId: account.id, ...someone() };
    expect(outcomeOf(await adding.add(input, { as: member }))).toBe('NOT_PERMITTED');
    const asMember = { as: both, profileId: elsewhere.id };
    expect(outcomeOf(await adding.add({ ...input, sendInvite: true }, asMember))).toBe('NOT_PERMITTED');
    expect(await profilesOf(account.id)).toHaveLength(2);
  });

  it("returns the same for somebody else's account as for an unknown account", async () => {
    const { person: as } = await people.administrator();
    const { account } = await people.administrator();
    const headers = { 'x-request-id': 'the-same-each-time' };
    for (const sendInvite of [false, true]) {
      const bodies = [];
      for (const accountId of [account.id, newId('acct'), 'not even an id']) {
        const answer = await adding.add({ accountId, ...someone(), sendInvite }, { as, headers });
        expect(outcomeOf(answer)).toBe('NOT_FOUND');
        bodies.push(answer.body);
      }
      expect(new Set(bodies).size).toBe(1);
    }
    expect(await profilesOf(account.id)).toHaveLength(1);
  });

  it("is UNAUTHENTICATED for callers who aren't signed in, and FORBIDDEN while no profile is chosen", async () => {
    const { person: as, account } = await people.administrator();
    await people.another(as);
    const input = { accountId: account.id, ...someone() };
    expect(outcomeOf(await adding.add(input, {}))).toBe('UNAUTHENTICATED');
    const { errors } = await adding.add(input, { as });
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NO_ACTIVE_PROFILE' });
    expect(await profilesOf(account.id)).toHaveLength(1);
  });

  it("checks the administrator's role at the time of the change, not of the request", async () => {
    const { database: opened, clock, config } = test;
    const addProfile = createAddProfile({
      database: opened,
      clock,
      limits: createLimits(opened, config.limits),
      settings: { keys: config.secretKeys, lifetimeMs: config.invitationLifetimeMs },
    });
    for (const lose of losses(test)) {
      const { person, account, profile, association } = await people.administrator();
      const actor = await actorNow(test, person);
      await lose({ profile, association });
      const command = { actor, requestId: 'test', accountId: account.id, entered: someone() };
      const { ok } = await addProfile({ ...command, sendInvite: true });
      expect([ok, (await profilesOf(account.id)).length]).toEqual([false, 1]);
    }
  });

  it.each(['profile', 'search_word', 'invitation', 'mail', 'audit_event'])(
    'rolls back completely when writing to %s fails',
    async (table) => {
      const { person: as, account } = await people.administrator();
      await use(as);
      const input = { accountId: account.id, ...someone(), sendInvite: true };
      const before = await rowsIn(test.database);
      const answer = await whileInsertsFail(test.database, table, () => adding.add(input, { as }));
      expect(outcomeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
      expect(await rowsIn(test.database)).toEqual(before);
      expect(outcomeOf(await adding.add(input, { as }))).toBe('OK');
    },
  );

  it("counts invitations against the sender's limit, but not other accounts' mail to the address", async () => {
    const { person: as, account } = await people.administrator();
    const { email } = someone();
    for (let count = 0; count < 2; count += 1) {
      const { person, account: other } = await people.administrator();
      const input = { accountId: other.id, displayName: 'Ana', email, sendInvite: true };
      expect(outcomeOf(await adding.add(input, { as: person }))).toBe('OK');
    }
    const input = { accountId: account.id, displayName: 'Ana', email, sendInvite: true };
    expect(outcomeOf(await adding.add(input, { as }))).toBe('OK');
    expect(await profilesOf(account.id)).toHaveLength(2);
    const outcomes = [];
    for (let count = 0; count < 8; count += 1)
      outcomes.push(
        outcomeOf(await adding.add({ accountId: account.id, ...someone(), sendInvite: true }, { as })),
      );
    expect(outcomes).toEqual([...Array.from({ length: 7 }, () => 'OK'), 'RATE_LIMITED']);
    expect(outcomeOf(await adding.add({ accountId: account.id, ...someone() }, { as }))).toBe('OK');
  });
});
