import { PERSONAL_TENANT_ID } from '../../src/identity/microsoft-identity';
import { MicrosoftSignIn } from '../../src/identity/microsoft-sign-in';
import { MicrosoftSignInError } from '../../src/identity/microsoft-sign-in-error';
import { MicrosoftTokenVerifier } from '../../src/identity/microsoft-token';
import {
  CLIENT_ID,
  FORGERIES,
  MicrosoftIssuer,
  OBJECT_ID,
  ORGANIZATION,
} from '../support/stand-ins/microsoft-issuer';

const DISCOVERY = '/common/v2.0/.well-known/openid-configuration';
const PUBLIC_URL = new URL('http://localhost:4000');

let microsoft: MicrosoftIssuer;

function signInService(
  options: { allowedTenants?: Set<string>; clientSecret?: string; databaseAheadMs?: number } = {},
) {
  const verifier = new MicrosoftTokenVerifier({
    authority: microsoft.authority,
    allowedTenants: options.allowedTenants ?? '*',
    clock: { now: () => new Date(Date.now() + (options.databaseAheadMs ?? 0)) },
  });
  return new MicrosoftSignIn({
    publicUrl: PUBLIC_URL,
    authority: microsoft.authority,
    ...microsoft.client,
    ...(options.clientSecret && { clientSecret: options.clientSecret }),
    verifier,
    timeoutSeconds: 0.5,
  });
}

async function failure(signIn: Promise<unknown>): Promise<{ code: string; detail?: string | undefined }> {
  try {
    await signIn;
  } catch (error) {
    if (error instanceof MicrosoftSignInError) return { code: error.code, detail: error.detail };
    throw error;
  }
  return { code: 'SUCCEEDED' };
}

async function wholeFlow(service = signInService()) {
  const { url, ...secrets } = await service.begin();
  return service.complete(await microsoft.agree(url), secrets);
}

beforeEach(async () => {
  microsoft = await MicrosoftIssuer.create();
  await microsoft.listen();
});

afterEach(() => microsoft.close());

