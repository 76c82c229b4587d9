import { getMetadataStorage } from 'type-graphql';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { type Colleague, peopleOf } from '../support/actors/people';
import {
  createTestDatabase,
  describeOnEachDatabase,
  type TestDatabase,
} from '../support/database/test-database';
import { inject } from '../support/graph/inject';
import { shortcutOf } from '../support/graph/shortcut';

const VIEWER = `query Viewer($first: Int) {
  viewer { activeProfile { ...profile } profiles(first: $first) { edges { node { ...profile } } } }
}
fragment profile on Profile { id displayName account { id number name } }`;

/** Sends a single request, unchanged. */
function sendTo(test: TestApp, person: Colleague['person']) {
  return async (query: string, variables: object = {}, headers: Record<string, string> = {}) => {
    const { statusCode, body } = await inject(test.app.server, {
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', cookie: person.cookie, ...headers },
      payload: JSON.stringify({ query, variables }),
    });
    return { statusCode, body };
  };
}

describeOnEachDatabase('repeated queries', (database) => {
  let test: TestApp;
  let colleague: Colleague;
  let send: ReturnType<typeof sendTo>;

  beforeAll(async () => {
    test = await startTestApp(database);
    colleague = await peopleOf(test).administrator();
    send = sendTo(test, colleague.person);
  });
  afterAll(() => test.close());

  const answersOf = async (work: () => Promise<unknown>): Promise<number> => {
    const before = shortcutOf(test.app).answers;
    await work();
    return shortcutOf(test.app).answers - before;
  };
  const timesOf = (times: number, work: () => Promise<unknown>) => async (): Promise<void> => {
    for (let time = 0; time < times; time += 1) await work();
  };

  it('are answered from their compiled form, with the same bytes and the same number of statements at most', async () => {
    const first = await send(VIEWER, { first: 2 });
    test.forgetStatements();
    expect(await answersOf(async () => expect(await send(VIEWER, { first: 2 })).toEqual(first))).toBe(1);
    expect(test.statements).toHaveLength(1);
    expect(JSON.parse(first.body)).toMatchObject({
      data: { viewer: { activeProfile: { id: colleague.profile.id } } },
    });
  });

  it.each([
    ['a change', 'mutation { signOut { userErrors { code } } }', {}],
    ['introspection', '{ viewer { activeProfile { id } } __schema { queryType { name } } }', {}],
    ['a preview, which is counted', '{ invitationPreview(token: "x") { status } }', {}],
    [
      'a variable inside a literal of a scalar, which graphql-jit does not see',
      'query ($id: ID!) { _entities(representations: [{ __typename: "Account", id: $id }]) { __typename } }',
      { id: 'acct_x' },
    ],
    ['the alias of a prototype', '{ __proto__: serviceStatus { availability } }', {}],
    [
      'a condition on one of two spreads',
      'query ($with: Boolean!) { ...status @include(if: $with) ...status } fragment status on Query { serviceStatus { availability } }',
      { with: false },
    ],
    [
      'a condition around one of two spreads',
      'query ($with: Boolean!) { ... @include(if: $with) { ...status } ...status } fragment status on Query { serviceStatus { availability } }',
      { with: false },
    ],
    [
      'a condition on a fragment around one of two spreads',
      'query ($with: Boolean!) { ...one @include(if: $with) ...status } fragment one on Query { ...status } fragment status on Query { serviceStatus { availability } }',
      { with: false },
    ],
    [
      'a condition on one of two fields that are merged',
      'query ($with: Boolean!) { serviceStatus @include(if: $with) { __typename } serviceStatus { availability } }',
      { with: false },
    ],
    ['what ends in an error', '{ viewer { profiles(first: 101) { edges { cursor } } } }', {}],
  ])("aren't compiled: %s", async (_what, query, variables) => {
    const stranger = sendTo(test, { ...colleague.person, cookie: '' });
    const ask = query.startsWith('mutation') ? stranger : send;
    expect(await answersOf(timesOf(3, () => ask(query, variables)))).toBe(0);
  });

  it('are answered by Apollo Server when they come by GET or request a trace', async () => {
    await send(VIEWER);
    const byGet = () =>
      inject(test.app.server, {
        url: `/graphql?${new URLSearchParams({ query: VIEWER })}`,
        headers: { 'apollo-require-preflight': '1', cookie: colleague.person.cookie },
      });
    const traced = () => send(VIEWER, {}, { 'apollo-federation-include-trace': 'ftv1' });
    expect(await answersOf(timesOf(2, byGet))).toBe(0);
    expect(await answersOf(timesOf(2, traced))).toBe(0);
    expect((await traced()).body).toContain('ftv1');
  });

  it('return a client error for null where a default is expected, compiled or not', async () => {
    const query = 'query ($id: ID = 1) { profile(id: $id) { id } }';
    await timesOf(2, () => send(query))();
    expect(await answersOf(() => send(query))).toBe(1);
    const { body } = await send(query, { id: null });
    const message = 'Argument "id" of non-null type "ID!" must not be null.';
    expect(JSON.parse(body)).toMatchObject({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(test.log()).not.toContain('"level":50');
  });

  it.each([
    ['an empty name', '', '{ serviceStatus { availability } }'],
    ['a name that ends in the first line of the query', '\n# first', '{ viewer { identity { id } } }'],
  ])(
    'are answered by Apollo Server when they are sent together with %s',
    async (_what, operationName, query) => {
      const ask = (body: object) =>
        inject(test.app.server, {
          method: 'POST',
          url: '/graphql',
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify(body),
        });
      const known = operationName === '' ? query : `# first\n${query}`;
      await timesOf(2, () => ask({ query: known }))();
      expect(await answersOf(() => ask({ query: known }))).toBe(1);
      expect((await ask({ query, operationName })).json()).toMatchObject({
        errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
      });
    },
  );

  it('are checked against the limits with the variables of each request', async () => {
    const query = `query ($n: Int) { viewer { profiles(first: $n) { edges { node { account {
      profiles(first: $n) { edges { node { id displayName email role status } } } } } } } } }`;
    const allowed = { n: 1 };
    await send(query, allowed);
    expect(await answersOf(() => send(query, allowed))).toBe(1);
    const { statusCode, body } = await send(query, { n: 100 });
    expect([statusCode, body]).toEqual([400, expect.stringContaining('QUERY_TOO_COMPLEX')]);
    expect(await answersOf(() => send(query, allowed))).toBe(1);
  });

  it('report invalid variables like Apollo Server', async () => {
    await send(VIEWER, { first: 1 });
    for (const first of ['one', 1.5, 101]) {
      const quick = await send(VIEWER, { first });
      shortcutOf(test.app).enabled = false;
      expect(quick).toEqual(await send(VIEWER, { first }));
      shortcutOf(test.app).enabled = true;
      expect(JSON.parse(quick.body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    }
  });

  it('are distinguished by their full text, and answered in the accepted media type', async () => {
    await send(VIEWER);
    expect(await answersOf(() => send(VIEWER.replace('displayName', 'email')))).toBe(0);
    const accept = { accept: 'application/graphql-response+json' };
    expect(await answersOf(() => send(VIEWER, {}, accept))).toBe(1);
    expect(await answersOf(() => send(VIEWER, {}, { accept: 'image/png' }))).toBe(0);
  });

  it('are evicted when many others arrive, unless they are in use', async () => {
    const other = (index: number): string => `{ viewer { identity { id } } } # ${String(index)}`;
    await send(VIEWER);
    for (let index = 0; index < 300; index += 1) {
      await send(other(index));
      if (index % 50 === 0) await send(VIEWER);
    }
    expect(await answersOf(() => send(VIEWER))).toBe(1);
    expect(await answersOf(() => send(other(0)))).toBe(0);
  });
});

describe('the compiling of queries', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
  });
  afterAll(() => database.drop());

  const answersTo = async (
    options: Parameters<typeof startTestApp>[1],
    queries: readonly string[],
  ): Promise<number> => {
    const test = await startTestApp(database, options);
    const send = sendTo(test, await test.signIn());
    for (const query of queries) await send(query);
    const { answers } = shortcutOf(test.app);
    await test.close();
    return answers;
  };
  const usual = { compiling: {} };

  it('starts after a query has arrived twice', async () => {
    expect(await answersTo(usual, [VIEWER, VIEWER])).toBe(0);
    expect(await answersTo(usual, [VIEWER, VIEWER, VIEWER])).toBe(1);
  });

  it('is throttled: when many arrive together, not all are compiled', async () => {
    const many = Array.from(
      { length: 30 },
      (_, index) => `{ viewer { identity { id } } } # ${String(index)}`,
    );
    const asked = [...many, ...many, ...many];
    expect(await answersTo({ compiling: { everyMs: 60_000 } }, asked)).toBe(1);
  });

  it('is off with COMPILE_QUERIES=off', async () => {
    const test = await startTestApp(database, { environment: { COMPILE_QUERIES: 'off' } });
    const send = sendTo(test, await test.signIn());
    expect(test.app.shortcut).toBeNull();
    expect(await send(VIEWER)).toMatchObject({ statusCode: 200 });
    await test.close();
  });

  it('requires simple fields, for which TypeGraphQL would ignore @Authorized and @UseMiddleware', () => {
    const { objectTypes, authorizedFields, middlewares, resolverMiddlewares } = getMetadataStorage();
    expect(objectTypes.length).toBeGreaterThan(30);
    expect(objectTypes.filter(({ simpleResolvers }) => !simpleResolvers).map(({ name }) => name)).toEqual([]);
    expect([authorizedFields, middlewares, resolverMiddlewares]).toEqual([[], [], []]);
  });
});
