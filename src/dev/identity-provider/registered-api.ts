/** An API that access tokens are issued for, as it is registered with the identity provider. */
export interface RegisteredApi {
  /** Begins its scopes in requests, such as `api://customersource-access/access_as_user`. */
  readonly appIdUri: string;
  /** The `aud` of its tokens: the client id of its registration, as in Microsoft's tokens of version 2.0. */
  readonly audience: string;
  /** The delegated permissions it has, all of them granted to every application. */
  readonly scopes: readonly string[];
}

/**
 * Asks in the words of RFC 8707 for what Microsoft has in scopes: `api://x/access_as_user` becomes the scope
 * `access_as_user` of the resource `api://x`, and `api://x/.default` all scopes it has.
 *
 * One resource a request, as there; scopes of other APIs are dropped. What the request itself says of a resource
 * counts for nothing.
 */
export function withResource(
  parameters: URLSearchParams,
  apis: readonly RegisteredApi[],
): { readonly parameters: URLSearchParams; readonly api: RegisteredApi | undefined } {
  const asked = (parameters.get('scope') ?? '').split(' ').filter((word) => word !== '');
  const api = apis.find(({ appIdUri }) => asked.some((word) => word.startsWith(`${appIdUri}/`)));
  const scopes = asked.flatMap((word) => {
    if (!word.includes('/')) return [word];
    if (!api || !word.startsWith(`${api.appIdUri}/`)) return [];
    const scope = word.slice(api.appIdUri.length + 1);
    return scope === '.default' ? api.scopes : [scope];
  });
  const translated = new URLSearchParams(parameters);
  translated.delete('resource');
  if (parameters.has('scope')) translated.set('scope', scopes.join(' '));
  if (api) translated.set('resource', api.appIdUri);
  return { parameters: translated, api };
}
