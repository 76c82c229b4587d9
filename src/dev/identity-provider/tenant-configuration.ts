import { createHash } from 'node:crypto';
import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { pageHeaders } from '../page';
import type { Person } from '../people';
import { accessTokenClaims } from './access-token-claims';
import { createBoundedAdapter } from './bounded-adapter';
import { renderProblem } from './problem.page';
import type { RegisteredApi } from './registered-api';
import type { RegisteredClient } from './registered-client';
import type { SigningKey } from './signing-keys';

/** Seconds. */
export const hour = 3600;

/** The cookie in which the provider reads the session that it's given. */
export const sessionCookie = 'dev-identity-provider-session';

/** The setup of one tenant's provider. */
export interface TenantSetup {
  readonly tenantId: string;
  readonly people: readonly Person[];
  readonly clients: readonly RegisteredClient[];
  readonly apis: readonly RegisteredApi[];
  readonly key: SigningKey;
}

/** Returns the configuration of a tenant's provider: pairwise subjects, PKCE, RS256, and no prompts. */
export function configureTenant({ tenantId, people, clients, apis, key }: TenantSetup): Configuration {
  return {
    adapter: createBoundedAdapter(),
    jwks: { keys: [{ ...key, kty: 'RSA' }] },
    clients: clients.map(metadataOf),
    scopes: [...new Set(['openid', 'profile', 'email', ...apis.flatMap(({ scopes }) => scopes)])],
    sectorIdentifierUriValidate: () => false,
    subjectTypes: ['pairwise'],
    // Stable across restarts and different for each application, like Microsoft's `sub`.
    pairwiseIdentifier: (_context, objectId, client) =>
      createHash('sha256').update(`${tenantId} ${objectId} ${client.clientId}`).digest('base64url'),
    findAccount: (_context, objectId) => {
      const person = people.find((candidate) => candidate.objectId === objectId);
      return person && { accountId: objectId, claims: () => ({ sub: objectId, ...claimsOf(person) }) };
    },
    loadExistingGrant: grantWhatIsAsked,
    claims: {
      openid: ['sub', 'ver'],
      profile: ['tid', 'oid', 'name', 'preferred_username'],
      email: ['email'],
    },
    conformIdTokenClaims: false, // The ID token contains the claims of scopes, because there's no userinfo endpoint.
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    cookies: {
      names: { session: sessionCookie },
      long: { path: `/${tenantId}/`, httpOnly: true, sameSite: 'lax' },
    },
    formats: {
      customizers: {
        jwt: (_context, token, jwt) => {
          const client = clients.find(({ clientId }) => clientId === token.clientId);
          if (!client) throw new Error('The token has no client.');
          const accountId = 'accountId' in token ? token.accountId : undefined;
          const person = people.find(({ objectId }) => objectId === accountId);
          jwt.header = { ...jwt.header, typ: 'JWT' };
          jwt.payload = accessTokenClaims({ tenantId, client, person, payload: jwt.payload });
        },
      },
    },
    ttl: {
      AccessToken: hour,
      ClientCredentials: hour,
      AuthorizationCode: 600,
      Grant: hour,
      IdToken: hour,
      Interaction: 600,
      Session: hour,
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => [],
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => {
          const api = apis.find(({ appIdUri }) => appIdUri === resource);
          // The endpoint before this provider rejects all other resources.
          if (!api) throw new Error('Unknown API.');
          return {
            scope: api.scopes.join(' '),
            audience: api.audience,
            accessTokenTTL: hour,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
      rpInitiatedLogout: { enabled: false }, // People sign out at the endpoint before this provider.
      userinfo: { enabled: false },
    },
    renderError: (context, { error, error_description: description }) => {
      for (const [name, value] of Object.entries(pageHeaders)) context.set(name, value);
      context.body = renderProblem({ code: error, message: description ?? 'The request was rejected.' });
    },
  };
}

function metadataOf({
  clientId,
  clientSecret,
  redirectUris,
  servicePrincipal,
}: RegisteredClient): ClientMetadata {
  const signsIn = redirectUris.length > 0;
  return {
    client_id: clientId,
    ...(clientSecret === undefined
      ? { token_endpoint_auth_method: 'none' }
      : { client_secret: clientSecret, token_endpoint_auth_method: 'client_secret_post' }), // Or client_secret_basic.
    redirect_uris: [...redirectUris],
    response_types: signsIn ? ['code'] : [],
    grant_types: [
      ...(signsIn ? ['authorization_code'] : []),
      ...(servicePrincipal ? ['client_credentials'] : []),
    ],
    subject_type: 'pairwise',
    // Never fetched. It allows redirect URIs on several hosts, as at Microsoft.
    sector_identifier_uri: 'https://sector.invalid/',
  };
}

function claimsOf({ tenantId, objectId, name, username, email }: Person): Record<string, string> {
  const claims = { ver: '2.0', tid: tenantId, oid: objectId, name, preferred_username: username };
  return email === undefined ? claims : { ...claims, email };
}

/** Consents for the person, as if an administrator had approved the sample applications. */
async function grantWhatIsAsked(
  context: KoaContextWithOIDC,
): Promise<InstanceType<KoaContextWithOIDC['oidc']['provider']['Grant']>> {
  const { provider, client, account, params } = context.oidc;
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: account?.accountId });
  const scope = typeof params?.scope === 'string' ? params.scope : '';
  grant.addOIDCScope(scope);
  if (typeof params?.resource === 'string') grant.addResourceScope(params.resource, scope);
  await grant.save();
  return grant;
}
