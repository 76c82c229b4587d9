import type { GatewayCLIConfig, GatewayPlugin } from '@graphql-hive/gateway';

const CREDENTIALS = ['authorization', 'cookie', 'x-profile-id', 'x-request-id'];
const { CORS_ORIGINS, INTROSPECTION, ROUTER_SECRET } = process.env;

/** Refuses what a page of another site could send without asking first, as Apollo's CSRF prevention does. */
const csrfPrevention: GatewayPlugin = {
  onRequest: (arriving) => {
    const { headers, method, url } = arriving.request;
    const isAsked =
      method === 'OPTIONS' ||
      /^application\/(?:.+\+)?json\b/.test(headers.get('content-type') ?? '') ||
      headers.has('apollo-require-preflight');
    if (isAsked || new URL(url).pathname !== '/graphql') return;
    arriving.endResponse(arriving.fetchAPI.Response.json(refusal, { status: 400 }));
  },
};

const refusal = {
  errors: [
    {
      message: 'Send content-type: application/json, or the header apollo-require-preflight.',
      extensions: { code: 'BAD_REQUEST' },
    },
  ],
};

/** Says how Hive Gateway serves the supergraph: callers' credentials go on to the subgraphs, the rest does not. */
export const gatewayConfig: GatewayCLIConfig = {
  graphqlEndpoint: '/graphql',
  graphiql: false,
  landingPage: false,
  blockFieldSuggestions: INTROSPECTION !== 'on',
  disableIntrospection: { disableIf: () => INTROSPECTION !== 'on' },
  cors: CORS_ORIGINS
    ? { origin: CORS_ORIGINS.split(',').map((origin) => origin.trim()), credentials: true }
    : false,
  maxTokens: 5_000,
  requestDeadline: 30_000,
  upstreamTimeout: 10_000,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request, subgraphName }) => ({
      ...Object.fromEntries(CREDENTIALS.map((name) => [name, request.headers.get(name)])),
      // Nobody else's business, and whatever a caller says in this header never goes on.
      'x-router-authorization': subgraphName === 'access' ? ROUTER_SECRET : null,
    }),
  },
  plugins: () => [csrfPrevention],
};
