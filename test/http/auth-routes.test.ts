import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { DatabaseUnavailableError } from '../../src/database/database-error';
import { authRoutes } from '../../src/http/auth-routes';
import { AuthCookies } from '../../src/http/cookies';
import { MicrosoftSignIn } from '../../src/identity/microsoft-sign-in';
import { MicrosoftTokenVerifier } from '../../src/identity/microsoft-token';
import type { Sessions } from '../../src/identity/sessions';
import { SignInAttempts } from '../../src/identity/sign-in-attempt';
import { SecretKeys } from '../../src/foundation/secret-keys';
import { MicrosoftIssuer, OBJECT_ID, ORGANIZATION } from '../support/stand-ins/microsoft-issuer';

const KEYS = SecretKeys.parse(`test:${Buffer.alloc(32, 7).toString('base64')}`);
const SESSION_MS = 30 * 24 * 3_600_000;

class RecordingSessions implements Sessions {
  readonly begun: Parameters<Sessions['begin']>[0][] = [];
  readonly ended: Parameters<Sessions['end']>[0][] = [];

  async begin(command: Parameters<Sessions['begin']>[0]) {
    this.begun.push(command);
    return { token: `token-${this.begun.length}`, expiresAt: new Date(Date.now() + SESSION_MS) };
  }

  async isOpen(token: string) {
    const hasBegun = this.begun.some((_command, index) => token === `token-${index + 1}`);
    return hasBegun && !this.ended.some((command) => command.token === token);
  }

  async end(command: Parameters<Sessions['end']>[0]) {
    const wasOpen = await this.isOpen(command.token);
    this.ended.push(command);
    return wasOpen;
  }
}

/** Stores cookies like a browser. */
class Browser {
  readonly jar = new Map<string, string>();

  constructor(private readonly app: FastifyInstance) {}

  async get(url: string, headers: Record<string, string> = {}) {
    return this.#keep(await this.app.inject({ method: 'GET', url, headers, cookies: this.#cookies() }));
  }

  async post(url: string, headers: Record<string, string> = {}, payload: string | object = '') {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const typed = typeof payload === 'string' && payload !== '' ? { ...form, ...headers } : headers;
    return this.#keep(
      await this.app.inject({
        method: 'POST',
        url,
        headers: typed,
        ...(payload !== '' && { payload }),
        cookies: this.#cookies(),
      }),
    );
  }

  /** Starts the sign-in, consents at Microsoft, and returns the callback's URL. */
  async upToCallback(query = ''): Promise<string> {
    const begun = await this.get(`/auth/sign-in${query}`);
    return `/auth/callback?${await microsoft.agree(new URL(String(begun.headers.location)))}`;
  }

  async signIn(query = '') {
    return this.get(await this.upToCallback(query));
  }

  attempts(): string[] {
    return [...this.jar.keys()].filter((name) => name.includes('sign-in-'));
  }

  #cookies(): Record<string, string> {
    return Object.fromEntries(this.jar);
  }

  #keep(response: LightMyRequestResponse) {
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return response;
  }
}

let microsoft: MicrosoftIssuer;
let sessions: RecordingSessions;
let app: FastifyInstance;
let now: Date | null;
const clock = { now: () => now ?? new Date() };
const logged: string[] = [];

async function service(publicUrl: string) {
  const url = new URL(publicUrl);
  const { authority, client } = microsoft;
  const verifier = new MicrosoftTokenVerifier({
    authority,
    allowedTenants: '*',
    clock: { now: () => new Date() },
  });
  const server = fastify({
    logger: { level: 'warn', stream: { write: (line: string) => void logged.push(line) } },
  });
  await server.register(authRoutes, {
    publicUrl: url,
    signIn: new MicrosoftSignIn({ publicUrl: url, authority, ...client, verifier, timeoutSeconds: 1 }),
    attempts: new SignInAttempts(KEYS, clock),
    sessions,
    cookies: new AuthCookies(url),
    clock: { now: () => new Date() },
  });
  return server;
}

function setCookies(response: LightMyRequestResponse): string[] {
  return [response.headers['set-cookie'] ?? []].flat();
}

