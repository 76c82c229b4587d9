/** The registration of an application that can sign people in or call APIs. */
export interface RegisteredClient {
  readonly clientId: string;
  /** Absent for a public client, such as a mobile app, which uses only PKCE. */
  readonly clientSecret?: string;
  /** Compared exactly, like web applications' redirect URIs at Microsoft. */
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  /** Allows it to call APIs on its own behalf, by client credentials. */
  readonly servicePrincipal?: {
    /** The `oid` of its tokens, a GUID. */
    readonly objectId: string;
    /** The application permissions that an administrator has granted. */
    readonly roles: readonly string[];
  };
}

/** Why an authorization request can't be answered by a redirect, with the text and code of Microsoft's page. */
export interface UnusableRequest {
  readonly code: 'AADSTS700016' | 'AADSTS50011';
  readonly message: string;
}

/**
 * Returns why the `redirect_uri` of a request can't be used; undefined if it's registered.
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
