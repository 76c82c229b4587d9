import { createServer as createHttpServer, type RequestListener } from 'node:http';
import cookie from '@fastify/cookie';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Admission } from './admission';
import { requestIdOf } from './request-limits';
import { requestLine } from './request-line';
import {
  answerError,
  answerRefusals,
  OverloadedError,
  refusalOfEncoding,
  refuseConnection,
  RETRY_AFTER,
  sendRefusal,
} from './refusals';
import { noMetrics, type ServiceMetrics } from '../telemetry/service-metrics';
import { noTracing, type Tracing } from '../telemetry/tracing';
import { traceIdOf } from './trace-id';
import type { TrustProxy } from './trusted-proxies';

/** Default size limit of a request body: a form with a few fields. Fastify keeps its chunks in a list. */
const MOST_FORM_BYTES = 4 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
const CHECKS_PER_TIMEOUT = 30;
const KEEP_ALIVE_MS = 72_000;
/** RFC 9112, section 3.2.2: the target of a request can begin with scheme and host. */
const GRAPHQL = /^(?:https?:\/\/[^/?#]+)?\/graphql\/?(?:\?|$)/;

/** Routes that aren't answered while the service is overloaded. Probes and the portal's files always are. */
const USES_DATABASE = /^\/(?:auth|webhooks)\//;

/** The settings of the HTTP server. */
export interface ServerSettings {
  /** The headers of every response. */
  readonly securityHeaders: Readonly<Record<string, string>>;
  readonly trustProxy: TrustProxy;
  readonly logger: FastifyBaseLogger;
  /** Returns true once the service shuts down. Requests that still arrive are answered. */
  readonly isDraining: () => boolean;
  readonly admission: Pick<Admission, 'isOverloaded' | 'refuse'>;
  readonly tracing?: Pick<Tracing, 'inRequest' | 'isOn' | 'traceId'>;
  readonly metrics?: Pick<ServiceMetrics, 'requestAnswered'>;
  /** Answers requests to /graphql. */
  readonly graphql: RequestListener;
  /** Timeout for receiving a whole request, in milliseconds. Defaults to 30,000. */
  readonly requestTimeoutMs?: number;
}

/**
 * Creates the HTTP server, without routes.
 *
 * Requests to /graphql go to `graphql`, and all others to Fastify. Every response has `x-request-id`, the caller's own
 * id if it's safe to log. Every request is logged in one line.
 */
export async function createServer({
  securityHeaders,
  trustProxy,
  logger,
  isDraining,
  admission,
  tracing = noTracing,
  metrics = noMetrics,
  graphql,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
}: ServerSettings): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_FORM_BYTES,
    trustProxy,
    forceCloseConnections: 'idle',
    // While closing, requests on keep-alive connections are still answered.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true },
    // No route has a JSON schema, and loading their compilers would take a tenth of a second at each start.
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
          const answer = GRAPHQL.test(request.url ?? '') ? graphql : handle;
          if (tracing.isOn) tracing.inRequest(request, response, () => answer(request, response));
          else answer(request, response);
        },
      ),
  });

  // First, because pages about refusals read the language from a cookie.
  await server.register(cookie);
  server.setChildLoggerFactory((log, bindings, options, raw) => {
    const traceId = traceIdOf(raw, tracing);
    return log.child(traceId === null ? bindings : { ...bindings, traceId }, options);
  });
  // Callbacks save a promise for each hook and request.
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders).header('x-request-id', request.id);
    const refusal = refusalOfEncoding(request);
    if (refusal) {
      void sendRefusal(reply, refusal);
    } else if (USES_DATABASE.test(request.url) && admission.isOverloaded) {
      admission.refuse();
      reply.header('retry-after', RETRY_AFTER);
      done(new OverloadedError());
    } else {
      done();
    }
  });
  // Also for requests that began before draining, whose connections would otherwise stay open.
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (isDraining()) reply.header('connection', 'close');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const arrivedAt = performance.now() - reply.elapsedTime;
    request.log.info(requestLine(request, reply.statusCode, arrivedAt), 'request');
    metrics.requestAnswered(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime);
    done();
  });

  answerRefusals(server);
  return server;
}

function noCompiler(): never {
  throw new Error('No route of this server has a JSON schema.');
}
