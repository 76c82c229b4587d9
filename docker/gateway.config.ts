import type { GatewayCLIConfig, GatewayPlugin } from '@graphql-hive/gateway';

const CALLER = ['authorization', 'cookie', 'x-profile-id', 'origin', 'x-request-id'];
const MAX_BODY_BYTES = 262_144;
const { CORS_ORIGINS, INTROSPECTION, ROUTER_SECRET } = process.env;

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

function refusalFor({ headers, method, url }: Request): Refusal | undefined {
  // Without Content-Length, Hive Gateway's own limit of 25 MB applies.
  if (Number(headers.get('content-length') ?? 0) > MAX_BODY_BYTES)
    return { status: 413, code: 'PAYLOAD_TOO_LARGE', message: 'The body is larger than 256 KiB. Send less.' };
  // Rejects what pages of other sites can send without a preflight, as Apollo's CSRF prevention does.
  const hadPreflight =
    method === 'OPTIONS' ||
    /^application\/(?:.+\+)?json\b/.test(headers.get('content-type') ?? '') ||
    headers.has('apollo-require-preflight');
  if (hadPreflight || new URL(url).pathname !== '/graphql') return undefined;
  return {
    status: 400,
    code: 'BAD_REQUEST',
    message: 'Send content-type: application/json, or the header apollo-require-preflight.',
  };
}

const refusals: GatewayPlugin = {
  onRequest: (arriving) => {
    const refusal = refusalFor(arriving.request);
    if (!refusal) return;
    const { status, code, message } = refusal;
    const body = { errors: [{ message, extensions: { code } }] };
    arriving.endResponse(arriving.fetchAPI.Response.json(body, { status }));
  },
};

/** Serves the supergraph with Hive Gateway, and forwards the caller's credentials only. */
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
  // A stream of events has no end.
  upstreamTimeout: ({ executionRequest }) =>
    String(executionRequest?.operationType) === 'subscription' ? 0 : 10_000,
  // By default, subscriptions are sent by GET, which the service refuses without a preflight.
  transportEntries: { '*.http': { options: { method: 'POST' } } },
  propagateHeaders: {
    fromClientToSubgraphs: ({ request, subgraphName }) => ({
      ...Object.fromEntries(CALLER.map((name) => [name, request.headers.get(name)])),
      // Only for this subgraph. The caller's own value is never forwarded.
      'x-router-authorization': subgraphName === 'access' ? ROUTER_SECRET : null,
    }),
    // Signing out removes the session's cookie; maintenance sends Retry-After.
    fromSubgraphsToClient: ({ response, subgraphName }) =>
      subgraphName === 'access'
        ? {
            'set-cookie': response.headers.getSetCookie(),
            'retry-after': response.headers.get('retry-after'),
          }
        : undefined,
  },
  plugins: () => [refusals],
};
