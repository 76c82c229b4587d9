import { createServer as createHttpServer, type RequestListener } from 'node:http';
import cookie from '@fastify/cookie';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { requestIdOf } from './request-limits';
import { requestLine } from './request-line';
import { answerError, answerRefusals, refusalOfEncoding, refuseConnection, sendRefusal } from './refusals';
import type { TrustProxy } from './trusted-proxies';

/** What a route takes that doesn't say otherwise: a form of a few fields, which Fastify keeps chunk by chunk. */
const MOST_FORM_BYTES = 4 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
const CHECKS_PER_TIMEOUT = 30;
const KEEP_ALIVE_MS = 72_000;
/** RFC 9112, section 3.2.2: the address of a request can begin with scheme and host. */
const GRAPHQL = /^(?:https?:\/\/[^/?#]+)?\/graphql\/?(?:\?|$)/;

/** Says how the HTTP server behaves. */
export interface ServerSettings {
  /** What each answer bears. */
  readonly securityHeaders: Readonly<Record<string, string>>;
  readonly trustProxy: TrustProxy;
  readonly logger: FastifyBaseLogger;
  /** True from the moment the service is asked to end; what still arrives is answered. */
  readonly isDraining: () => boolean;
  /** Answers requests to /graphql. */
  readonly graphql: RequestListener;
  /** How long a request may take to arrive whole. Defaults to 30 seconds. */
  readonly requestTimeoutMs?: number;
}

/**
 * Makes the HTTP server, without routes.
 *
 * Requests to /graphql go to what answers those, and all others to Fastify. Each answer bears `x-request-id`, the caller's
 * own if it is harmless. The log has a line for each request.
 */
export async function createServer({
  securityHeaders,
  trustProxy,
  logger,
  isDraining,
  graphql,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
}: ServerSettings): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_FORM_BYTES,
    trustProxy,
    forceCloseConnections: 'idle',
    // While closing, a request on a connection that is kept alive is answered like any other.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true },
    // No route has a JSON schema; loading the compilers for them would take a tenth of a second at each start.
    schemaController: {
      compilersFactory: { buildValidator: () => noCompiler, buildSerializer: () => noCompiler },
    },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id);
      void answerError(error, request, reply);
    },
    genReqId: requestIdOf,
    serverFactory: (handle) =>
      createHttpServer(
        {
          requestTimeout: requestTimeoutMs,
          connectionsCheckingInterval: requestTimeoutMs / CHECKS_PER_TIMEOUT,
          keepAliveTimeout: KEEP_ALIVE_MS,
        },
        (request, response) => {
          if (GRAPHQL.test(request.url ?? '')) graphql(request, response);
          else handle(request, response);
        },
      ),
  });

  // With callbacks: hooks that every request passes are not worth a promise each.
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders).header('x-request-id', request.id);
    const refusal = refusalOfEncoding(request);
    if (refusal) void sendRefusal(reply, refusal);
    else done();
  });
  // Also of a request that began before: its connection would stay open with nobody to close it.
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (isDraining()) reply.header('connection', 'close');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const arrivedAt = performance.now() - reply.elapsedTime;
    request.log.info(requestLine(request, reply.statusCode, arrivedAt), 'request');
    done();
  });

  answerRefusals(server);
  await server.register(cookie);
  return server;
}

function noCompiler(): never {
  throw new Error('No route of this server has a JSON schema.');
}
