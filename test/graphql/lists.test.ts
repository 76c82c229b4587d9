import { randomUUID } from 'node:crypto';
import { lookupOfAccount } from '../../src/account/account';
import { ACCESS_REQUEST_STATES } from '../../src/access-request/access-request';
import { AccessRequestEntity } from '../../src/access-request/access-request.entity';
import { AccountEntity } from '../../src/account/account.entity';
import { insertRows } from '../../src/database/insert-rows';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { newId } from '../../src/foundation/ids';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type Answer, type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const MANY = 120;

interface Page {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}
const LISTS = [
  ...(['account.profiles', 'account.invitations', 'account.customers', 'account.accessRequests'] as const),
  ...(['viewer.profiles', 'viewer.accessRequests', 'profile.invitations'] as const),
];
type List = (typeof LISTS)[number];

describeOnEachDatabase('a list', (database) => {
  let test: TestApp;
  let people: People;
  let administrator: Colleague;
  let collector: SignedIn;
  let invited: ProfileEntity;
  const expected: Record<List, string[]> = {
    'account.profiles': [],
    'account.invitations': [],
    'account.customers': [],
    'account.accessRequests': [],
    'viewer.profiles': [],
    'viewer.accessRequests': [],
    'profile.invitations': [],
  };

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    administrator = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const now = test.clock.now();
    const profiles = Array.from({ length: MANY }, (_, index) => ({
      id: newId('prof'),
      accountId: administrator.account.id,
      displayName: `Person ${String(index)}`,
      email: `${randomUUID()}@contoso.example`,
      emailKey: `${randomUUID()}@contoso.example`,
      role: index % 10 ? ('MEMBER' as const) : ('ADMINISTRATOR' as const),
      status: (['ACTIVE', 'DISABLED', 'REMOVED'] as const)[index % 3] ?? 'ACTIVE',
      locale: 'en',
      isAssociated: false,
      externalId: null,
      words: ' ',
      createdAt: now,
      updatedAt: now,
    }));
    const expiry = (index: number): number => (index % 2 ? 1000 : -1000);
    const invitations = profiles.map(({ id, email, emailKey }, index) => ({
      id: newId('invt'),
      accountId: administrator.account.id,
      profileId: id,
      email,
      emailKey,
      state: (['PENDING', 'ACCEPTED', 'REVOKED', 'SUPERSEDED', 'PENDING'] as const)[index % 5] ?? 'PENDING',
      createdAt: now,
      expiresAt: new Date(now.getTime() + expiry(index)),
      acceptedAt: null,
      acceptedByIdentityId: null,
      sentByProfileId: null,
      tokenKeyId: 'test',
      tokenNonce: 'nonce',
      delivery: 'QUEUED' as const,
      words: ' ',
    }));
    // Several with each name, unsorted, and spelled so that bytes would sort them differently.
    const customers = Array.from({ length: MANY }, (_, index) => {
      const name = ['Zebra', 'Åsas Bageri', 'adventure works', 'Ørsted 9', '東京'][(index * 7) % 5] ?? '';
      const given = { id: newId('acct'), number: `C-${randomUUID()}`, name };
      const lookup = lookupOfAccount(given);
      const same = { kind: 'CUSTOMER' as const, status: 'ACTIVE' as const, externalId: null, createdAt: now };
      return { ...given, ...lookup, ...same, partnerId: administrator.account.id };
    });
    await test.database.write(async (manager) => {
      await insertRows(manager, AccountEntity, customers);
      await insertRows(manager, ProfileEntity, profiles);
      await insertRows(manager, InvitationEntity, invitations);
    });
    invited = await people.records.profile({ accountId: customers[0]?.id ?? '' });
    const former = invitations.map((invitation) => ({
      ...{ ...invitation, id: newId('invt'), accountId: invited.accountId, profileId: invited.id },
      state: 'SUPERSEDED' as const,
    }));
    await test.database.write((manager) => insertRows(manager, InvitationEntity, former));
    expected['profile.invitations'] = former.map(({ id }) => id).toReversed();
    expected['account.profiles'] = [administrator.profile.id, ...profiles.map(({ id }) => id)];
    expected['account.invitations'] = invitations.map(({ id }) => id).toReversed();
    expected['account.customers'] = ['adventure works', 'Åsas Bageri', 'Ørsted 9', 'Zebra', '東京'].flatMap(
      (name) => customers.filter((customer) => customer.name === name).map(({ id }) => id),
    );
    collector = await test.signIn();
    for (let index = 0; index < 25; index += 1)
      expected['viewer.profiles'].push((await people.another(collector)).profile.id);
    const { id: requestedByIdentityId } = await people.records.identityOf(collector);
    const requests = Array.from({ length: MANY }, (_, index) => ({
      ...{ id: newId('areq'), accountId: administrator.account.id, accountNumber: 'C-1' },
      ...{ requestedByIdentityId, throttled: false, requestId: 'test', createdAt: now },
      state: ACCESS_REQUEST_STATES[index % 4] ?? 'PENDING',
    }));
    await test.database.write((manager) => insertRows(manager, AccessRequestEntity, requests));
    expected['account.accessRequests'] = requests.map(({ id }) => id).toReversed();
    expected['viewer.accessRequests'] = expected['account.accessRequests'];
  });
  afterAll(() => test.close());

  const fromOf = (root: string): string => {
    if (root === 'viewer') return 'viewer';
    return `${root}(id: "${root === 'account' ? administrator.account.id : invited.id}")`;
  };
  const askFor = (list: List, args: string): Promise<Answer<Record<string, Record<string, Page>>>> => {
    const [root = '', field = ''] = list.split('.');
    const from = fromOf(root);
    return test.send(
      `{ ${root}: ${from} { ${field}${args && `(${args})`} { edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
      {},
      { as: root === 'viewer' ? collector : administrator.person },
    );
  };
  const pageOf = async (list: List, args = ''): Promise<Page> => {
    const { data, errors } = await askFor(list, args);
    expect(errors).toEqual([]);
    const [root = '', field = ''] = list.split('.');
    const page = data[root]?.[field];
    if (!page) throw new Error('There is no such list.');
    return page;
  };
  const ids = ({ edges }: Page): string[] => edges.map(({ node }) => node.id);

  describe.each(LISTS)('%s', (list) => {
    it.each([9, 100])('returns every item once, in a stable order, forward in pages of %d', async (first) => {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page: Page = await pageOf(list, `first: ${first} ${after ? `after: "${after}"` : ''}`);
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor);
        seen.push(...ids(page));
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
        if (more) expect(page.edges).toHaveLength(first);
      }
      expect(seen).toEqual(expected[list]);
    });

    it.each([9, 100])('returns every item once, in the same order, backward in pages of %d', async (last) => {
      const seen: string[] = [];
      for (let before: string | null = null, more = true; more;) {
        const page: Page = await pageOf(list, `last: ${last} ${before ? `before: "${before}"` : ''}`);
        expect(page.pageInfo.hasNextPage).toBe(before !== null);
        seen.unshift(...ids(page));
        before = page.pageInfo.startCursor;
        more = page.pageInfo.hasPreviousPage;
      }
      expect(seen).toEqual(expected[list]);
    });

    it('returns twenty by default, and none for first: 0', async () => {
      expect(ids(await pageOf(list))).toEqual(expected[list].slice(0, 20));
      expect(await pageOf(list, 'first: 0')).toEqual({
        edges: [],
        pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
      });
    });

    it('returns the items between two of its cursors', async () => {
      const { edges } = await pageOf(list, 'first: 10');
      const between = `after: "${edges[1]?.cursor ?? ''}" before: "${edges[6]?.cursor ?? ''}"`;
      expect(ids(await pageOf(list, `first: 100 ${between}`))).toEqual(expected[list].slice(2, 6));
      expect(ids(await pageOf(list, `last: 2 ${between}`))).toEqual(expected[list].slice(4, 6));
    });

    it.each([
      ['first: 1 last: 1', 'last'],
      ['first: 101', 'first'],
      ['last: 101', 'last'],
      ['first: -1', 'first'],
      ['after: "bm9uc2Vuc2U"', 'after'],
      ['before: ""', 'before'],
    ])('is BAD_USER_INPUT for (%s), and the error names %s', async (args, field) => {
      const { errors } = await askFor(list, args);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: [field] } }]);
    });
  });

  it.each(LISTS)('%s is counted completely, and only on request', async (list) => {
    const [root = '', field = ''] = list.split('.');
    const from = fromOf(root);
    const send = async (selection: string): Promise<unknown> => {
      test.forgetStatements();
      const { data } = await test.send<Record<string, Record<string, unknown>>>(
        `{ ${root}: ${from} { ${field}(first: 3) { ${selection} } } }`,
        {},
        { as: root === 'viewer' ? collector : administrator.person },
      );
      return data[root]?.[field];
    };
    await send('edges { cursor }');
    const without = test.statements.length;
    expect(await send('totalCount again: totalCount')).toEqual({
      totalCount: expected[list].length,
      again: expected[list].length,
    });
    expect(test.statements).toHaveLength(without + (list === 'viewer.profiles' ? 0 : 1));
  });

  it("of an account's profiles is filtered by whether they are associated", async () => {
    const of = async (args: string): Promise<string[]> => ids(await pageOf('account.profiles', args));
    expect(await of('isAssociated: true')).toEqual([administrator.profile.id]);
    const others = expected['account.profiles'].slice(1);
    expect(await of('first: 100 isAssociated: false')).toEqual(others.slice(0, 100));
    expect(await of('isAssociated: true role: MEMBER')).toEqual([]);
    expect(await of('last: 3 isAssociated: null')).toEqual(others.slice(-3));
  });

  it("of an account's profiles is filtered by status and role, page by page", async () => {
    const of = async (args: string): Promise<string[]> => ids(await pageOf('account.profiles', args));
    const all = await test.database.reads.find(ProfileEntity, {
      where: { accountId: administrator.account.id },
      order: { id: 'ASC' },
    });
    const some = (matches: (profile: ProfileEntity) => boolean): string[] =>
      all.filter(matches).map(({ id }) => id);
    expect(await of('first: 100 status: DISABLED')).toEqual(some(({ status }) => status === 'DISABLED'));
    expect(await of('first: 100 role: ADMINISTRATOR')).toEqual(some(({ role }) => role === 'ADMINISTRATOR'));
    const both = some(({ role, status }) => role === 'MEMBER' && status === 'REMOVED');
    expect(await of('last: 5 role: MEMBER status: REMOVED')).toEqual(both.slice(-5));
    expect(await of('first: 100 status: null role: null')).toEqual(some(() => true).slice(0, 100));
  });

  it("of an account's invitations is filtered by their current status", async () => {
    const of = async (status: string): Promise<string[]> =>
      ids(await pageOf('account.invitations', `first: 100 status: ${status}`));
    const now = test.clock.now();
    const all = await test.database.reads.find(InvitationEntity, {
      where: { accountId: administrator.account.id },
      order: { id: 'DESC' },
    });
    const some = (matches: (invitation: InvitationEntity) => boolean): string[] =>
      all.filter(matches).map(({ id }) => id);
    const pending = some(({ state, expiresAt }) => state === 'PENDING' && expiresAt > now);
    const expired = some(({ state, expiresAt }) => state === 'PENDING' && expiresAt <= now);
    expect(pending.length * expired.length).toBeGreaterThan(100);
    expect(await of('PENDING')).toEqual(pending);
    expect(await of('EXPIRED')).toEqual(expired);
    for (const status of ['ACCEPTED', 'REVOKED', 'SUPERSEDED'])
      expect(await of(status)).toEqual(some(({ state }) => state === status));
  });

  it("of a person's profiles is searched by account, number and name, and filtered by role and extranet", async () => {
    const person = await test.signIn();
    const partner = await people.records.account({ name: 'Northwind', kind: 'PARTNER', number: 'P-77001' });
    const contoso = await people.records.account({ name: 'Contoso Cafe\u0301', number: 'C-88002' });
    const { id: atPartner } = (await people.another(person, { account: partner, displayName: 'Kim' }))
      .profile;
    const { id: atContoso } = (
      await people.another(person, { account: contoso, displayName: 'K. Abercrombie' })
    ).profile;
    const { id: managing } = (await people.another(person, { account: contoso, role: 'ADMINISTRATOR' }))
      .profile;
    await people.another(person, { account: contoso, status: 'DISABLED' });
    await people.another(person, { account: contoso, status: 'REMOVED' });
    const of = async (args: string): Promise<string[]> => {
      const { data } = await test.send<{ viewer: { profiles: Page } }>(
        `{ viewer { profiles${args && `(${args})`} { edges { cursor node { id } } pageInfo { hasNextPage } } } }`,
        {},
        { as: person },
      );
      return ids(data.viewer.profiles);
    };
    expect(await of('')).toEqual([atPartner, atContoso, managing]);
    expect(await of('search: "NORTHW"')).toEqual([atPartner]);
    expect(await of('search: " 8800 "')).toEqual([atContoso, managing]);
    expect(await of('search: "abercrombie" role: MEMBER')).toEqual([atContoso]);
    expect(await of('search: "CAFÉ" role: ADMINISTRATOR')).toEqual([managing]);
    expect(await of('search: "nothing of the kind"')).toEqual([]);
    expect(await of('search: " "')).toHaveLength(3);
    expect(await of('program: PARTNERSOURCE')).toEqual([atPartner]);
    expect(await of('program: CUSTOMERSOURCE role: MEMBER')).toEqual([atContoso]);
  });

  it("of a person's profiles reports that a cursor's profile is gone instead of starting over", async () => {
    const person = await test.signIn();
    const held = [await people.another(person), await people.another(person), await people.another(person)];
    const ask = (args: string): Promise<Answer<{ viewer: { profiles: Page } }>> =>
      test.send(`{ viewer { profiles${args} { edges { cursor } } } }`, {}, { as: person });
    const cursor = (await ask('(first: 2)')).data.viewer.profiles.edges[1]?.cursor ?? '';
    await test.database.write((manager) =>
      manager.update(ProfileEntity, { id: held[1]!.profile.id }, { status: 'REMOVED' }),
    );
    for (const argument of ['after', 'before']) {
      const { errors } = await ask(`(${argument}: "${cursor}")`);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: [argument] } }]);
    }
  });

  it('is an empty page when it has no items', async () => {
    const as = await test.signIn();
    const { data } = await test.send(
      '{ viewer { profiles { edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }',
      {},
      { as },
    );
    expect(data).toEqual({
      viewer: {
        profiles: {
          edges: [],
          pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
        },
      },
    });
  });
});
