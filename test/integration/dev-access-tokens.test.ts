import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { api, mobile, supportCases, web } from '../../src/dev/applications';
import {
  type IdentityProvider,
  startIdentityProvider,
} from '../../src/dev/identity-provider/identity-provider';
import { people, tenantIds } from '../../src/dev/people';
import { requestApplicationToken, requestUserToken } from '../../src/dev/request-token';
import { type AccessToken, createAccessTokenReader } from '../../src/identity/access-token';
import { applicationKey } from '../../src/access/application-key';
import { MicrosoftTokenVerifier } from '../../src/identity/microsoft-token';

const redirectUri = 'http://localhost:4000/auth/callback';
const powerless = {
  ...supportCases,
  clientId: '5e8b20f6-c17d-4a93-8d4e-f60a29b3c751',
  servicePrincipal: { ...supportCases.servicePrincipal, roles: [] },
};

describe('the local identity provider issues access tokens', () => {
  let provider: IdentityProvider;
  let origin: URL;
  let read: (token: string) => Promise<AccessToken>;

  beforeAll(async () => {
    provider = await startIdentityProvider({
      port: 0,
      people,
      clients: [
        { ...web, redirectUris: [redirectUri], postLogoutRedirectUris: [] },
        mobile,
        supportCases,
        powerless,
      ],
      apis: [api],
    });
    origin = new URL(provider.authority.origin);
    const verifier = new MicrosoftTokenVerifier({
      authority: provider.authority,
      allowedTenants: '*',
      clock: { now: () => new Date() },
    });
    read = createAccessTokenReader({
      verifier,
      audiences: [web.clientId],
      applications: new Set([
        applicationKey(tenantIds.microsoft, supportCases.clientId),
        applicationKey(tenantIds.contoso, powerless.clientId),
      ]),
    });
  });
  afterAll(() => provider.close());

  it.each(['ana', 'kim'])('for people, with the same claims as Microsoft’s: %s', async (key) => {
    const token = await requestUserToken(origin, key);
    const { tenantId, objectId, name, username } = people.find((person) => person.key === key)!;
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
    expect(decodeJwt(token)).toEqual({
      iss: `${origin.origin}/${tenantId}/v2.0`,
      aud: web.clientId,
      ver: '2.0',
      tid: tenantId,
      oid: objectId,
      sub: expect.not.stringMatching(objectId),
      azp: mobile.clientId,
      azpacr: '0',
      scp: 'access_as_user',
      name,
      preferred_username: username,
      ...{ iat: expect.any(Number), nbf: expect.any(Number), exp: expect.any(Number) },
      uti: expect.any(String),
    });
    expect(await read(token)).toMatchObject({
      kind: 'USER',
      clientId: mobile.clientId,
      identity: { objectId },
    });
  });

  it('for an application with a role, which the service accepts', async () => {
    const token = await requestApplicationToken(origin);
    const { objectId, roles } = supportCases.servicePrincipal;
    expect(decodeJwt(token)).toMatchObject({
      aud: web.clientId,
      tid: tenantIds.microsoft,
      ...{ oid: objectId, sub: objectId, idtyp: 'app', azp: supportCases.clientId, azpacr: '1', roles },
    });
    expect(decodeJwt(token)).not.toHaveProperty('scp');
    expect(await read(token)).toEqual({
      ...{ kind: 'APPLICATION', clientId: supportCases.clientId, roles },
      acceptedUntil: expect.any(Date),
    });
  });

  it('for the same application in another tenant, which the service rejects', async () => {
    const answer = await askForToken(tenantIds.contoso, {});
    const { access_token: token } = (await answer.json()) as { access_token: string };
    expect(decodeJwt(token)).toMatchObject({ roles: supportCases.servicePrincipal.roles });
    await expect(read(token)).rejects.toMatchObject({ code: 'APPLICATION_NOT_ALLOWED' });
  });

  const askForToken = (endpoint: string, parameters: Record<string, string>): Promise<Response> =>
    fetch(new URL(`/${endpoint}/oauth2/v2.0/token`, origin), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: supportCases.clientId,
        client_secret: supportCases.clientSecret,
        scope: `${api.appIdUri}/.default`,
        ...parameters,
      }),
    });

  it('for an application without a role, which the service rejects', async () => {
    const answer = await askForToken(tenantIds.contoso, { client_id: powerless.clientId });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    expect(decodeJwt(token)).not.toHaveProperty('roles');
    await expect(read(token)).rejects.toMatchObject({ code: 'PERMISSION_MISSING' });
  });

  it.each([
    ['a wrong secret', tenantIds.contoso, { client_secret: 'wrong' }, 'invalid_client'],
    [
      'an application that only signs people in',
      tenantIds.contoso,
      { client_id: web.clientId },
      'invalid_request',
    ],
    ['an API that there is not', tenantIds.contoso, { scope: 'api://other/.default' }, 'invalid_scope'],
    ['no API', tenantIds.contoso, { scope: 'openid' }, 'invalid_scope'],
    [
      'an API in the words of RFC 8707',
      tenantIds.contoso,
      { scope: '', resource: api.appIdUri },
      'invalid_scope',
    ],
    ['the endpoint of all tenants', 'common', {}, 'invalid_request'],
  ])('but not for %s', async (_what, endpoint, parameters, error) => {
    const answer = await askForToken(endpoint, parameters);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.json()).toMatchObject({ error });
  });

  it('to people who sign in without requesting the API, but none that the service accepts', async () => {
    const verifier = 'v'.repeat(43);
    const address = new URL('/common/oauth2/v2.0/authorize', origin);
    address.search = new URLSearchParams({
      client_id: mobile.clientId,
      response_type: 'code',
      redirect_uri: mobile.redirectUris[0],
      scope: 'openid profile api://other/access_as_user',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      login_hint: 'ana',
    }).toString();
    const location = (await fetch(address, { redirect: 'manual' })).headers.get('location') ?? '';
    const answer = await fetch(new URL('/common/oauth2/v2.0/token', origin), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: mobile.clientId,
        redirect_uri: mobile.redirectUris[0],
        code: new URL(location).searchParams.get('code') ?? '',
        code_verifier: verifier,
      }),
    });
    const tokens = (await answer.json()) as { access_token: string; id_token: string };
    await expect(read(tokens.access_token)).rejects.toMatchObject({ code: 'MALFORMED' });
    await expect(read(tokens.id_token)).rejects.toMatchObject({ code: 'WRONG_AUDIENCE' });
  });
});
