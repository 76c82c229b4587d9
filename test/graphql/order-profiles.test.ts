import { insertRows } from '../../src/database/insert-rows';
import { newId } from '../../src/foundation/ids';
import { AssociationEntity } from '../../src/association/association.entity';
import { lookupOfProfile } from '../../src/profile/profile';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { indexWords } from '../../src/search/search-index';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type Answer, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const MINUTE = 60_000;
const NAMES = ['Zoë Adams', 'Åsa Berg', 'adam zimmer', 'Łukasz Nowak', '山田 太郎'];
/** The same in the order of the list. */
const SORTED = ['adam zimmer', 'Åsa Berg', 'Łukasz Nowak', 'Zoë Adams', '山田 太郎'];

interface Page {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
}
type Stored = ProfileEntity & { readonly lastUsedAt: Date | null };

describeOnEachDatabase("the order of an account's profiles", (database) => {
  let test: TestApp;
  let people: People;
  let administrator: Colleague;
  const stored: Stored[] = [];

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    administrator = await people.administrator({ displayName: 'adam zimmer' });
    const identity = await people.records.identityOf(administrator.person);
    const now = test.clock.now();
    const used = (index: number): Date | null =>
      index % 3 === 1 ? new Date(now.getTime() - (index % 7) * MINUTE) : null;
    const profiles = Array.from({ length: 40 }, (_, index) => {
      const displayName = NAMES[index % NAMES.length] ?? '';
      const email = `p${String(index)}@contoso.example`;
      return {
        ...{ id: newId('prof'), accountId: administrator.account.id, displayName, email, emailKey: email },
        role: index % 4 ? ('MEMBER' as const) : ('ADMINISTRATOR' as const),
        status: (['ACTIVE', 'DISABLED', 'REMOVED'] as const)[(index * 7) % 3] ?? 'ACTIVE',
        ...{ locale: 'en', isAssociated: index % 3 > 0, externalId: null, createdAt: now, updatedAt: now },
        ...lookupOfProfile({ displayName, emailKey: email }),
        lastUsedAt: used(index),
      };
    });
    await test.database.write(async (manager) => {
      await insertRows(
        manager,
        ProfileEntity,
        profiles.map(({ lastUsedAt: _, ...profile }) => profile),
      );
      await indexWords(manager, 'PROFILE', profiles);
      await insertRows(
        manager,
        AssociationEntity,
        profiles.flatMap(({ id, isAssociated, lastUsedAt }) => {
          const tie = { profileId: id, identityId: identity.id, associatedAt: now };
          // One that ended doesn't count.
          const former = { ...tie, endedAt: now, endReason: 'ENDED_BY_HOLDER' as const, lastUsedAt: now };
          const current = { ...tie, endedAt: null, endReason: null, lastUsedAt };
          return [former, ...(isAssociated ? [current] : [])].map((each) => ({ id: newId('asso'), ...each }));
        }),
      );
    });
    // The administrator's own profile is the oldest, and was never used before this test.
    stored.push({ ...administrator.profile, isAssociated: true, lastUsedAt: null }, ...profiles);
  });
  afterAll(() => test.close());

  const ask = (args: string): Promise<Answer<{ account: { profiles: Page } }>> =>
    test.send(
      `query ($id: ID!) { account(id: $id) { profiles(${args}) { edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage } } } }`,
      { id: administrator.account.id },
      { as: administrator.person, profileId: administrator.profile.id },
    );
  const pageOf = async (args: string): Promise<Page> => {
    const { data, errors } = await ask(args);
    expect(errors).toEqual([]);
    return data.account.profiles;
  };
  const ids = ({ edges }: Page): string[] => edges.map(({ node }) => node.id);

  const KEYS = {
    NAME: ({ displayName }: Stored) => String(SORTED.indexOf(displayName)),
    ROLE: ({ role }: Stored) => role,
    STATUS: ({ status }: Stored) => status,
    LAST_USED: ({ lastUsedAt }: Stored) => lastUsedAt?.toISOString() ?? '',
    CREATED_AT: () => '',
  } as const;
  type Field = keyof typeof KEYS;
  const sorted = (field: Field, direction: string, matches: (profile: Stored) => boolean): string[] => {
    const keyOf = (profile: Stored): string => `${KEYS[field](profile)} ${profile.id}`;
    const inOrder = stored.filter(matches).toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    return (direction === 'DESC' ? inOrder.toReversed() : inOrder).map(({ id }) => id);
  };
  /** Using the account to read the list also records a use. */
  const withoutOwn = (given: string[]): string[] => given.filter((id) => id !== administrator.profile.id);

  const FILTERS: readonly (readonly [string, (profile: Stored) => boolean])[] = [
    ['', () => true],
    ['isRemoved: false', ({ status }) => status !== 'REMOVED'],
    ['isRemoved: true', ({ status }) => status === 'REMOVED'],
    ['isRemoved: false isAssociated: true', (each) => each.status !== 'REMOVED' && each.isAssociated],
    [
      'role: ADMINISTRATOR status: ACTIVE',
      (each) => each.role === 'ADMINISTRATOR' && each.status === 'ACTIVE',
    ],
    ['search: "a"', ({ displayName }) => displayName !== 'Łukasz Nowak' && displayName !== '山田 太郎'],
  ];
  const cases = (Object.keys(KEYS) as Field[]).flatMap((field) =>
    ['ASC', 'DESC'].flatMap((direction) =>
      FILTERS.map(([filter, matches]) => [field, direction, filter, matches] as const),
    ),
  );

  it.each(cases)('by %s %s with (%s) returns every item once, in both directions', async (...given) => {
    const [field, direction, filter, matches] = given;
    const order = `orderBy: { field: ${field}, direction: ${direction} } ${filter}`;
    const compared = field === 'LAST_USED' ? withoutOwn : (all: string[]): string[] => all;
    const expected = compared(sorted(field, direction, matches));
    expect(expected.length).toBeGreaterThan(2);

    const forward: string[] = [];
    for (let after = '', more = true; more;) {
      const page = await pageOf(`${order} first: 17 ${after}`);
      forward.push(...ids(page));
      after = `after: "${page.edges.at(-1)?.cursor ?? ''}"`;
      more = page.pageInfo.hasNextPage;
    }
    expect(compared(forward)).toEqual(expected);

    const backward: string[] = [];
    for (let before = '', more = true; more;) {
      const page = await pageOf(`${order} last: 19 ${before}`);
      backward.unshift(...ids(page));
      before = `before: "${page.edges[0]?.cursor ?? ''}"`;
      more = page.pageInfo.hasPreviousPage;
    }
    expect(compared(backward)).toEqual(expected);
  });

  it.each([
    '',
    'orderBy: { field: LAST_USED }',
    'orderBy: { field: NAME }',
    'search: "a" orderBy: { field: ROLE }',
  ])('with (%s) can be of profiles that were not used since a time', async (order) => {
    const uses = new Map(stored.map(({ id, lastUsedAt }) => [id, lastUsedAt?.getTime() ?? 0]));
    const latest = Math.max(...uses.values());
    const listed = async (filter: string): Promise<string[]> =>
      withoutOwn(ids(await pageOf(`${order} first: 100 ${filter}`)));
    const since = (time: number): string => `unusedSince: "${new Date(time).toISOString()}"`;
    const all = await listed('');
    const others = all.filter((id) => uses.get(id) !== latest);
    expect(others.length).toBeLessThan(all.length);
    expect(await listed(since(latest))).toEqual(others);
    expect(await listed(since(latest + 1))).toEqual(all);
  });

  it('is ascending by default, and follows a changed name', async () => {
    const profile = await people.records.profile({
      accountId: administrator.account.id,
      displayName: 'Nobody yet',
    });
    const { errors } = await test.send(
      'mutation ($id: ID!) { updateProfile(input: { profileId: $id, displayName: "Aaron Aab" }) { userErrors { code } } }',
      { id: profile.id },
      { as: administrator.person },
    );
    expect(errors).toEqual([]);
    expect(ids(await pageOf('orderBy: { field: NAME } first: 1'))).toEqual([profile.id]);
    await test.database.write((manager) => manager.delete(ProfileEntity, { id: profile.id }));
  });

  it('is part of the list that a cursor is valid for', async () => {
    const orders = (Object.keys(KEYS) as Field[]).flatMap((field) =>
      ['ASC', 'DESC'].map((direction) => `orderBy: { field: ${field}, direction: ${direction} }`),
    );
    const lists = ['', ...orders, 'search: "a"', ...orders.map((order) => `search: "a" ${order}`)];
    const cursors = [];
    for (const list of lists) cursors.push((await pageOf(`${list} first: 1`)).edges[0]?.cursor ?? '');
    for (const [index, list] of lists.entries()) {
      const taken = [];
      for (const cursor of cursors) {
        const { errors } = await ask(`${list} first: 1 after: "${cursor}"`);
        if (errors.length === 0) taken.push(cursor);
        else expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: ['after'] } }]);
      }
      expect(taken).toEqual([cursors[index]]);
    }
  });
});
