import type { RegisteredApi } from './identity-provider/registered-api';

// Public, and only valid for the stand-ins on this computer.
const SECRET = 'not-a-secret-in-development';

/** The service's registration, for people who sign in with a browser. */
export const web = { clientId: 'customersource-access-dev', clientSecret: SECRET } as const;

/** The service as an API, the audience of access tokens. */
export const api: RegisteredApi = {
  appIdUri: `api://${web.clientId}`,
  audience: web.clientId,
  scopes: ['access_as_user'],
};

/** A mobile app, which calls on behalf of its users. */
export const mobile = {
  clientId: 'customersource-mobile-dev',
  redirectUris: ['http://localhost'],
  postLogoutRedirectUris: [],
} as const;

/** Another subgraph's service, which reads accounts on its own behalf. */
export const supportCases = {
  clientId: '91c4e7a2-0d5b-4f38-b6e1-a83f27d05c94',
  clientSecret: SECRET,
  redirectUris: [],
  postLogoutRedirectUris: [],
  servicePrincipal: {
    objectId: '7f5b2c90-4e1d-4a86-b3c7-d20e9f6a1854',
    roles: ['Accounts.Read.All', 'Events.Read.All'],
  },
} as const;
