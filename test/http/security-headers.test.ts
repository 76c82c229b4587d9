import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { inject } from '../support/graph/inject';

const VIEWER = '{ viewer { identity { displayName } } }';
const SIGN_OUT = 'mutation { signOut { userErrors { code } } }';

describe.each([
  ['https://access.example.com', '__Host-session'],
  ['http://localhost:4000', 'session'],
])('at %s', (publicUrl, cookieName) => {
  const isSecure = publicUrl.startsWith('https:');
  let database: TestDatabase;
  let test: TestApp;
  let person: SignedIn;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    test = await startTestApp(database, { overrides: { publicUrl: new URL(publicUrl) } });
    person = await test.signIn();
  });
  afterAll(async () => {
    await test.close();
    await database.drop();
  });

  const viewerBy = async (cookie: string) =>
    (await test.send<{ viewer: unknown }>(VIEWER, {}, { headers: { cookie } })).data.viewer;

  it.each(['/', '/accept', '/graphql', '/livez', '/auth/callback', '/nothing', '/assets/nothing.css'])(
    'protects the response of %s against framing, sniffing and referrer leaks',
    async (url) => {
      const { headers } = await inject(test.app.server, url);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
      expect(headers['referrer-policy']).toMatch(/^(same-origin|no-referrer)$/);
      expect(headers['strict-transport-security']).toEqual(
        isSecure ? expect.stringMatching(/^max-age=\d{8}/) : undefined,
      );
      expect(Object.keys(headers)).not.toContain('x-powered-by');
      expect(headers['server']).toBeUndefined();
    },
  );

  it('prevents caching of personal data', async () => {
    const { headers } = await test.send(
      VIEWER,
      {},
      { headers: { cookie: `${cookieName}=${person.sessionToken}` } },
    );
    expect(headers['cache-control']).toBe('no-store');
  });

  it(`recognizes a session only by ${cookieName}`, async () => {
    expect(await viewerBy(`${cookieName}=${person.sessionToken}`)).not.toBeNull();
    for (const other of ['session', '__Host-session', '__Secure-session', 'Session'].filter(
      (name) => name !== cookieName,
    )) {
      expect(await viewerBy(`${other}=${person.sessionToken}`)).toBeNull();
    }
  });

  it('clears the cookie with the attributes that set it', async () => {
    const leaving = await test.signIn();
    const cookie = `${cookieName}=${leaving.sessionToken}`;
    const { headers } = await test.send(SIGN_OUT, {}, { headers: { cookie } });
    const [line = ''] = [headers['set-cookie'] ?? []].flat().map(String);
    const attributes = line
      .split('; ')
      .slice(1)
      .map((attribute) => attribute.toLowerCase());
    expect(line).toMatch(new RegExp(`^${cookieName}=;`));
    expect(attributes).toEqual(expect.arrayContaining(['path=/', 'httponly', 'samesite=lax', 'max-age=0']));
    expect(attributes.includes('secure')).toBe(isSecure);
    expect(line).not.toMatch(/domain/i);
    expect(await viewerBy(cookie)).toBeNull();
  });
});
