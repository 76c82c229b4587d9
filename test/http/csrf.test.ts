import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { inject } from '../support/graph/inject';

const SIGN_OUT = 'mutation { signOut { userErrors { code } } }';
const VIEWER = '{ viewer { identity { displayName } } }';
const OURS = 'http://localhost:4000';

describeOnSqliteAndOneServer('a page of another site', (database) => {
  let test: TestApp;
  let person: SignedIn;

  beforeAll(async () => {
    test = await startTestApp(database, { overrides: { corsOrigins: ['https://portal.example'] } });
    person = await test.signIn();
  });
  afterAll(() => test.close());

  const request = async (options: {
    readonly method?: 'GET' | 'POST' | 'OPTIONS';
    readonly url?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly payload?: string;
  }) => {
    const { headers, ...rest } = options;
    const answer = await inject(test.app.server, {
      method: 'POST',
      url: '/graphql',
      ...rest,
      headers: { cookie: person.cookie, ...headers },
    });
    const body = (answer.body.startsWith('{') ? JSON.parse(answer.body) : {}) as {
      data?: { viewer: unknown };
      errors?: { extensions: { code: string } }[];
    };
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body,
      code: body.errors?.[0]?.extensions.code,
    };
  };
  const json = { 'content-type': 'application/json' };
  const mutation = JSON.stringify({ query: SIGN_OUT });
  const isSignedIn = async () => {
    const { body } = await request({ headers: json, payload: JSON.stringify({ query: VIEWER }) });
    return body.data?.viewer !== null;
  };
  // Refused requests must have no effect.
  afterEach(async () => expect(await isSignedIn()).toBe(true));

  it.each([
    'https://evil.example',
    'http://localhost:4001',
    'https://localhost:4000',
    'null',
    '',
    `${OURS}.evil.example`,
    'http://LOCALHOST:4000',
  ])('gets 403 when Origin is %p', async (origin) => {
    const { status, code, headers } = await request({ headers: { ...json, origin }, payload: mutation });
    expect([status, code]).toEqual([403, 'FORBIDDEN']);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    'text/plain',
    'text/plain; charset=utf-8',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ])("can't send a form of %s, which requires no preflight", async (type) => {
    const { status } = await request({ headers: { 'content-type': type }, payload: mutation });
    expect([400, 415]).toContain(status);
  });

  it("can't send JSON without a content type", async () => {
    const { status } = await request({ payload: mutation });
    expect([400, 415]).toContain(status);
  });

  it("can't read by GET, which a link or an image sends with cookies", async () => {
    const { status, body } = await request({
      method: 'GET',
      url: `/graphql?query=${encodeURIComponent(VIEWER)}`,
    });
    expect([status, body.data]).toEqual([400, undefined]);
  });

  it("can't change anything by GET, even with the header that allows queries", async () => {
    const { status } = await request({
      method: 'GET',
      url: `/graphql?query=${encodeURIComponent(SIGN_OUT)}`,
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(status).toBe(405);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page that hides its origin', { origin: 'null' }],
    ['another site without Origin', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['nobody knows where', {}],
  ])("can't sign anybody out with a form of %s", async (_from, headers: Readonly<Record<string, string>>) => {
    const { status } = await request({
      url: '/auth/sign-out',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: 'everywhere=1',
    });
    expect(status).toBe(403);
  });

  it('can send cookies only if its origin is listed', async () => {
    const preflight = (origin: string) =>
      request({
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,x-profile-id,x-in-background',
        },
      });
    const listed = await preflight('https://portal.example');
    expect([
      listed.status,
      listed.headers['access-control-allow-origin'],
      listed.headers['access-control-allow-credentials'],
      listed.headers['access-control-allow-methods'],
      listed.headers['access-control-allow-headers'],
    ]).toEqual([
      ...[204, 'https://portal.example', 'true', 'GET, POST'],
      'content-type,x-profile-id,x-in-background',
    ]);
    const query = await request({
      headers: { ...json, origin: 'https://portal.example' },
      payload: JSON.stringify({ query: VIEWER }),
    });
    expect([query.status, query.headers['access-control-allow-origin']]).toEqual([
      200,
      'https://portal.example',
    ]);

    const other = await preflight('https://evil.example');
    expect(other.headers['access-control-allow-origin']).not.toBe('https://evil.example');
    expect(other.headers['access-control-allow-origin']).not.toBe('*');
  });

  it('is distinguished from our own pages and from programs, which can send requests', async () => {
    const payload = JSON.stringify({ query: VIEWER });
    for (const headers of [{ ...json, origin: OURS }, json]) {
      expect((await request({ headers, payload })).status).toBe(200);
    }
  });
});
