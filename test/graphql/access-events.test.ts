import { trimChanges } from '../../src/change-log/trim-changes';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import { kindsOf } from '../support/database/statement-kinds';
import type { Answer, TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Events {
  readonly accessEvents: {
    readonly latestCursor: string;
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly cursor: string; readonly node: AccessEvent }[];
  };
}

interface AccessEvent {
  readonly id: string;
  readonly type: string;
  readonly accountId: string | null;
  readonly profileId: string | null;
  readonly subjectId: string;
  readonly identity: { readonly tenantId: string; readonly objectId: string } | null;
  readonly changes: readonly object[];
}

const QUERY = `query ($first: Int, $after: String, $accountId: ID) {
  accessEvents(first: $first, after: $after, accountId: $accountId) {
    latestCursor totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { id type occurredAt accountId profileId subjectId
      identity { id tenantId objectId } changes { field before after } } } } }`;
const UPDATE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }`;

describeOnEachDatabase('the feed of access events', (database) => {
  let running: MicrosoftTestApp;
  let test: TestApp;
  let people: People;
  let token: string;
  let administrator: Colleague;

  beforeAll(async () => {
    running = await startMicrosoftTestApp(database);
    test = running.test;
    people = peopleOf(test);
    token = await running.applicationToken({ roles: ['Events.Read.All'] });
    administrator = await people.administrator();
  });
  afterAll(() => running.close());

  const ask = (variables: object = {}, sender: object = { token }): Promise<Answer<Events>> =>
    test.send<Events>(QUERY, variables, sender);
  const read = async (variables: object = {}): Promise<Events['accessEvents']> => {
    const { data, errors } = await ask(variables);
    expect(errors).toEqual([]);
    return data.accessEvents;
  };
  const latest = async (): Promise<string> => (await read({ first: 0 })).latestCursor;
  const change = async (input: object): Promise<string> => {
    const { id } = await people.records.profile({ accountId: administrator.account.id });
    await test.send(UPDATE, { input: { profileId: id, ...input } }, { as: administrator.person });
    return id;
  };
  const nodes = ({ edges }: Events['accessEvents']): readonly AccessEvent[] => edges.map(({ node }) => node);

  it('has what changed, by ids and codes', async () => {
    const after = await latest();
    const profileId = await change({ role: 'ADMINISTRATOR', displayName: 'Somebody Else' });
    expect(nodes(await read({ after }))).toEqual([
      {
        id: expect.any(String) as string,
        type: 'profile.updated',
        occurredAt: test.clock.now().toISOString(),
        accountId: administrator.account.id,
        ...{ profileId, subjectId: profileId, identity: null },
        changes: [
          { field: 'displayName', before: null, after: null },
          { field: 'role', before: 'MEMBER', after: 'ADMINISTRATOR' },
        ],
      },
    ]);
  });

  it('names the Microsoft account as other services know it', async () => {
    const after = await latest();
    const { identity } = await test.signIn();
    const [event] = nodes(await read({ after }));
    expect(event).toMatchObject({
      ...{ type: 'identity.signed-in', accountId: null, profileId: null, changes: [] },
      identity: { tenantId: identity.tenantId, objectId: identity.objectId },
    });
  });

  it('is read page by page, each event once, in order, also of one account', async () => {
    let after: string | null = await latest();
    const made: string[] = [];
    for (const locale of ['de', 'fr', 'es']) {
      made.push(await change({ locale }));
      await test.signIn();
    }
    const pages: (readonly AccessEvent[])[] = [];
    for (let hasNext = true; hasNext;) {
      const page: Events['accessEvents'] = await read({ first: 4, after });
      pages.push(nodes(page));
      after = page.pageInfo.endCursor;
      hasNext = page.pageInfo.hasNextPage;
    }
    expect(pages.map(({ length }) => length)).toEqual([4, 2]);
    expect(after).toBe(await latest());
    const types = pages.flat().map(({ type }) => type);
    expect(types).toEqual(made.flatMap(() => ['profile.updated', 'identity.signed-in']));

    const { id: accountId } = administrator.account;
    const ofAccount = await read({ accountId, first: 100 });
    expect(
      nodes(ofAccount)
        .slice(-3)
        .map(({ subjectId }) => subjectId),
    ).toEqual(made);
    expect(ofAccount.totalCount).toBe(nodes(ofAccount).length);
    expect((await read({ first: 1 })).totalCount).toBeGreaterThan(ofAccount.totalCount);
  });

  it('is only for applications with the role', async () => {
    const accounts = await running.applicationToken();
    const senders: [sender: object, code: string][] = [
      [{}, 'UNAUTHENTICATED'],
      [{ as: administrator.person }, 'FORBIDDEN'],
      [{ token: accounts }, 'FORBIDDEN'],
    ];
    for (const [sender, code] of senders) {
      const { data, errors } = await ask({}, sender);
      expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([null, [code]]);
    }
    const query = 'query ($id: ID!) { account(id: $id) { id } }';
    const { data } = await test.send(query, { id: administrator.account.id }, { token });
    expect(data).toEqual({ account: null });
  });

  it('is read with one statement after the one that looks for changes to number', async () => {
    const after = await latest();
    await change({ locale: 'it' });
    const query = QUERY.replace('latestCursor totalCount', '');
    await test.send(query, { after }, { token });
    test.forgetStatements();
    const { errors } = await test.send(query, { after }, { token });
    expect(errors).toEqual([]);
    expect(kindsOf(test.statements)).toEqual(['read change_event', 'read change_event']);
  });

  it('refuses a cursor whose next events are gone, and says how to go on', async () => {
    const start = await latest();
    await test.signIn();
    await test.signIn();
    const end = await latest();
    const cursor = (await read({ after: start, first: 1 })).pageInfo.endCursor;
    while (await trimChanges(test.database, new Date(test.clock.now().getTime() + 1), 100));
    for (const after of [start, cursor]) {
      const { errors } = await ask({ after });
      expect(errors.map(({ extensions }) => extensions)).toEqual([
        { code: 'BAD_USER_INPUT', field: ['after'], reason: 'CURSOR_EXPIRED' },
      ]);
    }
    expect(await read({ after: end })).toMatchObject({ edges: [], totalCount: 0, latestCursor: end });
    await test.signIn();
    expect(nodes(await read({ after: end }))).toHaveLength(1);
    expect(nodes(await read())).toHaveLength(1);
  });

  it.each([
    ['after', { after: 'x' }],
    ['first', { first: 101 }],
    ['first', { first: -1 }],
  ])('refuses an invalid %s', async (field, variables) => {
    const { errors } = await ask(variables);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: [field] });
  });
});
