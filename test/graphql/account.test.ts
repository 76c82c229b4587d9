import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { newId } from '../../src/foundation/ids';
import { type People, peopleOf } from '../support/actors/people';
import { type Answer, type Sender, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const DAY = 24 * 60 * 60_000;

interface Found {
  account: Record<string, unknown> | null;
}

describeOnEachDatabase('account', (database) => {
  let test: TestApp;
  let people: People;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
  });
  afterAll(() => test.close());

  const ask = (by: string, fields: string, sender: Sender): Promise<Answer<Found>> =>
    test.send<Found>(`{ account(${by}) { ${fields} } }`, {}, sender);
  const fromNow = (days: number): Date => new Date(test.clock.now().getTime() + days * DAY);
  const plan = (accountId: string, name: string, from: number, until: number): Promise<unknown> =>
    test.database.write((manager) =>
      manager.insert(ServicePlanEntity, {
        id: newId('plan'),
        accountId,
        kind: 'SUPPORT_PLAN',
        name,
        startsAt: fromNow(from),
        endsAt: fromNow(until),
      }),
    );

  it('is found by id or by number, and returns its fields', async () => {
    const { person, account } = await people.member({
      account: await people.records.account({ name: 'Contoso Ltd' }),
    });
    const fields = 'id number name kind program viewerCanManageProfiles partner { id }';
    const byId = await ask(`id: "${account.id}"`, fields, { as: person });
    expect(byId.data.account).toEqual({
      id: account.id,
      number: account.number,
      name: 'Contoso Ltd',
      kind: 'CUSTOMER',
      program: 'CUSTOMERSOURCE',
      viewerCanManageProfiles: false,
      partner: null,
    });
    for (const number of [account.number, ` ${account.number.toUpperCase().replace('-', ' – ')}`])
      expect((await ask(`number: "${number}"`, fields, { as: person })).body).toBe(byId.body);
  });

  it.each(['', 'id: null', 'number: null, id: null', 'id: "x", number: "y"'])(
    'requires either an id or a number, not (%s)',
    async (by) => {
      const query = `{ account${by && `(${by})`} { id } }`;
      const { data, errors } = await test.send<Found>(query, {}, { as: await test.signIn() });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: ['id'] } }]);
      expect(data).toEqual({ account: null });
    },
  );

  it("is null when the caller can't read it, exactly as for an unknown account", async () => {
    const { person } = await people.administrator();
    const { account } = await people.member();
    for (const sender of [{ as: person }, {}]) {
      const missing = await ask(`id: "${newId('acct')}"`, 'id name', sender);
      expect(missing.data).toEqual({ account: null });
      expect(missing.errors).toEqual([]);
      for (const by of [
        `id: "${account.id}"`,
        `number: "${account.number}"`,
        'number: ""',
        'number: "\\u200B"',
        'id: "%"',
      ])
        expect((await ask(by, 'id name', sender)).body).toBe(missing.body);
    }
  });

  it('lists its plans, the one that ends last first, and their effect on access', async () => {
    const account = await people.records.account();
    const { person } = await people.member({ account });
    await plan(account.id, 'To come', 400, 900);
    await plan(account.id, 'Old', -900, -500);
    const { data } = await ask(
      `id: "${account.id}"`,
      'servicePlans { id kind name startsAt endsAt } access { granted reason until }',
      { as: person },
    );
    const plans = data.account?.['servicePlans'] as { name: string; endsAt: string }[];
    expect(plans.map(({ name }) => name)).toEqual(['To come', 'Business Ready Enhancement Plan', 'Old']);
    expect(plans[0]).toEqual({
      id: expect.stringMatching(/^plan_/) as string,
      kind: 'SUPPORT_PLAN',
      name: 'To come',
      startsAt: fromNow(400).toISOString(),
      endsAt: fromNow(900).toISOString(),
    });
    expect(data.account?.['access']).toEqual({
      granted: true,
      reason: 'ACTIVE_PLAN',
      until: plans[1]?.endsAt,
    });
  });

  it('lists the 25 plans that end last, but considers all of them for access', async () => {
    const account = await people.records.account();
    const { person } = await people.member({ account });
    for (let index = 0; index < 26; index += 1) await plan(account.id, `To come ${index}`, 400, 900 + index);
    const { data } = await ask(`id: "${account.id}"`, 'servicePlans { name } access { reason }', {
      as: person,
    });
    expect(data.account?.['servicePlans']).toEqual(
      Array.from({ length: 25 }, (_, index) => ({ name: `To come ${25 - index}` })),
    );
    expect(data.account?.['access']).toEqual({ reason: 'ACTIVE_PLAN' });
  });

  it('has access without plans if it is a partner or Microsoft', async () => {
    for (const [kind, program] of [
      ['PARTNER', 'PARTNERSOURCE'],
      ['EMPLOYEE', 'CUSTOMERSOURCE'],
    ] as const) {
      const { person, account } = await people.member({ account: await people.records.account({ kind }) });
      const fields = 'program servicePlans { id } access { granted reason until }';
      expect((await ask(`id: "${account.id}"`, fields, { as: person })).data.account).toEqual({
        program,
        servicePlans: [],
        access: { granted: true, reason: kind, until: null },
      });
    }
  });

  it('names its active administrators to everybody in it, and their profiles to callers who can read them', async () => {
    const account = await people.records.lapsedAccount();
    const first = await people.administrator({ account, displayName: 'First' });
    const member = await people.member({ account });
    await people.records.profile({
      accountId: account.id,
      displayName: 'Second',
      role: 'ADMINISTRATOR',
    });
    await people.records.profile({ accountId: account.id, role: 'ADMINISTRATOR', status: 'DISABLED' });
    await people.records.profile({ accountId: account.id, role: 'ADMINISTRATOR', status: 'REMOVED' });
    const shown = async (sender: Sender): Promise<unknown> =>
      (await ask(`id: "${account.id}"`, 'administrators { displayName profile { email } }', sender)).data
        .account?.['administrators'];
    // The administrators that a member of a lapsed account can contact.
    expect(await shown({ as: member.person })).toEqual([
      { displayName: 'First', profile: null },
      { displayName: 'Second', profile: null },
    ]);
    // An administrator of a lapsed account has no active profile, but can still read their own profile.
    expect(await shown({ as: first.person })).toEqual([
      { displayName: 'First', profile: { email: first.profile.email } },
      { displayName: 'Second', profile: null },
    ]);
  });

  it('names the 25 administrators with the oldest profiles, of each account', async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const accounts = [];
    for (let index = 0; index < 2; index += 1)
      accounts.push(await people.records.account({ partnerId: partner.account.id }));
    // Alternating, so that no account's ids are consecutive.
    for (let index = 0; index < 27; index += 1)
      for (const { id, number } of accounts)
        await people.records.profile({
          accountId: id,
          role: 'ADMINISTRATOR',
          status: index === 1 ? 'DISABLED' : 'ACTIVE',
          displayName: `${number} ${index}`,
        });
    const asked = accounts.map(
      ({ id }, index) => `_${index}: account(id: "${id}") { administrators { displayName } }`,
    );
    const { data } = await test.send<object>(`{ ${asked.join(' ')} }`, {}, { as: partner.person });
    const served = [0, ...Array.from({ length: 24 }, (_, index) => index + 2)];
    expect(Object.values(data)).toEqual(
      accounts.map(({ number }) => ({
        administrators: served.map((index) => ({ displayName: `${number} ${index}` })),
      })),
    );
  });

  it('shows the partner of record only to callers who can also read the partner', async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER', name: 'Northwind' }),
    });
    const customer = await people.administrator({
      account: await people.records.account({ partnerId: partner.account.id }),
    });
    const partnerOf = async (sender: Sender): Promise<unknown> =>
      (await ask(`id: "${customer.account.id}"`, 'partner { name }', sender)).data.account?.['partner'];
    expect(await partnerOf({ as: partner.person })).toEqual({ name: 'Northwind' });
    expect(await partnerOf({ as: customer.person })).toBeNull();
  });

  it("lists a partner's customers to its administrators, by name, page by page and by search", async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const partnerId = partner.account.id;
    for (const name of ['Tailspin Toys', 'Åsas Bageri', 'Wide World Importers'])
      await people.records.account({ partnerId, name });
    const customersAs = async (person: Sender['as'], given = ''): Promise<unknown> => {
      const fields = `customers${given} { edges { node { name } } pageInfo { hasNextPage } totalCount }`;
      return (await ask(`id: "${partnerId}"`, fields, { as: person })).data.account?.['customers'];
    };
    const page = (names: string[], hasNextPage: boolean, totalCount: number): unknown => ({
      edges: names.map((name) => ({ node: { name } })),
      pageInfo: { hasNextPage },
      totalCount,
    });
    expect(await customersAs(partner.person, '(first: 2)')).toEqual(
      page(['Åsas Bageri', 'Tailspin Toys'], true, 3),
    );
    expect(await customersAs(partner.person, '(search: "asas bag")')).toEqual(
      page(['Åsas Bageri'], false, 1),
    );
    expect(await customersAs(partner.person, '(search: "t")')).toEqual(page(['Tailspin Toys'], false, 1));
    expect(await customersAs(partner.person, '(search: "importers")')).toEqual(
      page(['Wide World Importers'], false, 1),
    );
    const member = await people.member({ account: partner.account });
    expect(await customersAs(member.person)).toBeNull();
  });

  it("lists to administrators of a partner's own partner only the customers in which they have a profile", async () => {
    const distributor = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const reseller = await people.records.account({ kind: 'PARTNER', partnerId: distributor.account.id });
    const customers = [];
    for (const name of ['Zebra', 'Åsas Bageri', 'Contoso'])
      customers.push(await people.records.account({ partnerId: reseller.id, name }));
    for (const account of customers.slice(0, 2)) await people.another(distributor.person, { account });
    const namesOf = async (given: string): Promise<unknown> => {
      const fields = `customers${given} { edges { node { name } } totalCount }`;
      const answer = await ask(`id: "${reseller.id}"`, fields, {
        as: distributor.person,
        profileId: distributor.profile.id,
      });
      return answer.data.account?.['customers'] ?? answer.errors[0]?.extensions;
    };
    const names = (...given: string[]): unknown => given.map((name) => ({ node: { name } }));
    expect(await namesOf('')).toEqual({ edges: names('Åsas Bageri', 'Zebra'), totalCount: 2 });
    expect(await namesOf('(last: 1)')).toEqual({ edges: names('Zebra'), totalCount: 2 });
    expect(await namesOf('(search: "asas")')).toEqual({ edges: names('Åsas Bageri'), totalCount: 1 });
    expect(await namesOf('(search: "contoso")')).toEqual({ edges: [], totalCount: 0 });
    expect(await namesOf('(search: "")')).toMatchObject({ code: 'BAD_USER_INPUT', field: ['search'] });
  });

  it('reads the customers of several partners with one statement a page, even when requested repeatedly', async () => {
    const distributor = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const partnerId = distributor.account.id;
    const resellers: string[] = [];
    for (let index = 0; index < 8; index += 1)
      resellers.push((await people.records.account({ kind: 'PARTNER', partnerId })).id);
    await people.another(distributor.person, {
      account: await people.records.account({ partnerId: resellers[0] ?? null }),
    });
    // Records the profile's use beforehand, so that the following requests only read.
    await test.send(
      '{ viewer { session { id } } }',
      {},
      { as: distributor.person, profileId: distributor.profile.id },
    );
    const accounts = [partnerId, ...resellers, partnerId].map(
      (id, index) =>
        `_${String(index)}: account(id: "${id}") { customers(first: 5) { edges { node { id } } } }`,
    );
    test.forgetStatements();
    const { data } = await test.send<Record<string, { customers: { edges: object[] } }>>(
      `{ ${accounts.join(' ')} more: account(id: "${partnerId}") { customers(first: 6) { totalCount } } }`,
      {},
      { as: distributor.person, profileId: distributor.profile.id },
    );
    const counts = [5, 1, ...resellers.slice(1).map(() => 0), 5];
    expect(accounts.map((_, index) => data[`_${String(index)}`]?.customers.edges.length)).toEqual(counts);
    // The viewer, the accounts, a page, another page, and the total count.
    expect(test.statements).toHaveLength(5);
  });

  it("shows its lists to its administrators and its partner's, and null to its members", async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const account = await people.records.account({ partnerId: partner.account.id });
    const administrator = await people.administrator({ account });
    const member = await people.member({ account });
    const fields =
      'viewerCanManageProfiles profiles { edges { node { id } } } invitations { edges { cursor } }';
    for (const { person } of [administrator, partner]) {
      const { data } = await ask(`id: "${account.id}"`, fields, { as: person });
      expect(data.account).toEqual({
        viewerCanManageProfiles: true,
        profiles: {
          edges: [administrator, member].map(({ profile }) => ({ node: { id: profile.id } })),
        },
        invitations: { edges: [] },
      });
    }
    const { data } = await ask(`id: "${account.id}"`, fields, { as: member.person });
    expect(data.account).toEqual({ viewerCanManageProfiles: false, profiles: null, invitations: null });
  });

  it('costs one more SQL statement than the viewer for many accounts, and another for all their plans', async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const customers: string[] = [];
    for (let index = 0; index < 12; index += 1)
      customers.push((await people.records.account({ partnerId: partner.account.id })).id);
    // Records the profile's use beforehand, so that the following requests only read.
    await test.send('{ viewer { session { id } } }', {}, { as: partner.person });
    for (const count of [2, 12]) {
      const accounts = customers
        .slice(0, count)
        .map((id, index) => `_${String(index)}: account(id: "${id}")`);
      for (const [fields, statements] of [
        ['name', 2],
        ['access { granted }', 3],
        ['access { granted } servicePlans { name } partner { name }', 3],
        ['administrators { displayName profile { account { name } } }', 3],
      ] as const) {
        test.forgetStatements();
        const { data } = await test.send<Record<string, object | null>>(
          `{ ${accounts.map((account) => `${account} { ${fields} }`).join(' ')} }`,
          {},
          { as: partner.person },
        );
        expect(Object.values(data)).not.toContain(null);
        expect([fields, test.statements.length]).toEqual([fields, statements]);
      }
    }
  });
});
