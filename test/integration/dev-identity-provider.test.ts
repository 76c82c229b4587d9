import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import * as oidc from 'openid-client';
import {
  startIdentityProvider,
  type IdentityProvider,
} from '../../src/dev/identity-provider/identity-provider';
import { people, tenantIds } from '../../src/dev/people';
import { statusAsHost } from '../support/servers/status-as-host';

const microsoft = 'https://login.microsoftonline.com';
const redirectUri = 'http://localhost:4000/auth/callback';
const signedOutUri = 'http://localhost:4000/signed-out';
const portal = { clientId: 'portal', clientSecret: 'portal-secret' };
const reports = { clientId: 'reports', clientSecret: 'reports-secret' };

let provider: IdentityProvider;
let origin: string;

beforeAll(async () => {
  provider = await startIdentityProvider({
    port: 0,
    people,
    clients: [portal, reports].map((client) => ({
      ...client,
      redirectUris: [redirectUri],
      postLogoutRedirectUris: [signedOutUri],
    })),
  });
  origin = provider.authority.origin;
});

afterAll(() => provider.close());

describe('the local identity provider', () => {
  const configuration = () => new URL('/common/v2.0/.well-known/openid-configuration', origin);

  it.each(['localhost', 'LOCALHOST:4010', '127.0.0.1:4010', '127.8.0.2', '[::1]:4010'])(
    'answers as %s',
    async (host) => {
      expect(await statusAsHost(configuration(), host)).toBe(200);
    },
  );

  it.each([
    'rebound.example',
    'localhost.example',
    '127.0.0.1.example',
    'localhost@rebound.example',
    '[::2]',
  ])("doesn't answer as %s", async (host) => {
    const authorize = new URL('/common/oauth2/v2.0/authorize?login_hint=ana', origin);
    for (const url of [configuration(), authorize]) expect(await statusAsHost(url, host)).toBe(421);
  });
});

/**
 * Configures openid-client like for Microsoft, with requests to Microsoft's origin sent to the local
 * provider.
 */
async function configure(client = portal): Promise<oidc.Configuration> {
  const customFetch: oidc.CustomFetch = (url, options) =>
    fetch(url.replace(microsoft, origin), options as RequestInit);
  const configuration = await oidc.discovery(
    new URL(`${microsoft}/common/v2.0`),
    client.clientId,
    client.clientSecret,
    undefined,
    {
      [oidc.customFetch]: customFetch,
      execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks],
    },
  );
  return configuration;
}

interface Attempt {
  readonly address: URL;
  readonly checks: oidc.AuthorizationCodeGrantChecks & { readonly pkceCodeVerifier: string };
}

async function begin(
  configuration: oidc.Configuration,
  extra: Record<string, string> = {},
): Promise<Attempt> {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expectedState = oidc.randomState();
  const expectedNonce = oidc.randomNonce();
  const address = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...extra,
  });
  return { address, checks: { pkceCodeVerifier, expectedState, expectedNonce } };
}

const follow = (address: URL | string, cookie = ''): Promise<Response> =>
  fetch(address, { redirect: 'manual', headers: { cookie } });

const locationOf = (response: Response): URL => new URL(response.headers.get('location') ?? 'about:blank');

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');

async function signIn(person: string, client = portal) {
  const configuration = await configure(client);
  const { address, checks } = await begin(configuration, { login_hint: person });
  const answer = await follow(address);
  const tokens = await oidc.authorizationCodeGrant(configuration, locationOf(answer), checks);
  return { tokens, claims: tokens.claims() as Record<string, unknown>, cookie: cookieOf(answer) };
}

async function expectRefusal(promise: Promise<unknown>, error: string): Promise<void> {
  await expect(promise).rejects.toMatchObject({ error });
}

