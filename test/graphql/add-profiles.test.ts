import { randomUUID } from 'node:crypto';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { SearchWordEntity } from '../../src/search/search-word.entity';
import { type Adding, addingTo, type Entered, outcomesOf } from '../support/actors/adding';
import { outcomeOf } from '../support/actors/invitations';
import { type People, peopleOf } from '../support/actors/people';
import { rowsIn, whileInsertsFail } from '../support/database/tables';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const limits = {
  ...DEFAULT_LIMITS,
  batchInvitesPerPerson: { points: 600, seconds: 3600 },
  sendInvitePerRecipient: { points: 2, seconds: 3600 },
};

describeOnEachDatabase('addProfiles', (database) => {
  let test: TestApp;
  let adding: Adding;
  let people: People;

  beforeAll(async () => {
    test = await startTestApp(database, { overrides: { limits } });
    adding = addingTo(test);
    people = peopleOf(test);
  });
  afterAll(() => test.close());

  const someone = (given: Partial<Entered> = {}): Entered => ({
    displayName: 'Ana Trujillo',
    email: `${randomUUID()}@contoso.example`,
    ...given,
  });
  const crowd = (count: number) => Array.from({ length: count }, () => someone());
  const countIn = (accountId: string) => test.database.reads.countBy(ProfileEntity, { accountId });
  const emptyCustomer = async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const { id: accountId } = await people.records.account({ partnerId: partner.account.id });
    return { as: partner.person, accountId };
  };
  /** Records a profile's use beforehand, so that later differences come only from the mutation. */
  const use = (as: SignedIn): Promise<unknown> => test.send('{ viewer { session { id } } }', {}, { as });

  it('adds the valid items in the order of the input, and reports errors for the others', async () => {
    const { person: as, account } = await people.administrator();
    const taken = await people.records.profile({ accountId: account.id });
    const twice = someone();
    const profiles = [
      someone({ role: 'ADMINISTRATOR', locale: 'de-ch' }),
      someone({ displayName: ' ' }),
      someone({ email: 'not an address' }),
      twice,
      someone({ locale: 'not a language' }),
      someone({ email: taken.email.toUpperCase() }),
      { ...twice, email: twice.email.toUpperCase() },
      someone(),
    ];
    const { data } = await adding.addMany({ accountId: account.id, profiles }, { as });
    const { results, userErrors } = data.addProfiles;
    expect(userErrors).toEqual([]);
    expect(outcomesOf(results)).toEqual([
      ...['OK', 'INVALID_DISPLAY_NAME', 'INVALID_EMAIL', 'OK', 'INVALID_LOCALE', 'EMAIL_IN_USE'],
      ...['DUPLICATE', 'OK'],
    ]);
    expect(results.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const emailAt = (index: number) => profiles[index]?.email;
    expect(results.map(({ profile }) => profile?.email ?? null)).toEqual([
      ...[emailAt(0), null, null, twice.email, null, null, null, emailAt(7)],
    ]);
    expect(results[0]?.profile).toMatchObject({ role: 'ADMINISTRATOR', locale: 'de-CH', status: 'ACTIVE' });
    expect(results[3]?.profile).toMatchObject({ role: 'MEMBER', locale: 'en' });
    expect(results.map(({ invitation }) => invitation)).toEqual(results.map(() => null));
    expect(results.map(({ userErrors: [error] }) => error?.field?.join('.') ?? null)).toEqual([
      ...[null, 'input.profiles.1.displayName', 'input.profiles.2.email', null],
      ...['input.profiles.4.locale', 'input.profiles.5.email', 'input.profiles.6.email', null],
    ]);
    expect(await countIn(account.id)).toBe(5);
    const { audit_event: events = [] } = await rowsIn(test.database, ['audit_event']);
    const own = events.filter((event) => event['account_id'] === account.id);
    expect(own.map((event) => event['action'])).toEqual(['PROFILE_ADDED', 'PROFILE_ADDED', 'PROFILE_ADDED']);
  });

  it('skips a name that contains an address, and says which one and what to do', async () => {
    const { person: as, account } = await people.administrator();
    const profiles = [someone(), someone({ displayName: 'Sign in at www.evil.example' })];
    const { data } = await adding.addMany({ accountId: account.id, profiles }, { as });
    expect(outcomesOf(data.addProfiles.results)).toEqual(['OK', 'DISPLAY_NAME_HAS_ADDRESS']);
    expect(data.addProfiles.results[1]?.userErrors).toMatchObject([
      {
        message: expect.stringContaining('without a web address'),
        field: ['input', 'profiles', '1', 'displayName'],
      },
    ]);
  });

  it('accepts an address from an earlier item that was rejected', async () => {
    const { person: as, account } = await people.administrator();
    const good = someone();
    const { data } = await adding.addMany(
      { accountId: account.id, profiles: [{ ...good, displayName: '' }, good] },
      { as },
    );
    expect(outcomesOf(data.addProfiles.results)).toEqual(['INVALID_DISPLAY_NAME', 'OK']);
  });

  it('makes the first valid item an administrator in an account without profiles', async () => {
    const { as, accountId } = await emptyCustomer();
    const profiles = [someone({ email: 'bad' }), someone({ role: 'MEMBER' }), someone()];
    const { data } = await adding.addMany({ accountId, profiles }, { as });
    const roles = data.addProfiles.results.map(({ profile }) => profile?.role ?? null);
    expect(roles).toEqual([null, 'ADMINISTRATOR', 'MEMBER']);
  });

  it('invites each profile in the same step, with a separate mail', async () => {
    const { person: as, account } = await people.administrator();
    const profiles = crowd(3);
    const { data } = await adding.addMany({ accountId: account.id, profiles, sendInvites: true }, { as });
    expect(data.addProfiles.results.map(({ invitation }) => invitation)).toMatchObject(
      profiles.map(({ email }) => ({ email, status: 'PENDING' })),
    );
    for (const { profile, invitation } of data.addProfiles.results)
      expect(
        await test.database.reads.findOneByOrFail(InvitationEntity, { id: invitation?.id ?? '' }),
      ).toMatchObject({ profileId: profile?.id });
    await test.work();
    const sent = test.mailbox.messages().map(({ To }) => To);
    expect(profiles.map(({ email }) => sent.filter((to) => to === email).length)).toEqual([1, 1, 1]);
  });

  it('sends as many statements for two hundred profiles as for two', async () => {
    for (const sendInvites of [false, true]) {
      const counts = [];
      for (const count of [2, 200]) {
        const { person: as, account } = await people.administrator();
        await use(as);
        const profiles = crowd(count);
        test.forgetStatements();
        const { data } = await adding.addMany({ accountId: account.id, profiles, sendInvites }, { as });
        counts.push(test.statements.length);
        expect(new Set(outcomesOf(data.addProfiles.results))).toEqual(new Set(['OK']));
      }
      expect(counts[1]).toBe(counts[0]);
    }
  });

  it('adds nobody twice when it is repeated or called concurrently', async () => {
    const { as, accountId } = await emptyCustomer();
    const profiles = crowd(20);
    const answers = await Promise.all([
      adding.addMany({ accountId, profiles, sendInvites: true }, { as }),
      adding.addMany({ accountId, profiles: profiles.toReversed(), sendInvites: true }, { as }),
    ]);
    const outcomes = answers.map(({ data }) => new Set(outcomesOf(data.addProfiles.results)));
    expect(outcomes).toContainEqual(new Set(['OK']));
    expect(outcomes).toContainEqual(new Set(['EMAIL_IN_USE']));
    const before = await rowsIn(test.database);
    const { data } = await adding.addMany({ accountId, profiles }, { as });
    expect(new Set(outcomesOf(data.addProfiles.results))).toEqual(new Set(['EMAIL_IN_USE']));
    expect(await rowsIn(test.database)).toEqual(before);
    const administrators = { accountId, role: 'ADMINISTRATOR' as const };
    expect(await test.database.reads.countBy(ProfileEntity, administrators)).toBe(1);
  });

  it('is rejected as a whole for an account that the caller can’t manage', async () => {
    const { person: member, account } = await people.member();
    const { person: stranger } = await people.administrator();
    const { as: partner, accountId: inactive } = await emptyCustomer();
    await test.database.write((manager) =>
      manager.query(`UPDATE account SET status = 'INACTIVE' WHERE id = '${inactive}'`),
    );
    const { person: undecided } = await people.administrator({ account });
    await people.another(undecided);
    for (const sendInvites of [false, true]) {
      const add = async (accountId: string, as?: SignedIn) => {
        const answer = await adding.addMany({ accountId, profiles: crowd(2), sendInvites }, { as });
        if (answer.errors.length === 0) expect(answer.data.addProfiles.results).toEqual([]);
        return outcomeOf(answer);
      };
      expect(await add(account.id)).toBe('UNAUTHENTICATED');
      expect(await add(account.id, undecided)).toBe('FORBIDDEN');
      expect(await add(account.id, member)).toBe('NOT_PERMITTED');
      expect(await add(account.id, stranger)).toBe('NOT_FOUND');
      expect(await add(newId('acct'), stranger)).toBe('NOT_FOUND');
      expect(await add(inactive, partner)).toBe('ACCOUNT_INACTIVE');
    }
    expect([await countIn(account.id), await countIn(inactive)]).toEqual([2, 0]);
  });

  it.each(['profile', 'search_word', 'invitation', 'mail', 'audit_event'])(
    'adds no profiles when writing to %s fails',
    async (table) => {
      const { person: as, account } = await people.administrator();
      await use(as);
      const input = { accountId: account.id, profiles: crowd(3), sendInvites: true };
      const before = await rowsIn(test.database);
      const answer = await whileInsertsFail(test.database, table, () => adding.addMany(input, { as }));
      expect(outcomeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
      expect(await rowsIn(test.database)).toEqual(before);
    },
  );

  it('is RATE_LIMITED as a whole over the person’s limit, and skips addresses that reached their limit', async () => {
    const { email } = someone();
    const outcomes = [];
    const sender = await people.administrator();
    for (let count = 0; count < 3; count += 1) {
      const profiles = [someone(), someone({ email })];
      const input = { accountId: sender.account.id, profiles, sendInvites: true };
      const { data } = await adding.addMany(input, { as: sender.person });
      outcomes.push(outcomesOf(data.addProfiles.results));
      // Makes the address available again.
      await test.database.write((manager) =>
        manager.update(ProfileEntity, { accountId: sender.account.id, email }, { status: 'REMOVED' }),
      );
    }
    expect(outcomes).toEqual([
      ['OK', 'OK'],
      ['OK', 'OK'],
      ['OK', 'RATE_LIMITED'],
    ]);

    const { person: as, account } = await people.administrator();
    const add = (sendInvites: boolean) =>
      adding.addMany({ accountId: account.id, profiles: crowd(301), sendInvites }, { as });
    expect(outcomeOf(await add(true))).toBe('OK');
    const { errors } = await add(true);
    expect(errors[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    });
    expect(await countIn(account.id)).toBe(302);
    expect(outcomeOf(await add(false))).toBe('OK');
  });

  it('is rejected before any work when the selection is too large for the number of items', async () => {
    const { person: as, account } = await people.administrator();
    const deep = `mutation ($input: AddProfilesInput!) { addProfiles(input: $input) {
      results { profile { account { administrators { displayName profile { id } } } } } } }`;
    const input = { accountId: account.id, profiles: crowd(500) };
    const { status, errors } = await test.send(deep, { input }, { as });
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'QUERY_TOO_COMPLEX']);
    expect(await countIn(account.id)).toBe(1);
    const few = { accountId: account.id, profiles: crowd(50) };
    expect((await test.send(deep, { input: few }, { as })).errors).toEqual([]);
  });

  // Last, because each test that compares all rows would read what it adds.
  it('accepts 500 profiles in one call, however many words they have, and rejects 501 and none', async () => {
    const { as, accountId } = await emptyCustomer();
    const wordy = Array.from({ length: 66 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join(' ');
    const profiles = crowd(501).map((each) => ({ ...each, displayName: wordy }));
    for (const [code, refused] of [
      ['TOO_MANY', profiles.map((each) => ({ ...each, displayName: 'A' }))],
      ['EMPTY', []],
    ] as const) {
      const { data } = await adding.addMany({ accountId, profiles: refused }, { as });
      expect(data.addProfiles).toMatchObject({
        results: [],
        userErrors: [{ code, field: ['input', 'profiles'] }],
      });
    }
    const input = { accountId, profiles: profiles.slice(0, 500), sendInvites: true };
    const { data } = await adding.addMany(input, { as });
    expect(outcomesOf(data.addProfiles.results)).toEqual(Array.from({ length: 500 }, () => 'OK'));
    const { id = '' } = data.addProfiles.results[499]?.profile ?? {};
    expect(await test.database.reads.countBy(SearchWordEntity, { subjectId: id })).toBeGreaterThan(66);
  });
});