describe('starting a sign-in', () => {
  it('sends the browser to the authority with code flow, PKCE, state, nonce and account selection', async () => {
    const { url, state, nonce, codeVerifier } = await signInService().begin();
    expect(url.origin + url.pathname).toBe(`${microsoft.origin}/common/oauth2/v2.0/authorize`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: CLIENT_ID,
      response_type: 'code',
      redirect_uri: 'http://localhost:4000/auth/callback',
      scope: 'openid profile email',
      prompt: 'select_account',
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    expect(url.searchParams.get('code_challenge')).not.toBe(codeVerifier);
    expect(url.href).not.toContain(codeVerifier);
  });

  it('creates new secrets each time and runs discovery once', async () => {
    const service = signInService();
    const begun = await Promise.all([service.begin(), service.begin(), service.begin()]);
    expect(
      new Set(begun.flatMap(({ state, nonce, codeVerifier }) => [state, nonce, codeVerifier])).size,
    ).toBe(9);
    expect(microsoft.count(DISCOVERY)).toBe(1);
  });

  it.each(['reset', 'unavailable', 'hang'] as const)(
    "fails while the provider doesn't respond (%s), then works",
    async (fault) => {
      const service = signInService();
      microsoft.fault = fault;
      expect(await failure(service.begin())).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
      microsoft.fault = 'none';
      expect((await wholeFlow(service)).objectId).toBe(OBJECT_ID);
    },
  );
});

describe('completing a sign-in', () => {
  it('returns the identity of an organizational account', async () => {
    expect(await wholeFlow()).toEqual({
      tenantId: ORGANIZATION,
      objectId: OBJECT_ID,
      displayName: 'Ada Lovelace',
      username: 'ada@contoso.example',
      kind: 'ORGANIZATIONAL',
    });
  });

  it('returns the identity of a personal account', async () => {
    microsoft.idToken = ({ nonce }) => microsoft.sign(microsoft.claims({ tid: PERSONAL_TENANT_ID, nonce }));
    expect(await wholeFlow()).toMatchObject({ tenantId: PERSONAL_TENANT_ID, kind: 'PERSONAL' });
  });

  it('works for several concurrent attempts, in any order', async () => {
    const service = signInService();
    const [first, second] = [await service.begin(), await service.begin()];
    const [firstAnswer, secondAnswer] = [await microsoft.agree(first.url), await microsoft.agree(second.url)];
    expect(await service.complete(secondAnswer, second)).toBeDefined();
    expect(await service.complete(firstAnswer, first)).toBeDefined();
  });

  it.each([5, -5])("uses the database's clock, which the machine's is %d minutes behind", async (minutes) => {
    const at = Math.floor(Date.now() / 1000) + minutes * 60;
    microsoft.idToken = (claims) => microsoft.sign({ ...claims, iat: at, nbf: at, exp: at + 60 });
    const service = signInService({ databaseAheadMs: minutes * 60_000 });
    expect((await wholeFlow(service)).objectId).toBe(OBJECT_ID);
  });

  it.each(FORGERIES)('rejects an ID token with $name', async ({ name, forge }) => {
    microsoft.idToken = (claims) => forge(microsoft, claims);
    const unreadable = name === 'no form of a token at all';
    expect((await failure(wholeFlow())).code).toBe(unreadable ? 'PROVIDER_UNAVAILABLE' : 'TOKEN_REFUSED');
  });

  // Tokens that openid-client accepts, so that our own verifier must refuse them.
  it.each(
    FORGERIES.filter(({ code }) =>
      ['TENANT_MISSING', 'KEY_NOT_FOR_ISSUER', 'OBJECT_ID_MISSING'].includes(code),
    ).filter(({ name }) => name !== 'no tid'),
  )('returns $code for an ID token with $name', async ({ forge, code }) => {
    microsoft.idToken = (claims) => forge(microsoft, claims);
    expect(await failure(wholeFlow())).toEqual({ code: 'TOKEN_REFUSED', detail: code });
  });

  it("rejects a tenant that isn't allowed", async () => {
    const service = signInService({ allowedTenants: new Set([PERSONAL_TENANT_ID]) });
    expect(await failure(wholeFlow(service))).toEqual({
      code: 'TOKEN_REFUSED',
      detail: 'TENANT_NOT_ALLOWED',
    });
  });

  it('rejects an ID token with another nonce or none', async () => {
    microsoft.idToken = (claims) => microsoft.sign({ ...claims, nonce: 'another' });
    expect(await failure(wholeFlow())).toMatchObject({ code: 'TOKEN_REFUSED' });
    microsoft.idToken = (claims) => microsoft.sign({ ...claims, nonce: undefined });
    expect(await failure(wholeFlow())).toMatchObject({ code: 'TOKEN_REFUSED' });
  });

  it('rejects a response to another attempt or with an invalid state, without a token request', async () => {
    const service = signInService();
    const { url, ...secrets } = await service.begin();
    const answer = await microsoft.agree(url);
    const changed = (change: (query: URLSearchParams) => void) => {
      const query = new URLSearchParams(answer);
      change(query);
      return failure(service.complete(query, secrets));
    };
    expect(await changed((query) => query.set('state', 'another'))).toMatchObject({ code: 'STATE_MISMATCH' });
    expect(await changed((query) => query.delete('state'))).toMatchObject({ code: 'STATE_MISMATCH' });
    expect(await changed((query) => query.append('state', secrets.state))).toMatchObject({
      code: 'STATE_MISMATCH',
    });
    expect(microsoft.count('/common/oauth2/v2.0/token')).toBe(0);
  });

  it('rejects a code with a dropped verifier, and a used code', async () => {
    const service = signInService();
    const { url, ...secrets } = await service.begin();
    const injected = await microsoft.agree(url);
    const stranger = { ...secrets, codeVerifier: 'x'.repeat(43) };
    expect(await failure(service.complete(injected, stranger))).toEqual({
      code: 'CODE_REFUSED',
      detail: 'invalid_grant',
    });
    const again = await service.begin();
    const answer = await microsoft.agree(again.url);
    await service.complete(answer, again);
    expect(await failure(service.complete(answer, again))).toMatchObject({ code: 'CODE_REFUSED' });
  });

  it.each([
    ['access_denied', 'DENIED'],
    ['consent_required', 'DENIED'],
    ['server_error', 'PROVIDER_UNAVAILABLE'],
    ['temporarily_unavailable', 'PROVIDER_UNAVAILABLE'],
  ])('reports the response %s as %s', async (error, code) => {
    const service = signInService();
    const { state, nonce, codeVerifier } = await service.begin();
    const answer = new URLSearchParams({ error, error_description: '<b>', state });
    expect(await failure(service.complete(answer, { state, nonce, codeVerifier }))).toEqual({
      code,
      detail: error,
    });
  });

  it('reports when Microsoft rejects our own credentials', async () => {
    const service = signInService({ clientSecret: 'expired' });
    expect(await failure(wholeFlow(service))).toEqual({ code: 'CLIENT_REFUSED', detail: 'invalid_client' });
  });

  it.each(['reset', 'unavailable', 'hang'] as const)(
    'reports that the provider became unavailable (%s)',
    async (fault) => {
      const service = signInService();
      const { url, ...secrets } = await service.begin();
      const answer = await microsoft.agree(url);
      microsoft.fault = fault;
      expect(await failure(service.complete(answer, secrets))).toMatchObject({
        code: 'PROVIDER_UNAVAILABLE',
      });
    },
  );
});

describe('signing out at Microsoft', () => {
  it('redirects to the end-session endpoint and back', async () => {
    const url = await signInService().signOutUrl(PUBLIC_URL);
    expect(url.origin + url.pathname).toBe(`${microsoft.origin}/common/oauth2/v2.0/logout`);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost:4000/');
    expect(url.searchParams.get('client_id')).toBe(CLIENT_ID);
  });
});
