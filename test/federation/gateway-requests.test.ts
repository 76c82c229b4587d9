import { askGraph, type GraphAnswer } from '../support/graph/ask-graph';
import { describeEachGateway } from '../support/federation/gateways';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { ROUTER_SECRET, startTestSupergraph, type TestSupergraph } from '../support/federation/supergraph';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const PAGES = 'https://pages.example';
const EVIL = 'https://evil.example';
const MINUTE_MS = 60_000;
const WHO = '{ viewer { identity { id } } }';
const startAt = new Date();
const maintenanceFrom = new Date(startAt.getTime() + 10 * MINUTE_MS);
const maintenanceUntil = new Date(startAt.getTime() + 20 * MINUTE_MS);

let database: TestDatabase;
let test: TestApp;
let people: People;
let supergraph: TestSupergraph;
let administrator: Colleague;
/** The person whose browser sends requests for other sites' pages. */
let victim: Colleague;

beforeAll(async () => {
  database = await createTestDatabase('sqlite');
  test = await startTestApp(database, {
    startAt,
    environment: {
      ROUTER_SECRET,
      CORS_ORIGINS: PAGES,
      MAINTENANCE_FROM: maintenanceFrom.toISOString(),
      MAINTENANCE_UNTIL: maintenanceUntil.toISOString(),
    },
  });
  people = peopleOf(test);
  administrator = await people.administrator();
  victim = await people.member();
  supergraph = await startTestSupergraph(test, []);
});
afterAll(async () => {
  await supergraph.close();
  await test.close();
  await database.drop();
});

