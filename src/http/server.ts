import type { RequestListener } from 'node:http';
import cookie from '@fastify/cookie';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerOptions,
} from 'fastify';
import { isNestedDeeper } from './json-nesting';
import { MOST_BODY_BYTES, requestIdOf } from './request-limits';
import { answerError, answerRefusals, refuse, refuseConnection } from './refusals';
import { securityHeaders } from './security-headers';

const REQUEST_TIMEOUT_MS = 30_000;
const CHECKS_PER_TIMEOUT = 30;
/** Several times the levels of the variables of an operation, which nest most. */
const DEEPEST_JSON = 64;

/** Says how the HTTP server behaves. */
export interface ServerSettings {
  readonly publicUrl: URL;
  /** False, how many proxies are in front, or their addresses and CIDR ranges. */
  readonly trustProxy: false | number | readonly string[];
  readonly logger: FastifyBaseLogger;
  /** True from the moment the service is asked to end; what still arrives is answered. */
  readonly isDraining: () => boolean;
  /** Puts something before Fastify, which answers what it can and hands on all else. */
  readonly inFrontOf: (handle: RequestListener) => RequestListener;
  /** How long a request may take to arrive whole. Defaults to 30 seconds. */
  readonly requestTimeoutMs?: number;
}

/**
 * Makes the HTTP server, without routes.
 *
 * Each answer bears `x-request-id`, the caller's own if it is harmless. The log has a line for each request, with
 * the path and never the query, which holds codes on the way back from Microsoft; nor headers, which hold cookies.
 */
export async function createServer({
  publicUrl,
  trustProxy,
  logger,
  isDraining,
  inFrontOf,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
}: ServerSettings): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BODY_BYTES,
    trustProxy: trusted(trustProxy),
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
    requestTimeout: requestTimeoutMs,
    http: {
      // Set at creation, so that Node.js limits the headers too. It swaps two limits that it finds in the wrong order.
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: requestTimeoutMs / CHECKS_PER_TIMEOUT,
    },
  });
  putInFront(server, inFrontOf);
  boundNesting(server);

  // With callbacks: hooks that every request passes are not worth a promise each.
  const everywhere = securityHeaders(publicUrl);
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(everywhere).header('x-request-id', request.id);
    const { 'content-encoding': encoding = 'identity' } = request.headers;
    if (encoding.toLowerCase() === 'identity') done();
    // RFC 9110, section 12.5.3: the answer lists the encodings that are accepted.
    else void refuse(reply.header('accept-encoding', 'identity'), 415);
  });
  // Also of a request that began before: its connection would stay open with nobody to close it.
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (isDraining()) reply.header('connection', 'close');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });

  answerRefusals(server);
  await server.register(cookie);
  return server;
}

function boundNesting(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isNestedDeeper(body, DEEPEST_JSON)) done(Object.assign(new Error('too deep'), { statusCode: 400 }));
    else return parseJson(request, body, done);
  });
}

function putInFront({ server }: FastifyInstance, inFrontOf: ServerSettings['inFrontOf']): void {
  const [handle] = server.listeners('request') as RequestListener[];
  if (!handle) throw new Error('Fastify listens to no requests.');
  server.off('request', handle).on('request', inFrontOf(handle));
}

// Fastify takes a number for trusting nobody.
function trusted(trustProxy: ServerSettings['trustProxy']): NonNullable<FastifyServerOptions['trustProxy']> {
  if (typeof trustProxy === 'number') return (_address, hop) => hop < trustProxy;
  return trustProxy === false ? false : [...trustProxy];
}

function noCompiler(): never {
  throw new Error('No route of this server has a JSON schema.');
}