function sessionCookie(response: LightMyRequestResponse): string | undefined {
  return setCookies(response).find((cookie) => /^(__Host-)?session=/.test(cookie));
}

beforeEach(async () => {
  microsoft = await MicrosoftIssuer.create();
  await microsoft.listen();
  sessions = new RecordingSessions();
  logged.length = 0;
  now = null;
  app = await service('http://localhost:4000');
});

afterEach(async () => {
  await app.close();
  await microsoft.close();
});

describe('GET /auth/sign-in', () => {
  it('redirects to Microsoft and sets only a sealed attempt in the browser', async () => {
    const response = await new Browser(app).get('/auth/sign-in?returnTo=/profiles&keep=1');
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toMatch(`${microsoft.origin}/common/oauth2/v2.0/authorize?`);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(setCookies(response)).toEqual([
      expect.stringMatching(/^sign-in-[\w-]{8}=[\w.-]+; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect(sessions.begun).toEqual([]);
  });

  it("passes a suggested user name on to Microsoft's page, if it's a possible one", async () => {
    const hintOf = async (query: string): Promise<string | null> => {
      const { headers } = await new Browser(app).get(`/auth/sign-in${query}`);
      return new URL(headers.location ?? '').searchParams.get('login_hint');
    };
    expect(await hintOf('?loginHint=kim%40contoso.example')).toBe('kim@contoso.example');
    expect(await hintOf('')).toBeNull();
    expect(await hintOf(`?loginHint=${'a'.repeat(255)}`)).toBeNull();
  });

  it('shows a page to try again while Microsoft is unavailable, with the same parameters', async () => {
    microsoft.fault = 'unavailable';
    const response = await new Browser(app).get('/auth/sign-in?returnTo=/profiles&keep=1');
    expect(response.statusCode).toBe(502);
    expect(response.headers['content-type']).toMatch('text/html');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.body).toContain('href="/auth/sign-in?returnTo=%2Fprofiles&amp;keep=1"');
  });

  it('keeps at most four attempts for each browser, and drops the oldest', async () => {
    const browser = new Browser(app);
    const callbacks: string[] = [];
    for (let tab = 0; tab < 6; tab += 1) callbacks.push(await browser.upToCallback());
    expect(browser.attempts()).toHaveLength(4);
    const statuses = [];
    for (const callback of callbacks) statuses.push((await browser.get(callback)).statusCode);
    expect(statuses).toEqual([400, 400, 303, 303, 303, 303]);
  });
});

describe('GET /auth/callback', () => {
  it('starts a session for the identity and redirects to the requested page', async () => {
    const browser = new Browser(app);
    const response = await browser.signIn('?returnTo=/profiles%3Fa=b%23c');
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe('/profiles?a=b#c');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['referrer-policy']).toBe('no-referrer');
    expect(sessions.begun).toEqual([
      {
        identity: expect.objectContaining({ tenantId: ORGANIZATION, objectId: OBJECT_ID }),
        persistent: false,
        replacedToken: null,
        requestId: expect.any(String),
        userAgent: 'lightMyRequest',
      },
    ]);
    expect([...browser.jar]).toEqual([['session', 'token-1']]);
  });

  it('sets a cookie until the browser closes by default', async () => {
    const response = await new Browser(app).signIn();
    expect(sessionCookie(response)).toBe('session=token-1; Path=/; HttpOnly; SameSite=Lax');
  });

  it('sets a persistent cookie for as long as the session on request', async () => {
    const response = await new Browser(app).signIn('?keep=1');
    expect(sessions.begun[0]?.persistent).toBe(true);
    const [, maxAge] = /Max-Age=(\d+)/.exec(sessionCookie(response) ?? '') ?? [];
    expect(Number(maxAge)).toBeGreaterThan(SESSION_MS / 1000 - 10);
    expect(Number(maxAge)).toBeLessThanOrEqual(SESSION_MS / 1000);
    expect(sessionCookie(response)).toMatch(/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax$/);
  });

  it('uses Secure cookies with the __Host- prefix only on https', async () => {
    await app.close();
    app = await service('https://access.example');
    const browser = new Browser(app);
    browser.jar.set('session', 'planted');
    const begun = await browser.get('/auth/sign-in');
    expect(setCookies(begun)[0]).toMatch(
      /^__Host-sign-in-[\w-]{8}=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const answer = await microsoft.agree(new URL(String(begun.headers.location)));
    const response = await browser.get(`/auth/callback?${answer}`);
    expect(sessionCookie(response)).toBe('__Host-session=token-1; Path=/; HttpOnly; Secure; SameSite=Lax');
    expect(setCookies(response).join()).not.toContain('Domain');
    expect(sessions.begun[0]?.replacedToken).toBeNull();
  });

  it("replaces the browser's session, planted or genuine, with a new one", async () => {
    const browser = new Browser(app);
    browser.jar.set('session', 'planted');
    await browser.signIn();
    await browser.signIn();
    expect(sessions.begun.map(({ replacedToken }) => replacedToken)).toEqual(['planted', 'token-1']);
    expect(browser.jar.get('session')).toBe('token-2');
  });

  it('completes sign-ins from parallel tabs, each with its own page to return to', async () => {
    const browser = new Browser(app);
    const [one, two] = [
      await browser.upToCallback('?returnTo=/one'),
      await browser.upToCallback('?returnTo=/two'),
    ];
    expect((await browser.get(two)).headers.location).toBe('/two');
    expect(browser.attempts()).toHaveLength(1);
    expect((await browser.get(one)).headers.location).toBe('/one');
    expect(browser.attempts()).toEqual([]);
  });

  it('rejects the response in another browser, even in one with its own attempt', async () => {
    const attacker = new Browser(app);
    const victim = new Browser(app);
    const callback = await attacker.upToCallback();
    await victim.upToCallback();
    for (const browser of [new Browser(app), victim]) {
      const response = await browser.get(callback);
      expect(response.statusCode).toBe(400);
      expect(response.headers['content-type']).toMatch('text/html');
      expect(sessionCookie(response)).toBeUndefined();
    }
    expect(victim.attempts()).toHaveLength(1);
    expect(sessions.begun).toEqual([]);
    expect(microsoft.count('/common/oauth2/v2.0/token')).toBe(0);
  });

  it('rejects an attempt under the cookie name of another state', async () => {
    const [attacker, victim] = [new Browser(app), new Browser(app)];
    const callback = await attacker.upToCallback();
    await victim.upToCallback();
    victim.jar.set(attacker.attempts()[0] ?? '', victim.jar.get(victim.attempts()[0] ?? '') ?? '');
    expect((await victim.get(callback)).statusCode).toBe(400);
    expect(microsoft.count('/common/oauth2/v2.0/token')).toBe(0);
  });

  it('signs nobody in with a replay, without the attempt and with a copy of it', async () => {
    const browser = new Browser(app);
    const callback = await browser.upToCallback();
    const copy = [...browser.jar];
    expect((await browser.get(callback)).statusCode).toBe(303);
    const stranger = new Browser(app);
    expect((await stranger.get(callback)).statusCode).toBe(400);
    for (const [name, value] of copy) stranger.jar.set(name, value);
    expect((await stranger.get(callback)).statusCode).toBe(400);
    expect(stranger.jar.size).toBe(0);
    expect(sessions.begun).toHaveLength(1);
  });

  it('leads signed-in people who return to it on into the portal, and keeps their session', async () => {
    const browser = new Browser(app);
    const callback = await browser.upToCallback('?returnTo=/profiles');
    expect((await browser.get(callback)).headers.location).toBe('/profiles');
    const foreign = await new Browser(app).upToCallback();
    for (const url of [
      callback,
      callback,
      foreign,
      '/auth/callback',
      '/auth/callback?state=//evil.example',
    ]) {
      const response = await browser.get(url);
      expect([response.statusCode, response.headers.location]).toEqual([303, '/signed-out']);
      expect(setCookies(response)).toEqual([]);
    }
    expect([...browser.jar]).toEqual([['session', 'token-1']]);
    expect(sessions.begun).toHaveLength(1);
    expect(sessions.ended).toEqual([]);
  });

  it('explains a sign-in that is already complete once the session has ended', async () => {
    const browser = new Browser(app);
    const callback = await browser.upToCallback();
    await browser.get(callback);
    await sessions.end({ token: 'token-1', everywhere: false, requestId: 'elsewhere' });
    const response = await browser.get(callback);
    expect([response.statusCode, response.headers.location]).toEqual([400, undefined]);
    expect(response.body).toContain('already complete');
    expect(response.body).toContain('href="/signed-out"');
  });

  it('explains a sign-in that took too long, and offers one that leads where it started', async () => {
    const browser = new Browser(app);
    const callback = await browser.upToCallback('?returnTo=/accept&keep=1');
    now = new Date(Date.now() + 600_000);
    const late = await browser.get(callback);
    expect(late.statusCode).toBe(400);
    expect(late.body).toContain('The sign-in took too long');
    const href = '/auth/sign-in?returnTo=%2Faccept&keep=1';
    expect(late.body).toContain(`href="${href.replace('&', '&amp;')}"`);
    expect(sessions.begun).toEqual([]);
    expect(microsoft.count('/common/oauth2/v2.0/token')).toBe(0);
    expect(browser.jar.size).toBe(0);

    now = null;
    const again = await browser.signIn(href.slice('/auth/sign-in'.length));
    expect([again.statusCode, again.headers.location]).toEqual([303, '/accept']);
  });

  it('explains a sign-in that took too long to people who are signed in with another account, too', async () => {
    const browser = new Browser(app);
    await browser.signIn();
    const callback = await browser.upToCallback('?returnTo=/accept');
    now = new Date(Date.now() + 600_000);
    expect((await browser.get(callback)).body).toContain('The sign-in took too long');
    expect(browser.jar.get('session')).toBe('token-1');
  });

  it.each([
    [undefined, 'en', 'Your browser sent no cookies', 'Sign in again'],
    ['da', 'da', 'Din browser sendte ingen cookies', 'Log på igen'],
    ['de-CH,de;q=0.9,en;q=0.8', 'de', 'Ihr Browser hat keine Cookies gesendet', 'Erneut anmelden'],
    ['es-MX', 'es', 'Su navegador no ha enviado cookies', 'Iniciar sesión de nuevo'],
    ['xx, fr;q=0.5', 'fr', 'Votre navigateur n’a envoyé aucun cookie', 'Se reconnecter'],
    ['ja-JP', 'ja', 'ブラウザーから Cookie が送信されませんでした', 'もう一度サインイン'],
    ['xx', 'en', 'Your browser sent no cookies', 'Sign in again'],
    ['"><script>', 'en', 'Your browser sent no cookies', 'Sign in again'],
  ])('explains blocked cookies to a person who reads %s', async (wanted, language, title, again) => {
    const callback = await new Browser(app).upToCallback();
    const headers = wanted === undefined ? {} : { 'accept-language': wanted };
    const response = await app.inject({ method: 'GET', url: callback, headers });
    expect(response.statusCode).toBe(400);
    expect(response.body).toContain(`<html lang="${language}">`);
    expect(response.body).toContain(`<h1>${title}</h1>`);
    expect(response.body).toContain(`<a href="/signed-out">${again}</a>`);
    expect(response.body).not.toContain('<script>');
    expect(setCookies(response)).toEqual([]);
  });

  it.each([
    ['da', 'da'],
    ['xx', 'fr'],
  ])(
    'reads the language %s that was chosen in the portal before those of the browser',
    async (chosen, language) => {
      const browser = new Browser(app);
      browser.jar.set('language', chosen);
      const response = await browser.get('/auth/callback', { 'accept-language': 'fr' });
      expect(response.body).toContain(`<html lang="${language}">`);
    },
  );

  it("returns 403 for a canceled sign-in, and keeps the parameters for a retry, but not the provider's text", async () => {
    const browser = new Browser(app);
    const callback = new URL(await browser.upToCallback('?returnTo=/profiles'), 'http://localhost');
    const state = callback.searchParams.get('state') ?? '';
    const denied = new URLSearchParams({
      error: 'access_denied',
      error_description: '<script>x</script>',
      state,
    });
    const response = await browser.get(`/auth/callback?${denied}`);
    expect(response.statusCode).toBe(403);
    expect(response.body).not.toContain('script');
    expect(response.body).toContain('/auth/sign-in?returnTo=%2Fprofiles"');
    expect(response.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; /,
    );
    expect(browser.attempts()).toEqual([]);
  });

  it('returns 403 for a rejected token, and logs its code but nothing about the person', async () => {
    microsoft.idToken = (claims) => microsoft.sign({ ...claims, oid: 'x' });
    const browser = new Browser(app);
    const callback = await browser.upToCallback();
    expect((await browser.get(callback)).statusCode).toBe(403);
    const log = logged.join();
    expect(log).toContain('OBJECT_ID_MISSING');
    expect(log).not.toContain('contoso');
    expect(log).not.toContain(new URL(callback, 'http://localhost').searchParams.get('code'));
  });

  it('returns 400 for a code that Microsoft rejects, and 502 for an unavailable provider', async () => {
    microsoft.tokenError = 'invalid_grant';
    const refused = await new Browser(app).signIn();
    expect([refused.statusCode, refused.body.includes('AADSTS')]).toEqual([400, false]);
    microsoft.tokenError = 'invalid_client';
    expect((await new Browser(app).signIn()).statusCode).toBe(502);
    const browser = new Browser(app);
    const callback = await browser.upToCallback();
    microsoft.fault = 'reset';
    expect((await browser.get(callback)).statusCode).toBe(502);
  });

  it('returns a page for an internal error, without its reason', async () => {
    sessions.begin = () => Promise.reject(new Error('the database <is> gone'));
    const response = await new Browser(app).signIn();
    expect(response.statusCode).toBe(500);
    expect(response.headers['content-type']).toMatch('text/html');
    expect(response.body).not.toContain('database');
    expect(sessionCookie(response)).toBeUndefined();
  });

  it('names the database rather than Microsoft when the database is unavailable', async () => {
    sessions.begin = () => Promise.reject(new DatabaseUnavailableError(new Error('secret address')));
    const response = await new Browser(app).signIn();
    expect(response.statusCode).toBe(503);
    expect(response.body).toMatch(/The service can’t reach its database right now\./);
    expect(response.body).not.toMatch(/Microsoft|secret address/);
    expect(sessionCookie(response)).toBeUndefined();
  });

  it('does nothing on HEAD, as sent by link scanners', async () => {
    const browser = new Browser(app);
    const url = await browser.upToCallback();
    const cookies = Object.fromEntries(browser.jar);
    expect((await app.inject({ method: 'HEAD', url, cookies })).statusCode).toBe(404);
    expect((await browser.get(url)).statusCode).toBe(303);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    '/%09/evil.example',
    '/..//evil.example',
    '/auth/sign-in',
  ])('redirects only to the home page when asked for %s', async (returnTo) => {
    const response = await new Browser(app).signIn(`?returnTo=${encodeURIComponent(returnTo)}`);
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe('/');
  });
});

describe('POST /auth/sign-out', () => {
  const ours = { origin: 'http://localhost:4000' };

  async function signedIn() {
    const browser = new Browser(app);
    await browser.signIn();
    return browser;
  }

  it('ends the session, clears the cookie and redirects to the home page', async () => {
    const browser = await signedIn();
    const response = await browser.post('/auth/sign-out', ours);
    expect([response.statusCode, response.headers.location]).toEqual([303, '/']);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(sessions.ended).toEqual([{ token: 'token-1', everywhere: false, requestId: expect.any(String) }]);
    expect(browser.jar.size).toBe(0);
    expect(sessionCookie(response)).toMatch(/^session=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970/);
  });

  it('ends every session on request, by form or JSON', async () => {
    await (await signedIn()).post('/auth/sign-out', ours, 'everywhere=1');
    await (await signedIn()).post('/auth/sign-out', ours, { everywhere: true });
    expect(sessions.ended.map(({ everywhere }) => everywhere)).toEqual([true, true]);
  });

  it('continues to Microsoft on request, and to the home page when Microsoft is unavailable', async () => {
    const response = await (await signedIn()).post('/auth/sign-out', ours, 'microsoft=1');
    const location = new URL(String(response.headers.location));
    expect(response.statusCode).toBe(303);
    expect(location.pathname).toBe('/common/oauth2/v2.0/logout');
    expect(location.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost:4000/');
    await app.close();
    app = await service('http://localhost:4000');
    microsoft.fault = 'reset';
    const browser = new Browser(app);
    browser.jar.set('session', 'token-9');
    const home = await browser.post('/auth/sign-out', ours, 'microsoft=1');
    expect([home.statusCode, home.headers.location]).toEqual([303, '/']);
    expect(sessions.ended.at(-1)?.token).toBe('token-9');
  });

  it('responds to a script with JSON', async () => {
    const browser = await signedIn();
    const response = await browser.post(
      '/auth/sign-out',
      { ...ours, accept: 'application/json' },
      { microsoft: true },
    );
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      signedOut: true,
      signedOutEverywhere: false,
      microsoftSignOutUrl: expect.stringContaining('/logout?'),
    });
  });

  it('says whether it ended every session', async () => {
    const headers = { ...ours, accept: 'application/json' };
    const browser = await signedIn();
    const choice = { everywhere: true };
    const response = await browser.post('/auth/sign-out', headers, choice);
    expect(response.json()).toMatchObject({ signedOut: true, signedOutEverywhere: true });
    browser.jar.set('session', 'token-1');
    const late = await browser.post('/auth/sign-out', headers, choice);
    expect(late.json()).toMatchObject({ signedOut: true, signedOutEverywhere: false });
  });

  it('succeeds when nobody was signed in', async () => {
    expect((await new Browser(app).post('/auth/sign-out', ours)).statusCode).toBe(303);
    expect(sessions.ended).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ['our Origin', { ...ours, 'sec-fetch-site': 'same-origin' }],
    ['no Origin but Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }],
    ['the Origin null of a page without referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['only our Referer', { referer: 'http://localhost:4000/profiles' }],
  ])('accepts a request with %s', async (_name, headers) => {
    expect((await (await signedIn()).post('/auth/sign-out', headers)).statusCode).toBe(303);
    expect(sessions.ended).toHaveLength(1);
  });

  it.each<[string, Record<string, string>]>([
    ['another Origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://localhost:4001' }],
    ['another scheme', { origin: 'https://localhost:4000' }],
    ['an Origin that begins like ours', { origin: 'http://localhost:4000.evil.example' }],
    [
      'another Origin, whatever else it claims',
      { origin: 'https://evil.example', referer: 'http://localhost:4000/' },
    ],
    ['the Origin null', { origin: 'null' }],
    ['the Origin null of another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['the Origin null and our Referer', { origin: 'null', referer: 'http://localhost:4000/' }],
    ['Sec-Fetch-Site cross-site', { 'sec-fetch-site': 'cross-site', referer: 'http://localhost:4000/' }],
    ['Sec-Fetch-Site same-site', { 'sec-fetch-site': 'same-site' }],
    ['another Referer', { referer: 'https://evil.example/http://localhost:4000/' }],
    ['a Referer that is no address', { referer: 'localhost' }],
    ['nothing to go by', {}],
  ])('rejects a request with %s, and changes nothing', async (_name, headers) => {
    const browser = await signedIn();
    const response = await browser.post('/auth/sign-out', headers, 'everywhere=1');
    expect(response.statusCode).toBe(403);
    expect(sessionCookie(response)).toBeUndefined();
    expect(sessions.ended).toEqual([]);
    expect(browser.jar.get('session')).toBe('token-1');
  });

  it('returns errors in the accepted type, and 4xx for a body it can’t read', async () => {
    const browser = await signedIn();
    const refused = await browser.post('/auth/sign-out', { accept: 'application/json' });
    expect([refused.statusCode, refused.json().error.code]).toEqual([403, 'ORIGIN_REFUSED']);
    const unread = await browser.post('/auth/sign-out', { ...ours, 'content-type': 'text/xml' }, '<a/>');
    expect(unread.statusCode).toBe(415);
    expect(sessions.ended).toEqual([]);
  });

  it('isn’t available for GET', async () => {
    expect((await (await signedIn()).get('/auth/sign-out')).statusCode).toBe(404);
    expect(sessions.ended).toEqual([]);
  });
});