describe('signing in', () => {
  it('describes itself like the multi-tenant endpoint of the Microsoft identity platform', async () => {
    const document: unknown = await (
      await fetch(`${provider.authority}/.well-known/openid-configuration`)
    ).json();

    expect(provider.authority.href).toBe(`http://localhost:${provider.port}/common/v2.0`);
    expect(document).toMatchObject({
      issuer: `${origin}/{tenantid}/v2.0`,
      authorization_endpoint: `${origin}/common/oauth2/v2.0/authorize`,
      token_endpoint: `${origin}/common/oauth2/v2.0/token`,
      jwks_uri: `${origin}/common/discovery/v2.0/keys`,
      end_session_endpoint: `${origin}/common/oauth2/v2.0/logout`,
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      subject_types_supported: ['pairwise'],
    });
  });

  it('describes each tenant with its own issuer', async () => {
    const address = `${origin}/${tenantIds.contoso}/v2.0/.well-known/openid-configuration`;
    expect(await (await fetch(address)).json()).toMatchObject({
      issuer: `${origin}/${tenantIds.contoso}/v2.0`,
    });
  });

  it('issues tokens of their tenants to people of two tenants, with the same claims as Microsoft', async () => {
    const ana = await signIn('ana');
    const lee = await signIn('lee.gu@fabrikam.example');

    expect(ana.claims).toMatchObject({
      iss: `${origin}/${tenantIds.personal}/v2.0`,
      aud: 'portal',
      ver: '2.0',
      tid: tenantIds.personal,
      oid: people.find(({ key }) => key === 'ana')?.objectId,
      name: 'Ana Trujillo',
      preferred_username: 'ana.trujillo@outlook.example',
      email: 'ana.trujillo@outlook.example',
    });
    expect(lee.claims).toMatchObject({
      iss: `${origin}/${tenantIds.fabrikam}/v2.0`,
      tid: tenantIds.fabrikam,
      oid: people.find(({ key }) => key === 'lee')?.objectId,
    });
  });

  it('omits the e-mail address from the token of someone without one', async () => {
    const { claims } = await signIn('alex');
    expect(claims).toMatchObject({ preferred_username: 'alex.wilber@contoso.example' });
    expect(claims).not.toHaveProperty('email');
  });

  it.each([
    ['organizational', 'kim', '{tenantid}'],
    ['personal', 'ana', tenantIds.personal],
  ])('signs %s tokens with the key whose entry names that issuer', async (_kind, person, tenant) => {
    const { tokens } = await signIn(person);
    const token = tokens.id_token ?? '';
    const { keys } = (await (await fetch(`${origin}/common/discovery/v2.0/keys`)).json()) as { keys: JWK[] };
    const key = keys.find(({ kid }) => kid === decodeProtectedHeader(token).kid);

    expect(decodeProtectedHeader(token).alg).toBe('RS256');
    expect(key).toMatchObject({ issuer: `${origin}/${tenant}/v2.0` });
    await expect(compactVerify(token, await importJWK(key ?? {}, 'RS256'))).resolves.toBeDefined();
  });

  it('publishes only public keys', async () => {
    const { keys } = (await (await fetch(`${origin}/common/discovery/v2.0/keys`)).json()) as {
      keys: JsonWebKey[];
    };
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(key).not.toHaveProperty('d');
      expect(createPublicKey({ key, format: 'jwk' }).asymmetricKeyDetails?.modulusLength).toBe(2048);
    }
  });

  it('gives the same person a different subject in each application, with the same object id', async () => {
    const [first, again, other] = [await signIn('kim'), await signIn('kim'), await signIn('kim', reports)];
    expect(again.claims['sub']).toBe(first.claims['sub']);
    expect(other.claims['sub']).not.toBe(first.claims['sub']);
    expect(other.claims['oid']).toBe(first.claims['oid']);
  });

  it('handles many concurrent sign-ins', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => signIn(index % 2 ? 'ana' : 'kim')),
    );
    expect(all.filter(({ claims }) => claims['tid'] === tenantIds.contoso)).toHaveLength(10);
  });
});

