import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import cors from 'cors';
import type { Logger } from 'pino';
import { type QueryShortcut, TRACE_HEADER } from '../graphql/fast-path';
import type { IncomingRequest } from '../graphql/context';
import type { DocumentStore } from '../graphql/document-store';
import { ok } from '../foundation/result';
import { type ExecutedOperations, INVALID } from '../graphql/executed-operations';
import { logIds } from '../telemetry/log-ids';
import type { ExecutedOperation, ServiceMetrics } from '../telemetry/service-metrics';
import type { ViewerContext } from '../viewer/viewer-context';
import { acceptAccessToken, refusalOfToken, type ReadAccessToken } from './access-tokens';
import { chooseMediaType } from './accepted-media-type';
import type { Admission } from './admission';
import { compressAnswer } from './compress-answer';
import { GraphQLRequest, type RequestReader } from './graphql-request';
import {
  type RefusalResponse,
  refusalOf,
  refusalOfCaller,
  refusalOfEncoding,
  refusalOfOverload,
  refusalOfQuery,
} from './refusals';
import { type BodyRefusal, readJson } from './request-body';
import { requestLine } from './request-line';
import { createRouterTrust } from './router-trust';
import { type LaterAnswer, type StreamAnswer, type WholeAnswer, wholeAnswer } from './stream-answers';
import type { StreamRequests } from './stream-requests';

/** The dependencies of the GraphQL endpoint. */
export interface GraphQLEndpointOptions extends RequestReader {
  readonly apollo: ApolloServer<ViewerContext>;
  readonly documents: DocumentStore;
  readonly operations: ExecutedOperations;
  readonly metrics: ServiceMetrics;
  /** If null, Apollo Server answers everything. */
  readonly shortcut: QueryShortcut | null;
  readonly streams: Pick<StreamRequests, 'expect' | 'answer' | 'inEvents'>;
  readonly createContext: (incoming: IncomingRequest) => ViewerContext;
  readonly readAccessToken: ReadAccessToken;
  readonly admission: Admission;
  /** Secrets with which routers identify themselves. If empty, everybody can call. */
  readonly routerSecrets: readonly string[];
  readonly publicUrl: URL;
  /** Other origins whose pages can call with cookies. */
  readonly corsOrigins: readonly string[];
  /** The headers of every response. */
  readonly securityHeaders: Readonly<Record<string, string>>;
  readonly logger: Logger;
  readonly isDraining: () => boolean;
}

/** The response to a request. */
type Answer = WholeAnswer | StreamAnswer;

const FIRST_SERVER_ERROR = 500;
const UNAVAILABLE = 503;
const METHODS = 'GET, POST';
const PREFLIGHT = { methods: METHODS, credentials: true, maxAge: 600, preflightContinue: true };
const NO_BODY = ok(undefined);
const AROUND_THE_ROUTER = {
  code: 'ROUTER_REQUIRED',
  message: 'This service answers the router of its supergraph alone. Send the request there.',
} as const;

/**
 * Answers requests to /graphql from all callers: browsers with cookies, people and applications with access tokens,
 * and routers.
 *
 * It refuses invalid requests, identifies the caller, reads the body, waits for its admission, and executes the
 * operation with the shortcut or with Apollo Server, in this order.
 *
 * Browsers send the origin of the page in `Origin`. Only our own and the allowed origins are accepted, in addition to
 * Apollo's CSRF prevention and the cookie's SameSite. Other clients send no `Origin`. With `routerSecrets`, only
 * requests with one of them are accepted. The caller is identified by the access token or else by the cookie. All other
 * headers about the caller, such as those of a proxy, are ignored.
 */
export class GraphQLEndpoint {
  readonly #options: GraphQLEndpointOptions;
  readonly #allowedOrigins: ReadonlySet<string>;
  readonly #cameThroughRouter: ReturnType<typeof createRouterTrust>;
  readonly #addCorsHeaders: ReturnType<typeof cors> | null;
  readonly #everywhere: readonly string[];
  /** The last valid Host header. Nearly all requests have the same one, so it isn't parsed again. */
  #host: string | null = null;

  constructor(options: GraphQLEndpointOptions) {
    const { publicUrl, corsOrigins, routerSecrets, securityHeaders } = options;
    this.#options = options;
    this.#allowedOrigins = new Set([publicUrl.origin, ...corsOrigins]);
    this.#cameThroughRouter = createRouterTrust(routerSecrets);
    this.#addCorsHeaders = corsOrigins.length === 0 ? null : cors({ ...PREFLIGHT, origin: [...corsOrigins] });
    this.#everywhere = Object.entries(securityHeaders).flat();
  }

