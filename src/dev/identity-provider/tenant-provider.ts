import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { Provider } from 'oidc-provider/lib/provider.js';
import type { Person } from '../people';
import { issuerOf } from './discovery-document';
import { configureTenant, hour, sessionCookie, type TenantSetup } from './tenant-configuration';

/** One tenant's OpenID provider, with the issuer `<origin>/<tid>/v2.0`. */
export interface TenantProvider {
  readonly tenantId: string;
  /**
   * Responds to an authorization request as a person of the tenant, or as `prompt=none` requires if no one is signed
   * in.
   */
  authorize(
    request: IncomingMessage,
    response: ServerResponse,
    parameters: URLSearchParams,
    person: Person | undefined,
  ): Promise<void>;
  /** Responds to a token request, whose body must not have been read yet. */
  exchange(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Returns whether this tenant issued an authorization code, used or not. */
  issued(code: string): Promise<boolean>;
}

interface Surroundings {
  readonly origin: string;
  /** Called for faults of the provider itself. Refused requests aren't faults. */
  readonly onFault: (error: Error) => void;
}

/** Creates a tenant's provider. It never prompts: the endpoint before it has already chosen the person. */
export function createTenantProvider(setup: TenantSetup & Surroundings): TenantProvider {
  const { origin, tenantId } = setup;
  const authorizePath = `/${tenantId}/oauth2/v2.0/authorize`;
  const tokenPath = `/${tenantId}/oauth2/v2.0/token`;
  const provider = new Provider(issuerOf(origin, tenantId), {
    ...configureTenant(setup),
    routes: { authorization: authorizePath, token: tokenPath, jwks: `/${tenantId}/provider-keys` },
  });
  provider.on('server_error', (_context, error) => setup.onFault(error));
  provider.use(withoutIssuerParameter);
  const answer = provider.callback();

  return {
    tenantId,
    async authorize(request, response, parameters, person) {
      const forwarded = new URLSearchParams(parameters);
      for (const decided of ['prompt', 'login_hint', 'domain_hint', 'id_token_hint'])
        forwarded.delete(decided);
      delete request.headers.cookie;
      if (person) {
        const session = new provider.Session();
        session.loginAccount({ accountId: person.objectId });
        await session.save(hour);
        request.headers.cookie = `${sessionCookie}=${session.jti}`;
      } else {
        forwarded.set('prompt', 'none');
      }
      request.url = `${authorizePath}?${forwarded}`;
      await answer(request, response);
    },
    async exchange(request, response) {
      request.url = tokenPath;
      await answer(request, response);
    },
    async issued(code) {
      return (await provider.AuthorizationCode.find(code, { ignoreExpiration: true })) !== undefined;
    },
  };
}

/**
 * Removes the parameter `iss` (RFC 9207) from authorization responses. Microsoft doesn't send it, and a client that has
 * only the issuer's template can't compare it.
 */
async function withoutIssuerParameter(context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  const location = context.response.get('location');
  if (location) {
    const target = new URL(location);
    target.searchParams.delete('iss');
    if (target.hash) {
      const fragment = new URLSearchParams(target.hash.slice(1));
      fragment.delete('iss');
      target.hash = fragment.toString();
    }
    context.set('location', target.href);
  }
  if (typeof context.body === 'string') {
    context.body = context.body.replace(/<input type="hidden" name="iss" value="[^"]*"\/>/, '');
  }
}
