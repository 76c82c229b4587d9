import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import { type Answer, type Sender, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { inject } from '../support/graph/inject';

const [SECRET, NEXT_SECRET] = ['the-secret-of-the-router-in-front', 'another-secret-that-takes-its-place'];
const HEADER = 'x-router-authorization';
const SDL = '{ _service { sdl } }';

const codesOf = ({ status, errors }: Answer<unknown>): unknown[] => [
  status,
  ...errors.map(({ extensions }) => extensions.code),
];
const turnedAway = [401, 'ROUTER_REQUIRED'];

describeOnSqliteAndOneServer('with a router secret', (database) => {
  let running: MicrosoftTestApp;
  let test: TestApp;

  beforeAll(async () => {
    running = await startMicrosoftTestApp(database, { overrides: { routerSecrets: [NEXT_SECRET, SECRET] } });
    test = running.test;
  });
  afterAll(() => running.close());

  const send = (query: string, secret: string | null, sender: Sender = {}): Promise<Answer<unknown>> =>
    test.send(query, {}, { ...sender, headers: secret === null ? {} : { [HEADER]: secret } });

  it.each([SECRET, NEXT_SECRET])('callers are accepted with either of two secrets: %s', async (secret) => {
    expect(codesOf(await send('{ __typename }', secret))).toEqual([200]);
    const person = await test.signIn();
    const { data } = await send('{ viewer { session { id } } }', secret, { as: person });
    expect(data).toMatchObject({ viewer: { session: expect.anything() } });
  });

  it.each([
    null,
    '',
    'wrong',
    SECRET.slice(0, -1),
    `${SECRET}x`,
    SECRET.toUpperCase(),
    `${NEXT_SECRET},${SECRET}`,
    `Bearer ${SECRET}`,
  ])('callers are rejected with %p', async (secret) => {
    const token = await running.userToken();
    for (const sender of [{}, { as: await test.signIn() }, { token }])
      for (const query of [
        '{ viewer { session { id } } }',
        SDL,
        '{ __typename }',
        'mutation { signOut { userErrors { code } } }',
      ])
        expect(codesOf(await send(query, secret, sender))).toEqual(turnedAway);
  });

  it("it's accepted only in its own header", async () => {
    for (const name of ['authorization', 'router-authorization', 'x-forwarded-router-authorization']) {
      const { statusCode } = await inject(test.app.server, {
        method: 'POST',
        url: `/graphql?${HEADER}=${SECRET}`,
        headers: { 'content-type': 'application/json', [name]: SECRET, cookie: `${HEADER}=${SECRET}` },
        payload: '{"query":"{ __typename }"}',
      });
      expect([name, statusCode]).toEqual([name, 401]);
    }
  });

  it('every way to GraphQL requires it, before anything is read', async () => {
    for (const [method, payload] of [
      ['GET', undefined],
      ['POST', '{"query":"{ __typename }"}'],
      ['POST', '{ broken'],
      ['PUT', undefined],
    ] as const) {
      const answer = await inject(test.app.server, {
        method,
        url: '/graphql?query={__typename}',
        headers: {
          accept: 'application/json',
          'apollo-require-preflight': '1',
          ...(payload && { 'content-type': 'application/json' }),
        },
        ...(payload && { payload }),
      });
      expect([method, answer.statusCode, answer.json<{ errors: unknown }>().errors]).toEqual([
        method,
        401,
        [{ message: expect.any(String), extensions: { code: 'ROUTER_REQUIRED' } }],
      ]);
    }
  });

  it('_service responds only with it', async () => {
    const { data } = await send(SDL, SECRET);
    expect(data).toEqual({ _service: { sdl: expect.stringContaining('type Account') } });
    expect(codesOf(await send(SDL, null))).toEqual(turnedAway);
  });

  it("it doesn't identify the caller: an access token is still required and verified", async () => {
    expect((await send('{ viewer { session { id } } }', SECRET)).data).toEqual({ viewer: null });
    expect(codesOf(await send('{ __typename }', SECRET, { token: 'not.a.token' }))).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
  });

  it.each(['/livez', '/readyz', '/', '/auth/sign-in'])("%s doesn't require it", async (url) => {
    expect((await inject(test.app.server, url)).statusCode).toBeLessThan(400);
  });

  it("the log doesn't contain it", async () => {
    await send(SDL, SECRET);
    await send(SDL, `${SECRET}x`);
    expect(test.log()).not.toContain(SECRET);
  });
});

describeOnSqliteAndOneServer('without a router secret', (database) => {
  it.each([
    ['on', true],
    ['off', false],
  ])('_service is as public as introspection, which is %s', async (_state, introspection) => {
    const test = await startTestApp(database, { overrides: { introspection } });
    try {
      expect(codesOf(await test.send('{ __typename }'))).toEqual([200]);
      for (const query of [SDL, '{ ...on Query { a: _service { sdl } } }']) {
        const answer = await test.send(query);
        expect(codesOf(answer)).toEqual(introspection ? [200] : [400, 'GRAPHQL_VALIDATION_FAILED']);
        expect(answer.body.includes('type Account')).toBe(introspection);
      }
    } finally {
      await test.close();
    }
  });
});
