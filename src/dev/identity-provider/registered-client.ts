/** An application that may sign people in or call APIs, as it is registered with the identity provider. */
export interface RegisteredClient {
  readonly clientId: string;
  /** Missing for a public client, such as an app on a phone, which proves itself by PKCE alone. */
  readonly clientSecret?: string;
  /** Compared exactly, as the Microsoft identity platform does for web applications. */
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  /** What lets it call APIs in its own name, by client credentials. */
  readonly servicePrincipal?: {
    /** The `oid` of its tokens, a GUID. */
    readonly objectId: string;
    /** The application permissions that an administrator has granted. */
    readonly roles: readonly string[];
  };
}

/** Says why an authorization request can't be answered by a redirect, in the words and codes of Microsoft's page. */
export interface UnusableRequest {
  readonly code: 'AADSTS700016' | 'AADSTS50011';
  readonly message: string;
}

/**
 * Returns why nothing may be sent to the `redirect_uri` of a request, or undefined when it is registered.
 *
 * Such an error is shown to the person and never redirected (RFC 6749, section 4.1.2.1).
 */
export function findUnusable(
  parameters: URLSearchParams,
  clients: readonly RegisteredClient[],
): UnusableRequest | undefined {
  const clientId = parameters.get('client_id') ?? '';
  const redirectUri = parameters.get('redirect_uri') ?? '';
  const client = clients.find((candidate) => candidate.clientId === clientId);
  if (!client) {
    return {
      code: 'AADSTS700016',
      message: `Application with identifier '${clientId}' was not found in the directory.`,
    };
  }
  if (!client.redirectUris.includes(redirectUri)) {
    return {
      code: 'AADSTS50011',
      message:
        `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs ` +
        `configured for the application '${clientId}'.`,
    };
  }
  return undefined;
}
