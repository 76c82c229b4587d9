import { isPersonal, tenantIds } from '../people';
import { publishKey, type PublishedKey, type SigningKeys } from './signing-keys';

/**
 * An endpoint for signing in: `common` for everyone, `organizations`, `consumers`, or a tenant's id.
 *
 * It's the first segment of every path, as on login.microsoftonline.com.
 */
export type Endpoint = string;

const templates: readonly Endpoint[] = ['common', 'organizations'];

/** Returns the issuer of a tenant's tokens. With `{tenantid}` as the tenant, it's the template. */
export function issuerOf(origin: string, tenantId: string): string {
  return `${origin}/${tenantId}/v2.0`;
}

/** Returns whether accounts of the tenant can sign in at the endpoint. */
export function admits(endpoint: Endpoint, tenantId: string): boolean {
  switch (endpoint) {
    case 'common':
      return true;
    case 'organizations':
      return !isPersonal(tenantId);
    case 'consumers':
      return isPersonal(tenantId);
    default:
      return tenantId === endpoint;
  }
}

/** Returns the endpoint's OpenID configuration, in the format of the Microsoft identity platform (v2.0). */
export function discoveryDocument(origin: string, endpoint: Endpoint): object {
  const tenantId = endpoint === 'consumers' ? tenantIds.personal : endpoint;
  return {
    issuer: issuerOf(origin, templates.includes(endpoint) ? '{tenantid}' : tenantId),
    authorization_endpoint: `${origin}/${endpoint}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/${endpoint}/oauth2/v2.0/token`,
    end_session_endpoint: `${origin}/${endpoint}/oauth2/v2.0/logout`,
    jwks_uri: `${origin}/${endpoint}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
    scopes_supported: ['openid', 'profile', 'email'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'ver',
      'tid',
      'oid',
      'name',
      'preferred_username',
      'email',
    ],
    request_uri_parameter_supported: false,
  };
}

/** Returns the keys that can sign the endpoint's tokens, each with the issuer or template that it's valid for. */
export function keySet(
  origin: string,
  endpoint: Endpoint,
  keys: SigningKeys,
): { readonly keys: readonly PublishedKey[] } {
  const organizationalIssuer = issuerOf(origin, templates.includes(endpoint) ? '{tenantid}' : endpoint);
  const organizational = publishKey(keys.organizational, organizationalIssuer);
  const personal = publishKey(keys.personal, issuerOf(origin, tenantIds.personal));
  if (endpoint === 'common') return { keys: [organizational, personal] };
  return { keys: [admits(endpoint, tenantIds.personal) ? personal : organizational] };
}