const setup = () => ({ ...supergraph, corsOrigin: PAGES });
describeEachGateway('in front of the service,', setup, ({ kind, can, url }) => {
  const cookie = () => administrator.person.cookie;
  const ask = (query: string, headers: Record<string, string> = {}, variables = {}): Promise<GraphAnswer> =>
    askGraph(url(), { cookie: cookie(), ...headers }, query, variables);
  const post = (body: string | URLSearchParams, headers: Record<string, string>) =>
    fetch(url(), { method: 'POST', headers: { cookie: cookie(), ...headers }, body });
  const get = (query: string, headers: Record<string, string>) =>
    fetch(`${url()}?query=${encodeURIComponent(query)}`, { headers });
  const postJson = (query: string, headers: Record<string, string> = {}) =>
    post(JSON.stringify({ query }), { 'content-type': 'application/json', ...headers });

  it('reaches the service, which rejects everybody else', async () => {
    expect((await ask(WHO)).data.viewer).not.toBeNull();
    for (const secret of [{}, { 'x-router-authorization': 'guessed' }]) {
      const around = await askGraph(supergraph.accessUrl, { cookie: cookie(), ...secret }, WHO);
      expect([around.status, around.errors[0]?.extensions?.code]).toEqual([401, 'ROUTER_REQUIRED']);
    }
  });

  it('passes on the cookie of sign-out', async () => {
    const { person } = await people.member();
    const response = await postJson('mutation { signOut { userErrors { code } } }', {
      cookie: person.cookie,
    });
    expect(await response.json()).toEqual({ data: { signOut: { userErrors: [] } } });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^session=;.*Max-Age=0\b.*HttpOnly/),
    ]);
    expect((await ask(WHO, { cookie: person.cookie })).data).toEqual({ viewer: null });
  });

  it('accepts requests with cookies from the origins in CORS_ORIGINS', async () => {
    const preflight = await fetch(url(), {
      method: 'OPTIONS',
      headers: {
        origin: PAGES,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-profile-id,x-in-background',
      },
    });
    const response = await postJson(WHO, { origin: PAGES });
    expect(await response.json()).toMatchObject({ data: { viewer: { identity: {} } } });
    for (const { headers } of [preflight, response]) {
      expect(headers.get('access-control-allow-origin')).toBe(PAGES);
      expect(headers.get('access-control-allow-credentials')).toBe('true');
    }
    const allowed = preflight.headers.get('access-control-allow-headers')?.toLowerCase();
    for (const header of ['content-type', 'x-profile-id', 'x-in-background'])
      expect(allowed).toContain(header);
  });

  it('returns nothing to pages of other origins', async () => {
    const preflight = await fetch(url(), {
      method: 'OPTIONS',
      headers: { origin: EVIL, 'access-control-request-method': 'POST' },
    });
    const response = await postJson(WHO, { origin: EVIL });
    for (const { headers } of [preflight, response]) {
      expect([EVIL, '*']).not.toContain(headers.get('access-control-allow-origin'));
    }
    const answer = await response.text();
    if (answer !== '') {
      const { data, errors } = JSON.parse(answer) as GraphAnswer;
      expect([data?.viewer ?? null, errors[0]?.extensions?.code]).toEqual([null, 'FORBIDDEN']);
    } else expect(response.status).toBe(403);
  });

  const SIGN_OUT = 'mutation { signOut { userErrors { code } } }';
  const operations = JSON.stringify({ query: SIGN_OUT });
  const part = (name: string, value: string): string =>
    `--part\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const parts = `${part('operations', operations)}${part('map', '{}')}--part--\r\n`;
  /** The requests that pages can send without a preflight, from a signed-in person's browser. */
  const withoutPreflight = {
    'a form': (headers) => post(new URLSearchParams({ query: SIGN_OUT }), headers),
    'plain text': (headers) => post(operations, { 'content-type': 'text/plain', ...headers }),
    'a form of several parts': (headers) =>
      post(parts, { 'content-type': 'multipart/form-data; boundary=part', ...headers }),
    'changes by GET': (headers) => get(SIGN_OUT, headers),
    'queries by GET': (headers) => get(WHO, headers),
  } as const satisfies Record<string, (headers: Record<string, string>) => Promise<Response>>;
  const hearOf = (kindOfRequest: keyof typeof withoutPreflight, headers: Record<string, string> = {}) =>
    supergraph.hear(() =>
      withoutPreflight[kindOfRequest]({ cookie: victim.person.cookie, ...headers }).then((response) =>
        response.text(),
      ),
    );

  it.each(['a form', 'plain text', 'a form of several parts', 'changes by GET'] as const)(
    'ignores %s from another site',
    async (request) => {
      expect(await hearOf(request, { origin: EVIL })).toEqual([]);
    },
  );

  it.each(['a form', 'a form of several parts', 'changes by GET'] as const)(
    'ignores %s, whether or not it has an Origin header',
    async (request) => {
      expect(await hearOf(request)).toEqual([]);
    },
  );

  can('ignores plain text, whether or not it names its origin', async () => {
    expect(await hearOf('plain text')).toEqual([]);
  });

  can('ignores queries by GET that had no preflight', async () => {
    expect(await hearOf('queries by GET')).toEqual([]);
  });

  it('answers queries by GET after a preflight', async () => {
    const response = await get(WHO, { cookie: cookie(), 'apollo-require-preflight': 'true' });
    expect(await response.json()).toMatchObject({ data: { viewer: { identity: {} } } });
  });

  describe('after too many attempts', () => {
    const askTooOften = async (): Promise<GraphAnswer> => {
      const { person } = await people.member();
      const attempts = Array.from({ length: 11 }, (_, index) => {
        const email = `${String(index)}-${person.identity.objectId}@b.example`;
        return `a${String(index)}: requestInvites(input: { email: "${email}" }) { accepted }`;
      });
      return ask(`mutation { ${attempts.join(' ')} }`, { cookie: person.cookie });
    };

    it('passes on when to try again', async () => {
      expect((await askTooOften()).errors[0]).toMatchObject({
        path: ['a10'],
        extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) },
      });
    });

    can('reports a null in a required field once', async () => {
      expect((await askTooOften()).errors).toHaveLength(1);
    });
  });

  const tooDeep = `{ viewer ${'{ profiles { edges { node { account '.repeat(4)} { id } ${'} } } }'.repeat(4)} }`;

  can('adds no error to those of a refused request', async () => {
    expect((await ask(tooDeep)).errors).toHaveLength(1);
  });

  it.each([
    ['QUERY_TOO_DEEP', tooDeep],
    [
      'TOO_MANY_ALIASES',
      `{ viewer { ${Array.from({ length: 31 }, (_, i) => `a${String(i)}: identity { id }`).join(' ')} } }`,
    ],
    [
      'QUERY_TOO_COMPLEX',
      '{ viewer { profiles(first: 100) { edges { node { account { profiles(first: 100) { edges { node { id displayName email } } } } } } } } }',
    ],
  ])('passes on %s, the service’s own limit', async (code, query) => {
    const { data, errors } = await ask(query);
    expect(errors[0]?.extensions?.code).toBe(code);
    expect(data?.viewer ?? null).toBeNull();
  });

  it.each([
    ['unknownField', '{ viewer { nope } }'],
    ['missingVariable', 'query ($id: ID!) { profile(id: $id) { id } }'],
    ['syntaxError', '{ viewer {'],
  ] as const)('rejects an operation itself: %s', async (reason, query) => {
    const heard = await supergraph.hear(async () => {
      const { status, errors } = await ask(query);
      expect([status, errors[0]?.extensions?.code]).toEqual(kind.differences.refusals[reason]);
    });
    expect(heard).toEqual([]);
  });

  it('returns 400 for invalid JSON', async () => {
    expect((await post('{', { 'content-type': 'application/json' })).status).toBe(400);
  });

  it('rejects a body that’s too large', async () => {
    const body = JSON.stringify({ query: WHO, variables: { unused: 'x'.repeat(2_000_000) } });
    const heard = await supergraph.hear(async () => {
      const { status } = await post(body, { 'content-type': 'application/json' });
      expect([400, 413]).toContain(status);
    });
    expect(heard).toEqual([]);
  });

  it('doesn’t reveal the schema', async () => {
    for (const query of ['{ __schema { queryType { name } } }', '{ viewr { __typename } }']) {
      const { data, errors } = await ask(query);
      expect(data?.__schema ?? null).toBeNull();
      expect(JSON.stringify(errors)).not.toContain('viewer');
    }
  });

  it('passes on when maintenance ends, and keeps answering queries', async () => {
    const change = `mutation ($id: ID!) { switchProfile(input: { profileId: $id }) { userErrors { code } } }`;
    const variables = { id: administrator.profile.id };
    test.clock.advance(maintenanceFrom.getTime() - test.clock.now().getTime());
    try {
      const response = await fetch(url(), {
        method: 'POST',
        headers: { cookie: cookie(), 'content-type': 'application/json' },
        body: JSON.stringify({ query: change, variables }),
      });
      const { errors } = (await response.json()) as GraphAnswer;
      expect(errors[0]).toEqual(
        expect.objectContaining({
          extensions: expect.objectContaining({
            code: 'SERVICE_UNAVAILABLE',
            returnAt: maintenanceUntil.toISOString(),
          }),
        }),
      );
      // Gateways respond with 200, and the error code says what happened.
      expect([response.status, response.headers.get('retry-after')]).toEqual([200, '600']);
      expect((await ask(WHO)).data.viewer).not.toBeNull();
    } finally {
      test.clock.advance(startAt.getTime() - test.clock.now().getTime());
    }
    expect((await ask(change, {}, variables)).data).toEqual({ switchProfile: { userErrors: [] } });
  });

  describe('while the service is down', () => {
    const query = 'query ($id: ID!) { viewer { identity { id } } mentionAccount(id: $id) { id } }';
    const askBoth = () => ask(query, {}, { id: administrator.account.id });
    beforeAll(() => supergraph.wayToAccess.goDown());
    afterAll(() => supergraph.wayToAccess.comeBack());

    it('returns the data of other subgraphs, and an error without the service’s address', async () => {
      const answer = await askBoth();
      expect(answer.data).toEqual({ viewer: null, mentionAccount: { id: administrator.account.id } });
      expect(answer.errors).toHaveLength(1);
      expect(JSON.stringify(answer)).not.toContain(String(supergraph.wayToAccess.port));
    });

    can('has a code for a subgraph that is down', async () => {
      expect((await askBoth()).errors[0]?.extensions?.code).toEqual(expect.any(String));
    });
  });

  it('reaches the service again once it’s back', async () => {
    expect((await ask(WHO)).data.viewer).not.toBeNull();
  });
});