  /** Handles a request of Node.js's HTTP server. */
  readonly handle: RequestListener = (raw, response) => {
    const request = new GraphQLRequest(raw, this.#options);
    // Adds headers to the response and calls back synchronously.
    this.#addCorsHeaders?.(raw, response, () => undefined);
    const fail = (error: unknown): void => {
      request.log.error({ err: error }, 'a request failed');
    };
    this.#answer(request)
      .catch((error: unknown) => {
        fail(error);
        return wholeAnswer(refusalOf(500));
      })
      .then((answer) => {
        if ('open' in answer) this.#open(request, response, answer);
        else this.#write(request, response, answer);
      })
      .catch((error: unknown) => {
        fail(error);
        response.destroy();
      });
  };

  async #answer(request: GraphQLRequest): Promise<Answer> {
    const refusal = this.#refuse(request.raw);
    if (refusal) return wholeAnswer(refusal);
    if (request.raw.method === 'OPTIONS') return { status: 204, headers: [], body: '' };
    const { admission } = this.#options;
    // Before its body is read.
    if (admission.isOverloaded) {
      admission.refuse();
      return OVERLOADED;
    }

    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = await acceptAccessToken(this.#options.readAccessToken, authorization, request.log);
      if (!token.ok) {
        this.#options.metrics.accessTokenRefused(token.refusal.code);
        return wholeAnswer(refusalOfToken(token.refusal));
      }
      request.accessToken = token.value;
    }

    // Some clients, such as Apollo Client, send a content type with GET, too.
    const isGet = request.raw.method === 'GET';
    const body = isGet ? NO_BODY : await readJson(request.raw);
    if (!body.ok) return wholeAnswer(refusalOfBody(body.refusal, request.raw));
    const { caller } = request;
    if (!admission.enter(caller) && !(await admission.wait(caller))) return OVERLOADED;
    let answer: Answer | LaterAnswer;
    try {
      answer = await this.#execute(request, body.value);
    } finally {
      admission.leave(caller);
    }
    return 'later' in answer ? answer.later() : answer;
  }

  /** Returns the refusal of a request by its method and headers; null if it's accepted. */
  #refuse(raw: IncomingMessage): RefusalResponse | null {
    const { method = '', headers } = raw;
    const refusal = refusalOfEncoding(raw);
    if (refusal) return refusal;
    if (headers.origin !== undefined && !this.#allowedOrigins.has(headers.origin)) return refusalOf(403);
    if (!this.#isHost(headers.host)) return refusalOf(400);
    if (
      method === 'OPTIONS' &&
      this.#addCorsHeaders &&
      headers['access-control-request-method'] !== undefined
    )
      return null;
    if (!this.#cameThroughRouter(headers)) return refusalOfCaller(401, AROUND_THE_ROUTER);
    return method === 'GET' || method === 'POST' ? null : refusalOf(405, { headers: { allow: METHODS } });
  }

  #isHost(host: string | undefined): boolean {
    if (host === this.#host) return true;
    // HTTP/1.0 requests may have no Host header.
    if (host === undefined || !URL.canParse(`http://${host}/`)) return false;
    this.#host = host;
    return true;
  }

  #execute(request: GraphQLRequest, body: unknown): Promise<Answer | LaterAnswer> {
    const { tracing, metrics } = this.#options;
    // If nobody observes this request, the promises would cost a twentieth of its time.
    return metrics.isOn || tracing.traceId !== null
      ? this.#executeObserved(request, body)
      : this.#executeUnobserved(request, body);
  }

  #executeObserved(request: GraphQLRequest, body: unknown): Promise<Answer | LaterAnswer> {
    const { tracing, metrics } = this.#options;
    return tracing.inSpan('operation', {}, async (span) => {
      const answer = await metrics.sampleStatements(
        () => this.#executeUnobserved(request, body),
        () => request.operation?.label,
      );
      const { name, label = '', code = '', isCompiled = false } = request.operation ?? {};
      span?.rename(name ?? label);
      span?.set({ 'graphql.operation': label, 'graphql.code': code, 'graphql.compiled': isCompiled });
      return answer;
    });
  }

  async #executeUnobserved(request: GraphQLRequest, body: unknown): Promise<Answer | LaterAnswer> {
    const { documents, shortcut, createContext, apollo, operations, streams } = this.#options;
    const { method = '', headers } = request.raw;
    const context = createContext(request);
    request.operation = INVALID;
    const found = shortcut?.find({ method, body, isTraced: headers[TRACE_HEADER] !== undefined });
    const mediaType = found && chooseMediaType(headers.accept);
    const data = mediaType ? await found.answer(context) : null;
    if (mediaType && data) {
      request.operation = found.operation;
      return {
        status: 200,
        headers: ['cache-control', 'no-store', 'content-type', mediaType],
        body: data,
      };
    }