describe('picking an account', () => {
  const links = (page: string): string[] =>
    [...page.matchAll(/<a href="(\/common[^"]*)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));

  it('lists all people, and continues as the selected one', async () => {
    const configuration = await configure();
    const { address, checks } = await begin(configuration);
    const page = await (await follow(address)).text();
    for (const { username } of people) expect(page).toContain(username);

    const sara = people.find(({ key }) => key === 'sara');
    const link = links(page).find((href) => href.includes(sara?.objectId ?? '-')) ?? '';
    const tokens = await oidc.authorizationCodeGrant(
      configuration,
      locationOf(await follow(new URL(link, origin))),
      checks,
    );
    expect(tokens.claims()).toMatchObject({ oid: sara?.objectId, tid: tenantIds.tailspinToys });
  });

  it('continues without a prompt if one person is signed in, and prompts on request', async () => {
    const { cookie } = await signIn('lee');
    const { address } = await begin(await configure());
    expect(locationOf(await follow(address, cookie)).searchParams.has('code')).toBe(true);

    address.searchParams.set('prompt', 'select_account');
    const page = await (await follow(address, cookie)).text();
    expect(page).toContain('Pick an account');
    expect(page).toContain('<h2>Signed in</h2>');
  });

  it('prompts if two people are signed in', async () => {
    const first = await signIn('lee');
    const { address } = await begin(await configure(), { login_hint: 'ana' });
    const cookie = cookieOf(await follow(address, first.cookie));
    address.searchParams.delete('login_hint');
    expect((await follow(address, cookie)).status).toBe(200);
  });

  it('never prompts with prompt=none: returns login_required, or the person signed in', async () => {
    const { address, checks } = await begin(await configure(), { prompt: 'none' });
    const refused = locationOf(await follow(address));
    expect(Object.fromEntries(refused.searchParams)).toMatchObject({
      error: 'login_required',
      state: checks.expectedState,
    });
    expect(refused.searchParams.has('iss')).toBe(false);

    const { cookie } = await signIn('toby');
    expect(locationOf(await follow(address, cookie)).searchParams.has('code')).toBe(true);
  });

  it('offers only the accounts of the hinted domain, or of the endpoint', async () => {
    const { address } = await begin(await configure(), { domain_hint: 'contoso.example' });
    const hinted = await (await follow(address)).text();
    expect(links(hinted)).toHaveLength(
      people.filter(({ tenantId }) => tenantId === tenantIds.contoso).length,
    );

    address.searchParams.delete('domain_hint');
    const consumers = await (await follow(address.href.replace('/common/', '/consumers/'))).text();
    expect(consumers).not.toContain('@contoso.example');
    expect(consumers).toContain('ana.trujillo@outlook.example');
  });

  it('returns to the application with access_denied if the person cancels', async () => {
    const { address, checks } = await begin(await configure());
    const page = await (await follow(address)).text();
    const cancel = new URL((/class="cancel" href="([^"]*)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&'));
    expect(cancel.origin + cancel.pathname).toBe(redirectUri);
    expect(cancel.searchParams.get('error')).toBe('access_denied');
    expect(cancel.searchParams.get('state')).toBe(checks.expectedState);
  });

  it("escapes the request's parameters on the page, and allows no scripts", async () => {
    const { address } = await begin(await configure(), { state: '"><script>alert(1)</script>' });
    const answer = await follow(address);
    expect(await answer.text()).not.toContain('<script');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('errors', () => {
  it.each([
    ['a redirect URI that is not registered', { redirect_uri: `${redirectUri}/other` }, 'AADSTS50011'],
    ['an application that is not registered', { client_id: 'unknown' }, 'AADSTS700016'],
  ])('shows a page, without a redirect, for %s', async (_case, wrong, code) => {
    const { address } = await begin(await configure(), { ...wrong, login_hint: 'ana' });
    const answer = await follow(address);
    expect(answer.status).toBe(400);
    expect(answer.headers.has('location')).toBe(false);
    expect(await answer.text()).toContain(code);
  });

  it('rejects a sign-in without PKCE', async () => {
    const { address } = await begin(await configure(), { login_hint: 'ana' });
    address.searchParams.delete('code_challenge');
    address.searchParams.delete('code_challenge_method');
    expect(locationOf(await follow(address)).searchParams.get('error')).toBe('invalid_request');
  });

  it('rejects a code with a wrong verifier', async () => {
    const configuration = await configure();
    const { address, checks } = await begin(configuration, { login_hint: 'ana' });
    const back = locationOf(await follow(address));
    const wrong = { ...checks, pkceCodeVerifier: oidc.randomPKCECodeVerifier() };
    await expectRefusal(oidc.authorizationCodeGrant(configuration, back, wrong), 'invalid_grant');
  });

  it('rejects a used code', async () => {
    const configuration = await configure();
    const { address, checks } = await begin(configuration, { login_hint: 'kim' });
    const back = locationOf(await follow(address));
    await oidc.authorizationCodeGrant(configuration, back, checks);
    await expectRefusal(oidc.authorizationCodeGrant(configuration, back, checks), 'invalid_grant');
  });

  it('rejects an unknown code, and a code of another application', async () => {
    const configuration = await configure();
    const { address, checks } = await begin(configuration, { login_hint: 'kim' });
    const back = locationOf(await follow(address));
    await expectRefusal(oidc.authorizationCodeGrant(await configure(reports), back, checks), 'invalid_grant');
    back.searchParams.set('code', 'never-issued');
    await expectRefusal(oidc.authorizationCodeGrant(configuration, back, checks), 'invalid_grant');
  });

  it('rejects a wrong client secret', async () => {
    const configuration = await configure({ ...portal, clientSecret: 'wrong' });
    const { address, checks } = await begin(configuration, { login_hint: 'kim' });
    const back = locationOf(await follow(address));
    await expectRefusal(oidc.authorizationCodeGrant(configuration, back, checks), 'invalid_client');
  });

  it('returns 404 for an unknown tenant', async () => {
    const unknown = `${origin}/${people[0]?.objectId ?? ''}/v2.0/.well-known/openid-configuration`;
    expect((await fetch(unknown)).status).toBe(404);
  });
});

describe('signing out', () => {
  it('ends the sign-in and returns to the registered address with the state', async () => {
    const { tokens, cookie } = await signIn('ana');
    const address = oidc.buildEndSessionUrl(await configure(), {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: signedOutUri,
      state: 'after',
    });
    const answer = await follow(address, cookie);
    expect(locationOf(answer).href).toBe(`${signedOutUri}?state=after`);

    const { address: next } = await begin(await configure(), { prompt: 'none' });
    const refused = locationOf(await follow(next, cookieOf(answer)));
    expect(refused.searchParams.get('error')).toBe('login_required');
  });

  it('shows a page instead of returning to an unregistered address', async () => {
    const { cookie } = await signIn('ana');
    const query = new URLSearchParams({ post_logout_redirect_uri: 'https://evil.example/' });
    const answer = await follow(`${origin}/common/oauth2/v2.0/logout?${query}`, cookie);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('You signed out of your account');
  });
});
