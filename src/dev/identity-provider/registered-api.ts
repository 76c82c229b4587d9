/** The registration of an API that access tokens are issued for. */
export interface RegisteredApi {
  /** The prefix of its scopes in requests, such as `api://customersource-access/access_as_user`. */
  readonly appIdUri: string;
  /** The `aud` of its tokens: the client id of its registration, as in Microsoft's version 2.0 tokens. */
  readonly audience: string;
  /** Its delegated permissions, all granted to every application. */
  readonly scopes: readonly string[];
}

/**
 * Converts Microsoft's scopes to RFC 8707: `api://x/access_as_user` becomes the scope `access_as_user` of the resource
 * `api://x`, and `api://x/.default` becomes all its scopes.
 *
 * Only one resource for each request, as at Microsoft: scopes of other APIs are dropped. The request's own `resource`
 * parameter is ignored.
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