    const query = queryIn(request, body);
    const refusal = query === null ? null : documents.refuse(query);
    if (refusal) {
      request.operation = { ...INVALID, code: String(refusal.extensions['code']) };
      return streams.inEvents(request, wholeAnswer(refusalOfQuery(refusal)));
    }
    const stream = streams.expect(request, body, context);
    if (stream && 'status' in stream) return wholeAnswer(stream);
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: stream
        ? { method: 'POST', headers: JSON_REQUEST, search: '', body: stream.body }
        : { method, headers: headerMapOf(headers), search: request.search, body },
      context: async () => context,
    });
    request.operation = operations.of(context);
    const whole = answerOfApollo(answer);
    return stream ? streams.answer(request, stream, context, whole) : whole;
  }

  #open(request: GraphQLRequest, response: ServerResponse, answer: StreamAnswer): void {
    const { requestId, raw, arrivedAt, traceId } = request;
    // Proxies such as nginx would hold events back.
    const headers = ['cache-control', 'no-store', 'x-accel-buffering', 'no'];
    answer.open(response, [...this.#everywhere, 'x-request-id', requestId, ...headers]);
    const line = requestLine(raw, 200, arrivedAt, logIds(requestId, traceId));
    this.#options.logger.info(line, 'request');
    this.#count(request, 200);
    // Its events aren't part of the trace, nor is the reading of changes, which the first stream starts.
    this.#options.tracing.endRequest(response);
  }

  #write(request: GraphQLRequest, response: ServerResponse, { status, headers, body }: WholeAnswer): void {
    const { requestId, cookieToSet, raw, arrivedAt } = request;
    const { isDraining, logger } = this.#options;
    const compressed = compressAnswer(request.headers, body);
    const length = compressed ? compressed.body.length : Buffer.byteLength(body);
    response.writeHead(status, [
      ...this.#everywhere,
      'x-request-id',
      requestId,
      ...headers,
      'content-length',
      String(length),
      ...(cookieToSet === null ? [] : ['set-cookie', cookieToSet]),
      ...(isDraining() ? ['connection', 'close'] : []),
      ...(compressed ? ['content-encoding', compressed.coding, 'vary', varyOf(response)] : []),
    ]);
    if (compressed) response.end(compressed.body);
    // Node.js sends headers and strings together, and doesn't copy ASCII strings as latin1.
    else response.end(body, length === body.length ? 'latin1' : 'utf8');
    logger.info(requestLine(raw, status, arrivedAt, logIds(requestId, request.traceId)), 'request');
    this.#count(request, status);
  }

  #count(request: GraphQLRequest, status: number): void {
    const { metrics } = this.#options;
    if (!metrics.isOn) return;
    const milliseconds = performance.now() - request.arrivedAt;
    metrics.requestAnswered('/graphql', status, milliseconds);
    const operation = request.operation ?? refusedOperation(status);
    if (operation) metrics.operationExecuted(operation, request.callerKind, milliseconds);
  }
}

const OVERLOADED = wholeAnswer(refusalOfOverload());
/** The headers of a request for a stream that Apollo Server reads. */
const JSON_REQUEST = new HeaderMap([
  ['content-type', 'application/json'],
  ['accept', 'application/json'],
]);

/** Returns the operation of a request that the service refused for a reason of its own; null for any other status. */
function refusedOperation(status: number): ExecutedOperation | null {
  if (status < FIRST_SERVER_ERROR) return null;
  const code = status === UNAVAILABLE ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
  return { ...INVALID, code };
}

// With other origins, answers also vary by `Origin`.
function varyOf(response: ServerResponse): string {
  const others = response.getHeader('vary');
  return others === undefined ? 'accept-encoding' : `${String(others)}, accept-encoding`;
}

function refusalOfBody({ code: status }: BodyRefusal, { complete }: IncomingMessage): RefusalResponse {
  // The rest of an incomplete body isn't read.
  const headers: Record<string, string> = complete ? {} : { connection: 'close' };
  // Every exceeded limit has the same status, 400, with a code.
  return refusalOf(status, status === 413 ? { as: 400, headers } : { headers });
}

function answerOfApollo({ status = 200, headers, body }: HTTPGraphQLResponse): WholeAnswer {
  // Only @defer and @stream have responses in parts, and the schema doesn't have them.
  if (body.kind !== 'complete') throw new Error('Apollo Server answered in parts.');
  return {
    status,
    headers: [...new Map([['cache-control', 'no-store'], ...headers])].flat(),
    body: body.string,
  };
}

/** Reads the query text of a request; null if there is none, which Apollo Server refuses. */
function queryIn({ raw, search }: GraphQLRequest, body: unknown): string | null {
  if (raw.method === 'GET') return new URLSearchParams(search).get('query');
  const query: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'query') : null;
  return typeof query === 'string' ? query : null;
}

function headerMapOf(headers: IncomingMessage['headers']): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  return map;
}
