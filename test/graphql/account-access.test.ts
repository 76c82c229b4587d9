import { AccountEntity } from '../../src/account/account.entity';
import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { newId } from '../../src/foundation/ids';
import { type UserError, outcomeOf } from '../support/actors/invitations';
import { type People, peopleOf } from '../support/actors/people';
import { type Answer, type Sender, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const DAY = 24 * 60 * 60_000;

interface Access {
  readonly granted: boolean;
  readonly reason: string;
  readonly until: string | null;
  readonly plan: { readonly id: string; readonly name: string } | null;
  readonly administrators: readonly { displayName: string; profile: { id: string } | null }[];
  readonly partnerName: string | null;
  readonly explanation: string;
}

const ACCESS = `access { granted reason until plan { id name }
  administrators { displayName profile { id } } partnerName explanation }`;

describeOnEachDatabase('access explained', (database) => {
  let test: TestApp;
  let people: People;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
  });
  afterAll(() => test.close());

  const accountFor = (
    sender: Sender,
    { id }: { id: string },
  ): Promise<Answer<{ account: { access: Access } | null }>> =>
    test.send(`query ($id: ID!) { account(id: $id) { ${ACCESS} } }`, { id }, sender);
  const accessFor = async (sender: Sender, account: { id: string }): Promise<Access> => {
    const { data } = await accountFor(sender, account);
    if (!data.account) throw new Error('The account may not be read.');
    return data.account.access;
  };
  const plan = async (
    account: { id: string },
    name: string,
    from: number,
    until: number,
  ): Promise<string> => {
    const id = newId('plan');
    const day = (days: number): Date => new Date(test.clock.now().getTime() + days * DAY);
    await test.database.write((manager) =>
      manager.insert(ServicePlanEntity, {
        id,
        accountId: account.id,
        kind: 'SUPPORT_PLAN',
        name,
        startsAt: day(from),
        endsAt: day(until),
      }),
    );
    return id;
  };
  const deactivate = (account: { id: string }): Promise<unknown> =>
    test.database.write((manager) =>
      manager.update(AccountEntity, { id: account.id }, { status: 'INACTIVE' }),
    );
  const switchTo = (profile: { id: string }, sender: Sender): Promise<Answer<SwitchAnswer>> =>
    test.send<SwitchAnswer>(
      `mutation ($id: ID!) { switchProfile(input: { profileId: $id }) { viewer { activeProfile { id } }
        userErrors { code message field } } }`,
      { id: profile.id },
      sender,
    );

  it('names the plan that decides and who to contact, and says both in a sentence', async () => {
    const account = await people.records.lapsedAccount({ name: 'Tailspin Toys' });
    await people.records.profile({ accountId: account.id, role: 'ADMINISTRATOR', displayName: 'Sara Davis' });
    await people.records.profile({
      accountId: account.id,
      role: 'ADMINISTRATOR',
      displayName: 'Not Asked',
      status: 'DISABLED',
    });
    const { person } = await people.member({ account });
    const lapsed = await accessFor({ as: person }, account);
    expect(lapsed).toMatchObject({
      granted: false,
      reason: 'PLAN_LAPSED',
      plan: { name: 'Business Ready Enhancement Plan' },
      administrators: [{ displayName: 'Sara Davis', profile: null }],
    });
    for (const fact of ['Business Ready Enhancement Plan', 'Tailspin Toys', 'Sara Davis'])
      expect(lapsed.explanation).toContain(fact);
    expect(lapsed.explanation).not.toContain('Not Asked');

    const next = await plan(account, 'Next', 10, 20);
    await plan(account, 'Later', 15, 40);
    expect(await accessFor({ as: person }, account)).toMatchObject({
      reason: 'PLAN_NOT_STARTED',
      plan: { id: next },
      explanation: expect.stringContaining('Next') as string,
    });
    const longest = await plan(account, 'Longest', -1, 9);
    await plan(account, 'Shorter', -5, 5);
    expect(await accessFor({ as: person }, account)).toMatchObject({
      granted: true,
      reason: 'ACTIVE_PLAN',
      plan: { id: longest },
      explanation: expect.stringContaining('Longest') as string,
    });
  });

  it("refers administrators to someone else, including those who aren't listed", async () => {
    const account = await people.records.lapsedAccount();
    for (let index = 0; index < 25; index += 1)
      await people.records.profile({ accountId: account.id, role: 'ADMINISTRATOR', displayName: 'Earlier' });
    const member = await people.member({ account });
    const last = await people.administrator({ account });
    // An administrator of another account isn't one of this account.
    await people.another(member.person, { role: 'ADMINISTRATOR' });
    const explained = async (as: typeof last): Promise<[number, boolean]> => {
      const { administrators, explanation } = await accessFor({ as: as.person }, account);
      return [administrators.length, explanation.includes('Earlier')];
    };
    expect(await explained(last)).toEqual([25, false]);
    expect(await explained(member)).toEqual([25, true]);
  });

  it('names no plan where none decides', async () => {
    for (const [given, reason] of [
      [{ kind: 'PARTNER' }, 'PARTNER'],
      [{ kind: 'EMPLOYEE' }, 'EMPLOYEE'],
      [{ status: 'INACTIVE' }, 'ACCOUNT_INACTIVE'],
      [{ kind: 'PARTNER', status: 'INACTIVE' }, 'ACCOUNT_INACTIVE'],
    ] as const) {
      const account = await people.records.account(given);
      const { person } = await people.member({ account });
      expect(await accessFor({ as: person }, account)).toMatchObject({
        granted: reason !== 'ACCOUNT_INACTIVE',
        reason,
        until: null,
        plan: null,
        administrators: [],
        explanation: expect.stringContaining(account.name) as string,
      });
    }
  });

  it('names the active partner of record, also to people who can’t read its account', async () => {
    for (const [given, name] of [
      [{ kind: 'PARTNER' }, 'Fabrikam Consulting'],
      [{ kind: 'PARTNER', status: 'INACTIVE' }, null],
      [{ kind: 'CUSTOMER' }, null],
    ] as const) {
      const partner = await people.records.account({ name: 'Fabrikam Consulting', ...given });
      const account = await people.records.lapsedAccount({ partnerId: partner.id });
      const { person } = await people.administrator({ account });
      const { partnerName, explanation } = await accessFor({ as: person }, account);
      expect(partnerName).toBe(name);
      expect(explanation).toContain(name ?? 'ask Microsoft to');
    }
    const { person, account } = await people.member();
    expect((await accessFor({ as: person }, account)).partnerName).toBeNull();
  });

  it('reads the partners of several accounts at once, and none for an explanation of open access', async () => {
    const { person } = await people.member();
    for (let index = 0; index < 3; index += 1) {
      const partner = await people.records.account({ kind: 'PARTNER' });
      const account = await people.records.account({ partnerId: partner.id });
      await people.another(person, { account });
    }
    const reads = async (field: string): Promise<number> => {
      test.forgetStatements();
      await test.send(
        `{ viewer { profiles(first: 10) { edges { node { account { access { ${field} } } } } } } }`,
        {},
        { as: person },
      );
      return test.statements.length;
    };
    const granted = await reads('granted');
    expect(await reads('granted partnerName')).toBe(granted + 1);
    // Only the administrators.
    expect(await reads('granted explanation')).toBe(granted + 1);
  });

  it('never refers administrators to themselves', async () => {
    const account = await people.records.lapsedAccount();
    const { person, profile } = await people.administrator({ account, displayName: 'Sara Davis' });
    const { administrators, explanation } = await accessFor({ as: person }, account);
    expect(administrators).toEqual([{ displayName: 'Sara Davis', profile: { id: profile.id } }]);
    expect(explanation).not.toContain('Sara Davis');
  });

  it("names an account's administrators only to callers who can read the account", async () => {
    const account = await people.records.lapsedAccount();
    const { profile } = await people.administrator({ account, displayName: 'Sara Davis' });
    const gone = await people.member({ account, status: 'DISABLED' });
    for (const sender of [{}, { as: (await people.administrator()).person }, { as: gone.person }]) {
      const answer = await accountFor(sender, account);
      expect(answer.data.account).toBeNull();
      expect(answer.body).not.toContain('Sara Davis');
      const switched = await switchTo(profile, sender);
      expect(switched.body).not.toContain('Sara Davis');
    }
  });

  it('blocks switching and acting when a plan lapses, keeps the association, and resumes on renewal', async () => {
    const account = await people.records.account({ name: 'Tailspin Toys' });
    const { person, profile, association } = await people.member({ account });
    await people.administrator({ account, displayName: 'Sara Davis' });
    const other = await people.another(person, { displayName: 'Elsewhere' });
    const act = (sender: Sender): Promise<Answer<object>> =>
      test.send(
        'mutation ($id: ID!) { updateProfile(input: { profileId: $id, locale: "sv" }) { userErrors { code } } }',
        { id: profile.id },
        sender,
      );
    const activeOf = async (sender: Sender): Promise<Answer<Viewing>> =>
      test.send<Viewing>(
        '{ viewer { activeProfile { id } profiles { edges { node { id association { id } } } } } }',
        {},
        sender,
      );
    const named = { as: person, profileId: profile.id };
    expect(outcomeOf(await switchTo(profile, { as: person }))).toBe('OK');
    expect(outcomeOf(await act(named))).toBe('OK');

    await test.database.write((manager) =>
      manager.update(ServicePlanEntity, { accountId: account.id }, { endsAt: test.clock.now() }),
    );
    expect((await activeOf(named)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', reason: 'PROFILE_NOT_USABLE' } },
    ]);
    expect(outcomeOf(await act(named))).toBe('FORBIDDEN');
    // The other profile is the only usable one left, and it can't change this one.
    expect(outcomeOf(await act({ as: person }))).toBe('NOT_PERMITTED');
    const lapsed = await activeOf({ as: person });
    expect(lapsed.data.viewer).toEqual({
      activeProfile: { id: other.profile.id },
      profiles: {
        edges: [
          { node: { id: profile.id, association: { id: association.id } } },
          { node: { id: other.profile.id, association: { id: other.association.id } } },
        ],
      },
    });
    const closed = await switchTo(profile, { as: person });
    const { explanation } = await accessFor({ as: person }, account);
    expect(explanation).toContain('Sara Davis');
    expect(closed.data.switchProfile).toEqual({
      viewer: null,
      userErrors: [{ code: 'ACCESS_CLOSED', message: explanation, field: ['input', 'profileId'] }],
    });

    await plan(account, 'Renewal', 0, 365);
    // The session's choice is unchanged.
    expect((await activeOf({ as: person })).data.viewer.activeProfile).toEqual({ id: profile.id });
    expect((await activeOf(named)).errors).toEqual([]);
    expect(outcomeOf(await act(named))).toBe('OK');
    expect(outcomeOf(await switchTo(profile, { as: person }))).toBe('OK');
  });

  it("ends for a partner's people, to its customers too, when the partner is deactivated", async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const { profile, account } = await people.member({
      account: await people.records.account({ partnerId: partner.account.id }),
    });
    const named = { as: partner.person, profileId: partner.profile.id };
    expect((await accountFor(named, account)).data.account).not.toBeNull();
    await deactivate(partner.account);
    expect((await accountFor(named, account)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', reason: 'PROFILE_NOT_USABLE' } },
    ]);
    expect((await accountFor({ as: partner.person }, account)).data.account).toBeNull();
    const remove = 'mutation ($id: ID!) { removeProfile(input: { profileId: $id }) { userErrors { code } } }';
    const refused = await test.send(remove, { id: profile.id }, { as: partner.person });
    expect(outcomeOf(refused)).toBe('FORBIDDEN');
    const closed = await switchTo(partner.profile, { as: partner.person });
    const own = await accessFor({ as: partner.person }, partner.account);
    expect(own.reason).toBe('ACCOUNT_INACTIVE');
    expect(closed.data.switchProfile.userErrors).toMatchObject([
      { code: 'ACCESS_CLOSED', message: own.explanation },
    ]);
  });

  it('finds the administrators by the index of roles, with one statement for many accounts', async () => {
    const accounts = [await people.records.account(), await people.records.account()];
    const { person, profile } = await people.administrator({ account: accounts[0] as AccountEntity });
    await people.another(person, { account: accounts[1] as AccountEntity, role: 'ADMINISTRATOR' });
    for (const { id } of accounts)
      for (let index = 0; index < 60; index += 1) await people.records.profile({ accountId: id });
    await test.database.write((manager) =>
      manager.query(test.database.isEmbedded ? 'ANALYZE' : 'ANALYZE TABLE profile'),
    );
    const sender = { as: person, profileId: profile.id };
    await test.send('{ viewer { session { id } } }', {}, sender);
    const statementsAfterViewer = async (query: string): Promise<readonly string[]> => {
      test.forgetStatements();
      expect((await test.send(query, {}, sender)).errors).toEqual([]);
      return test.statements.slice(1);
    };
    const indexesOf = async (sql: string, parameters: string[]): Promise<string> => {
      // MySQL 9 prints a tree by default.
      const explain = test.database.isEmbedded ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN FORMAT=TRADITIONAL';
      const plan = await test.database.select(`${explain} ${sql}`, parameters);
      return plan.map(({ detail, key }) => detail ?? key).join();
    };

    const ids = accounts.map(({ id }) => id);
    const asked = ids.map((id, index) => `_${String(index)}: account(id: "${id}") { ${ACCESS} }`);
    const read = await statementsAfterViewer(`{ ${asked.join(' ')} }`);
    // The plans of all accounts, and their administrators.
    expect(read).toHaveLength(2);
    const all = read.find((sql) => !sql.includes('service_plan')) ?? '';
    expect(await indexesOf(all, ids)).toContain('ix_profile_account_role');

    const [sole = '', ...others] = await statementsAfterViewer(
      `{ profile(id: "${profile.id}") { viewerCanRemove } }`,
    );
    expect(others).toEqual([]);
    expect(await indexesOf(sole, ids.slice(0, 1))).toContain('ix_profile_account_role');
  });
});

interface SwitchAnswer {
  readonly switchProfile: {
    readonly viewer: { readonly activeProfile: { readonly id: string } | null } | null;
    readonly userErrors: readonly UserError[];
  };
}

interface Viewing {
  readonly viewer: {
    readonly activeProfile: { readonly id: string } | null;
    readonly profiles: { readonly edges: readonly object[] };
  };
}
