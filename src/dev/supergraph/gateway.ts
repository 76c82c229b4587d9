import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { refuseOtherHosts } from '../refuse-other-hosts';
import { type GraphiqlPage, renderGraphiql } from '../graphiql';
import type { SampleOperation } from '../sample-operations';

/** A running Hive Gateway. */
export interface Gateway {
  readonly url: URL;
  close(): Promise<void>;
}

/**
 * The caller's headers that are forwarded to subgraphs.
 *
 * They include `origin`, because CustomerSource Access decides which pages can use a session's cookie.
 */
const CALLER_HEADERS = ['cookie', 'authorization', 'x-profile-id', 'origin', 'x-request-id'];

/** Returns the sample across both subgraphs. It's the first tab, so it says how to sign in. */
const acrossBoth = (signIn: URL): SampleOperation => ({
  query: `# Sign in first, in this browser:
# ${signIn.href}?loginHint=ana
query AcrossBoth {
  viewer {
    activeProfile {
      displayName
      # By CustomerSource Access,
      account {
        number
        name
        access { granted reason }
        # by the support cases' subgraph,
        supportCases(first: 3) {
          edges {
            node { id title status openedAt }
          }
        }
      }
    }
  }
  # and back.
  supportCase(id: "case_1001") {
    title
    account { name administrators { displayName } }
  }
}
`,
});

/** Starts Hive Gateway on this computer for a supergraph, with a GraphiQL at /graphiql that needs no network. */
export async function startGateway(options: {
  readonly port: number;
  readonly supergraph: string;
  /** The URL for signing in. */
  readonly signIn: URL;
  /** The operations of the tabs after the first. */
  readonly samples: readonly SampleOperation[];
}): Promise<Gateway> {
  const { createGatewayRuntime } = await import('@graphql-hive/gateway-runtime');
  const gateway = createGatewayRuntime({
    supergraph: options.supergraph,
    logging: 'warn',
    graphiql: false,
    landingPage: false,
    cors: false,
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) =>
        Object.fromEntries(
          CALLER_HEADERS.flatMap((name) => {
            const value = request.headers.get(name);
            return value === null ? [] : [[name, value]];
          }),
        ),
      // Signing out deletes the session's cookie.
      fromSubgraphsToClient: ({ response }) => ({ 'set-cookie': response.headers.getSetCookie() }),
    },
  });

  let rendering: Promise<GraphiqlPage> | undefined;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/') return redirect(response, '/graphiql');
    if (pathname !== '/graphiql') return void gateway(request, response);
    rendering ??= renderGraphiql([acrossBoth(options.signIn), ...options.samples]);
    rendering.then(
      (graphiql) => show(response, graphiql),
      () => response.writeHead(500).end(),
    );
  });
  refuseOtherHosts(server);
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: new URL(`http://localhost:${options.port}`),
    async close() {
      server.close();
      server.closeIdleConnections();
      await once(server, 'close');
      await gateway.dispose();
    },
  };
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location }).end();
}

function show(response: ServerResponse, { page, policy }: GraphiqlPage): void {
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
    })
    .end(page);
}
