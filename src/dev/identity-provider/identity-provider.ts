import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPersonal, type Person } from '../people';
import { refuseOtherHosts } from '../refuse-other-hosts';
import { answerTokenRequest } from './answer-token-request';
import { authorize, type Directory } from './authorize';
import { discoveryDocument, keySet } from './discovery-document';
import type { RegisteredApi } from './registered-api';
import type { RegisteredClient } from './registered-client';
import { signOut } from './sign-out';
import { generateSigningKeys, type SigningKeys } from './signing-keys';
import { createTenantProvider } from './tenant-provider';

/** The options of the local identity provider. */
export interface IdentityProviderOptions {
  /** 0 uses any free port. */
  readonly port: number;
  readonly host?: '127.0.0.1' | 'localhost';
  readonly clients: readonly RegisteredClient[];
  /** The APIs that access tokens are issued for. By default, none. */
  readonly apis?: readonly RegisteredApi[];
  /** The people who can sign in. Each of their tenants has its own issuer. */
  readonly people: readonly Person[];
  /** Called for faults. By default, they are printed. */
  readonly onFault?: (error: Error) => void;
}

/** A running local identity provider. */
export interface IdentityProvider {
  /** The multi-tenant authority for the service's configuration: `http://localhost:<port>/common/v2.0`. */
  readonly authority: URL;
  readonly port: number;
  /** Stops immediately and closes open connections. */
  close(): Promise<void>;
}

/**
 * Starts an identity provider that behaves like the Microsoft identity platform (v2.0), on loopback only.
 *
 * A certified provider issues tokens for each tenant. The multi-tenant endpoint before them lets people pick an account
 * without a password. All data is in memory and bounded, including the signing keys.
 *
 * Rejects if the port is in use (`EADDRINUSE`).
 */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const { host = '127.0.0.1', people, clients, apis = [], onFault = printFault } = options;
  const keys = await generateSigningKeys();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });

  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  const tenantIds = [...new Set(people.map(({ tenantId }) => tenantId))];
  const tenants = new Map(
    tenantIds.map((tenantId) => {
      const key = isPersonal(tenantId) ? keys.personal : keys.organizational;
      const members = people.filter((person) => person.tenantId === tenantId);
      return [
        tenantId,
        createTenantProvider({ origin, tenantId, people: members, clients, apis, key, onFault }),
      ];
    }),
  );

  const directory: Directory = { people, clients, apis, tenants };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    route(directory, { origin, keys }, request, response).catch((error: unknown) => {
      onFault(error instanceof Error ? error : new Error(String(error)));
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  refuseOtherHosts(server);

  return {
    authority: new URL(`${origin}/common/v2.0`),
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function route(
  directory: Directory,
  { origin, keys }: { readonly origin: string; readonly keys: SigningKeys },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', origin);
  const [, endpoint = '', path = ''] = /^\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
  if (!isEndpoint(endpoint, directory)) return sendNotFound(response);

  switch (`${request.method} ${path}`) {
    case 'GET v2.0/.well-known/openid-configuration':
      return sendJson(response, discoveryDocument(origin, endpoint));
    case 'GET discovery/v2.0/keys':
      return sendJson(response, keySet(origin, endpoint, keys));
    case 'GET oauth2/v2.0/authorize':
      return authorize(directory, endpoint, request, response);
    case 'POST oauth2/v2.0/token':
      return answerTokenRequest(directory, endpoint, request, response);
    case 'GET oauth2/v2.0/logout':
      return signOut(directory, request, response);
    default:
      return sendNotFound(response);
  }
}

function isEndpoint(segment: string, { tenants }: Directory): boolean {
  if (['common', 'organizations', 'consumers'].includes(segment)) return true;
  return tenants.has(segment);
}

function sendJson(response: ServerResponse, document: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
}

function sendNotFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
}

function printFault(error: Error): void {
  console.error('The local identity provider failed:', error);
}
