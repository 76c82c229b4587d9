import { IdentityEntity } from '../../src/identity/identity.entity';
import {
  FORGERIES,
  MOBILE_CLIENT_ID,
  type MicrosoftIssuer,
  OTHER_ORGANIZATION,
} from '../support/stand-ins/microsoft-issuer';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import type { TestApp } from '../support/servers/test-app';

const KEYS = '/common/discovery/v2.0/keys';
const VIEWER = '{ viewer { identity { displayName } session { id } } }';

interface Body {
  readonly data?: { readonly viewer: { readonly identity: { readonly displayName: string } } | null };
  readonly errors?: readonly { readonly extensions: { readonly code: string; readonly reason?: string } }[];
}

describeOnSqliteAndOneServer('an access token', (database) => {
  let running: MicrosoftTestApp;
  let test: TestApp;
  let microsoft: MicrosoftIssuer;
  let url: URL;

  beforeAll(async () => {
    running = await startMicrosoftTestApp(database);
    ({ test, microsoft } = running);
    url = await test.app.listen();
  });
  afterAll(() => running.close());
  beforeEach(() => {
    microsoft.requests.length = 0;
    microsoft.fault = 'none';
  });

  /** Sends an actual request over the network. */
  async function ask(headers: Record<string, string>, query = VIEWER) {
    const response = await fetch(new URL('/graphql', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const body = (await response.json()) as Body;
    const { code, reason } = body.errors?.[0]?.extensions ?? {};
    const challenge = response.headers.get('www-authenticate');
    return { status: response.status, viewer: body.data?.viewer, code, reason, challenge };
  }
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  it('signs its person in, with the scheme in any case', async () => {
    const token = await running.userToken({ name: 'Ada Lovelace' });
    for (const scheme of ['Bearer', 'bearer', 'BEARER '])
      expect(await ask({ authorization: `${scheme} ${token}` })).toMatchObject({
        status: 200,
        viewer: { identity: { displayName: 'Ada Lovelace' }, session: null },
      });
  });

  describe.each([
    ['of a person', (m: MicrosoftIssuer) => m.userClaims()],
    ['of an application', (m: MicrosoftIssuer) => m.applicationClaims()],
  ])('%s', (_whose, claims) => {
    it.each(FORGERIES)(
      'with $name is rejected with 401, even with a valid cookie',
      async ({ code, forge }) => {
        const person = await test.signIn();
        const token = await forge(microsoft, claims(microsoft));
        for (const headers of [bearer(token), { ...bearer(token), cookie: person.cookie }])
          for (const query of [VIEWER, '{ __typename }', 'mutation { signOut { userErrors { code } } }'])
            expect(await ask(headers, query)).toEqual({
              status: 401,
              viewer: undefined,
              code: 'UNAUTHENTICATED',
              reason: code,
              challenge: 'Bearer error="invalid_token"',
            });
        expect(await ask({ cookie: person.cookie })).toMatchObject({
          viewer: { session: expect.anything() },
        });
      },
    );
  });

  it('can’t be an ID token, even for the same audience', async () => {
    const token = await microsoft.sign(microsoft.claims());
    expect(await ask(bearer(token))).toMatchObject({ status: 401, reason: 'NOT_AN_ACCESS_TOKEN' });
  });

  it.each([
    ['a person', () => running.userToken({ scp: 'User.Read' })],
    ['an application', () => running.applicationToken({ roles: ['Accounts.Write.All'] })],
  ])('of %s with too few permissions is rejected with 403', async (_who, token) => {
    expect(await ask(bearer(await token()))).toEqual({
      status: 403,
      viewer: undefined,
      code: 'FORBIDDEN',
      reason: 'PERMISSION_MISSING',
      challenge: 'Bearer error="insufficient_scope"',
    });
  });

  it('of an unlisted application is rejected with 403, which names the setting', async () => {
    const tid = OTHER_ORGANIZATION;
    const token = await running.applicationToken({ tid, iss: microsoft.issuerOf(tid) });
    const query = '{ account(number: "any") { name } }';
    expect(await ask(bearer(token), query)).toMatchObject({
      ...{ status: 403, code: 'FORBIDDEN', reason: 'APPLICATION_NOT_ALLOWED' },
      challenge: 'Bearer error="insufficient_scope"',
    });
    const answer = await test.send(query, {}, { token });
    expect(answer.errors[0]?.message).toContain('MICROSOFT_APPLICATIONS');
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer a b', 'Basic dXNlcjpwYXNzd29yZA==', 'Negotiate x', 'token'])(
    'is required if Authorization is %p, which is never treated as anonymous',
    async (authorization) => {
      expect(await ask({ authorization })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    },
  );

  it('takes precedence over a cookie, and keeps the cookie valid', async () => {
    const person = await test.signIn({ displayName: 'Cookie' });
    const token = await running.userToken({ name: 'Ada Lovelace' });
    const both = { ...bearer(token), cookie: person.cookie };
    expect(await ask(both)).toMatchObject({ viewer: { identity: { displayName: 'Ada Lovelace' } } });
    const answer = await test.send('mutation { signOut { userErrors { code } } }', {}, { as: person, token });
    expect(answer.data).toEqual({ signOut: { userErrors: [{ code: 'NO_SESSION' }] } });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await ask({ cookie: person.cookie })).toMatchObject({
      viewer: { identity: { displayName: 'Cookie' } },
    });
  });

  it('is rejected for pages of other sites like any of their requests', async () => {
    const token = await running.userToken();
    expect(await ask({ ...bearer(token), origin: 'https://evil.example' })).toMatchObject({ status: 403 });
  });

  it('with an unknown key id, a thousand times, requests the keys once per cool-down', async () => {
    expect((await ask(bearer(await running.userToken()))).status).toBe(200);
    microsoft.requests.length = 0;
    const unknown = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        microsoft.sign(microsoft.userClaims(), { signer: 'stranger', kid: `unknown-${String(index)}` }),
      ),
    );
    for (let round = 0; round < 50; round += 1) {
      const answers = await Promise.all(unknown.map((token) => ask(bearer(token))));
      expect(new Set(answers.map(({ status, reason }) => `${String(status)} ${String(reason)}`))).toEqual(
        new Set(['401 UNKNOWN_KEY']),
      );
    }
    expect(microsoft.count(KEYS)).toBeLessThanOrEqual(1);
  });

  it('can’t be verified while Microsoft’s keys are unavailable', async () => {
    const fresh = await startMicrosoftTestApp(database);
    try {
      fresh.microsoft.fault = 'unavailable';
      const token = await fresh.userToken();
      const answer = await fresh.test.send(VIEWER, {}, { token });
      expect([answer.status, answer.errors[0]?.extensions]).toEqual([503, { code: 'SERVICE_UNAVAILABLE' }]);
      expect(answer.headers['www-authenticate']).toBeUndefined();
    } finally {
      await fresh.close();
    }
  });

  it('is ignored outside GraphQL', async () => {
    const headers = { authorization: 'Bearer not.a.token' };
    for (const path of ['/livez', '/readyz', '/', '/auth/sign-out']) {
      const response = await fetch(new URL(path, url), { headers });
      expect([path, response.status]).not.toEqual([path, 401]);
    }
  });

  it('and the cookie are the only credentials: headers of proxies are ignored', async () => {
    const person = await test.signIn({ displayName: 'Victim' });
    const { tenantId, objectId, username } = person.identity;
    const principal = Buffer.from(
      JSON.stringify({
        auth_typ: 'aad',
        claims: [
          { typ: 'oid', val: objectId },
          { typ: 'tid', val: tenantId },
        ],
      }),
    ).toString('base64');
    const own = bearer(await running.userToken({ name: 'Ada Lovelace' }));
    await ask(own);
    const before = await test.database.reads.count(IdentityEntity);
    const forwarded = {
      'x-ms-client-principal': principal,
      'x-ms-client-principal-id': objectId,
      'x-ms-client-principal-name': username,
      'x-ms-token-aad-access-token': await running.userToken({ tid: tenantId, oid: objectId }),
      'x-ms-token-aad-id-token': await microsoft.sign(microsoft.claims({ tid: tenantId, oid: objectId })),
      'x-user-id': objectId,
      'x-user': username,
      'x-forwarded-user': username,
      'x-forwarded-email': username,
      'x-forwarded-access-token': await running.userToken({ tid: tenantId, oid: objectId }),
      'x-auth-request-user': username,
      'x-remote-user': username,
      'remote-user': username,
      'x-session': person.sessionToken,
      'x-client-id': MOBILE_CLIENT_ID,
    };
    expect(await ask(forwarded)).toMatchObject({ status: 200, viewer: null });
    expect(await ask({ ...forwarded, ...own })).toMatchObject({
      viewer: { identity: { displayName: 'Ada Lovelace' } },
    });
    expect(await test.database.reads.count(IdentityEntity)).toBe(before);
  });
});
