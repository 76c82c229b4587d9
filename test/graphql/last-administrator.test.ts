import type { AccountEntity } from '../../src/account/account.entity';
import { lockAccount } from '../../src/account/account.repository';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { invitationsIn, outcomeOf } from '../support/actors/invitations';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type Answer, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const PAIRS = 25;
const ADMINISTRATOR = { role: 'ADMINISTRATOR', status: 'ACTIVE' } as const;

type Change = readonly [mutation: 'updateProfile' | 'removeProfile', change: object];

const demotion: Change = ['updateProfile', { role: 'MEMBER' }];
const disabling: Change = ['updateProfile', { status: 'DISABLED' }];
const removal: Change = ['removeProfile', {}];

describeOnEachDatabase('the last administrator', (database) => {
  let test: TestApp;
  let people: People;
  let partner: Colleague;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    // Two, so that the tests on customers never affect the partner's last administrator.
    await people.administrator({ account: partner.account });
  });
  afterAll(() => test.close());

  const ask = (
    [mutation, change]: Change,
    { profile }: Pick<Colleague, 'profile'>,
    by: Colleague,
  ): Promise<Answer<unknown>> =>
    test.send(
      `mutation ($input: ${mutation === 'removeProfile' ? 'Remove' : 'Update'}ProfileInput!) {
        ${mutation}(input: $input) { profile { id role status } userErrors { code message field } } }`,
      { input: { profileId: profile.id, ...change } },
      { as: by.person },
    );
  const tried = async (...asked: Parameters<typeof ask>): Promise<string> => outcomeOf(await ask(...asked));
  const customer = (): Promise<AccountEntity> => people.records.account({ partnerId: partner.account.id });
  const stored = (id: string): Promise<ProfileEntity> =>
    test.database.reads.findOneByOrFail(ProfileEntity, { id });
  const administratorsOf = (accountId: string): Promise<number> =>
    test.database.reads.countBy(ProfileEntity, { accountId, ...ADMINISTRATOR });

  it.each([
    ['demoted', demotion],
    ['disabled', disabling],
    ['removed', removal],
    ['demoted and renamed', ['updateProfile', { role: 'MEMBER', displayName: 'Renamed' }] as const],
    ['demoted and left active', ['updateProfile', { role: 'MEMBER', status: 'ACTIVE' }] as const],
    [
      'disabled and left an administrator',
      ['updateProfile', { ...ADMINISTRATOR, status: 'DISABLED' }] as const,
    ],
  ])(
    "can't be %s, by themselves or by the partner, and stays completely unchanged",
    async (_what, change) => {
      const account = await customer();
      const last = await people.administrator({ account });
      // None of these counts: a member, a disabled administrator and a removed one.
      await people.member({ account });
      await people.administrator({ account, status: 'DISABLED' });
      await people.administrator({ account, status: 'REMOVED' });
      const before = await stored(last.profile.id);
      for (const by of [last, partner]) {
        const answer = await ask(change, last, by);
        expect(Object.values(answer.data as object)).toMatchObject([
          { profile: null, userErrors: [{ code: 'LAST_ADMINISTRATOR', field: ['input', 'profileId'] }] },
        ]);
        expect(await stored(last.profile.id)).toEqual(before);
      }
      expect(await tried(['updateProfile', { ...ADMINISTRATOR, displayName: 'Still' }], last, last)).toBe(
        'OK',
      );
      expect(await stored(last.profile.id)).toMatchObject({ ...ADMINISTRATOR, displayName: 'Still' });
    },
  );

  it.each([
    ['demoted', demotion, { role: 'MEMBER' }],
    ['disabled', disabling, { status: 'DISABLED' }],
    ['removed', removal, { status: 'REMOVED' }],
  ] as const)('can be %s, even by themselves, once there is another', async (_what, change, becomes) => {
    const account = await customer();
    const first = await people.administrator({ account });
    const another = await people.member({ account });
    expect(await tried(change, first, first)).toBe('LAST_ADMINISTRATOR');
    expect(await tried(['updateProfile', { role: 'ADMINISTRATOR' }], another, first)).toBe('OK');
    expect(await tried(change, first, first)).toBe('OK');
    expect(await stored(first.profile.id)).toMatchObject(becomes);
    expect(await tried(change, another, another)).toBe('LAST_ADMINISTRATOR');
  });

  it("isn't affected when a disabled administrator is demoted or removed", async () => {
    const account = await customer();
    const disabled = await people.administrator({ account, status: 'DISABLED' });
    expect(await tried(['updateProfile', { role: 'MEMBER' }], disabled, partner)).toBe('OK');
    expect(await tried(removal, disabled, partner)).toBe('OK');
  });

  it.each([
    ['demote', demotion, demotion],
    ['disable', disabling, disabling],
    ['remove', removal, removal],
    ['demote and remove', demotion, removal],
  ] as const)('remains when two %s each other concurrently', async (_what, one, other) => {
    const pairs = await Promise.all(
      Array.from({ length: PAIRS }, async () => {
        const account = await customer();
        return {
          account,
          a: await people.administrator({ account }),
          b: await people.administrator({ account }),
        };
      }),
    );
    const outcomes = await Promise.all(
      pairs.flatMap(({ a, b }, index) => {
        const asked = [() => tried(one, b, a), () => tried(other, a, b)];
        return [Promise.all((index % 2 ? asked.toReversed() : asked).map((send) => send()))];
      }),
    );
    for (const [index, both] of outcomes.entries()) {
      // The second caller can no longer read the other profile, or has no active profile.
      expect(both.filter((outcome) => outcome === 'OK')).toHaveLength(1);
      expect(['NOT_FOUND', 'NOT_PERMITTED', 'FORBIDDEN']).toContain(both.find((outcome) => outcome !== 'OK'));
      expect(await administratorsOf(pairs[index]?.account.id ?? '')).toBe(1);
    }
  });

  it('remains when both step down concurrently, or the partner demotes or removes both', async () => {
    for (let repetition = 0; repetition < PAIRS; repetition += 1) {
      const account = await customer();
      const both = [await people.administrator({ account }), await people.administrator({ account })];
      const change = [demotion, disabling, removal][repetition % 3] ?? demotion;
      const outcomes = await Promise.all(
        both.map((each) => tried(change, each, repetition % 2 ? each : partner)),
      );
      expect(outcomes.toSorted()).toEqual(['LAST_ADMINISTRATOR', 'OK']);
      expect(await administratorsOf(account.id)).toBe(1);
    }
  });

  it('remains when all of many administrators are demoted or removed concurrently', async () => {
    const account = await customer();
    const many = await Promise.all(Array.from({ length: 12 }, () => people.administrator({ account })));
    const outcomes = await Promise.all(
      many.map((each, index) => tried([demotion, disabling, removal][index % 3] ?? demotion, each, partner)),
    );
    expect(outcomes.toSorted()).toEqual(['LAST_ADMINISTRATOR', ...Array.from({ length: 11 }, () => 'OK')]);
    expect(await administratorsOf(account.id)).toBe(1);
  });

  // SQLite runs one transaction at a time.
  if (database.kind !== 'sqlite') {
    it("is checked with the account locked, and invitations to its profiles don't wait for the lock", async () => {
      const { profile, account } = await people.member();
      const invitations = invitationsIn(test);
      await test.database.write(async (manager) => {
        await lockAccount(manager, account.id);
        // If it locked the profile and then waited for the account, it would deadlock with a change of the
        // profile's role.
        await expect(invitations.issue(profile)).resolves.toHaveProperty('token');
      });
    });
  }
});
