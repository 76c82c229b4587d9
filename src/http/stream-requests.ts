import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import { networkOf } from '../foundation/network-of';
import { ok, type Result } from '../foundation/result';
import type { IncomingRequest } from '../graphql/context';
import type { ExecutedOperations } from '../graphql/executed-operations';
import type { Subscription, SubscriptionOperations } from '../graphql/subscription-operations';
import { acceptedTransport, acceptsJson, type TransportName } from '../streams/accepted-transport';
import { readCallbackRequest } from '../streams/callback-request';
import { CALLBACK_PROTOCOL, CallbackTransport } from '../streams/callback-transport';
import { ResponseTransport } from '../streams/response-transport';
import { MULTIPART, SERVER_SENT_EVENTS } from '../streams/stream-formats';
import type { StreamTimes } from '../streams/stream';
import type { BegunStream, StreamRefusal, Streams } from '../streams/streams';
import type { Transport } from '../streams/transport';
import type { ViewerContext } from '../viewer/viewer-context';
import { acceptAccessToken, type ReadAccessToken, refusalOfToken } from './access-tokens';
import type { GraphQLRequest } from './graphql-request';
import { type RefusalResponse, refusalOf, refusalOfCaller } from './refusals';
import { parseJson } from './request-body';

/** The dependencies of requests for streams. */
export interface StreamRequestsOptions {
  readonly streams: Pick<Streams, 'begin'>;
  readonly subscriptions: SubscriptionOperations;
  readonly operations: Pick<ExecutedOperations, 'of'>;
  readonly readAccessToken: ReadAccessToken;
  /** The addresses below which routers can receive events. */
  readonly callbackUrls: readonly URL[];
}

/** A request that accepts a stream, as an operation that Apollo Server can check. */
export interface ExpectedStream {
  readonly transport: TransportName;
  readonly body: unknown;
}

/** A response that is a stream. */
export interface StreamAnswer {
  /** Sends the headers, and the events until the stream ends. */
  readonly open: (response: ServerResponse, headers: readonly string[]) => void;
}

/** A whole response: its status, its headers as alternating names and values, and its body. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: string;
}

/** Answers the requests to /graphql that accept a stream. */
export class StreamRequests {
  constructor(private readonly options: StreamRequestsOptions) {}

  /** Prepares a request if it accepts a stream. Returns null for other requests, or why it's refused. */
  expect(
    request: GraphQLRequest,
    body: unknown,
    context: ViewerContext,
  ): ExpectedStream | RefusalResponse | null {
    const { raw, headers } = request;
    const transport = acceptedTransport(headers.accept);
    if (transport === null) return null;
    const isGet = raw.method === 'GET';
    if (isGet && !isDeliberate(headers)) return refusalOf(400);
    this.options.subscriptions.expect(context, isGet);
    if (!isGet) return { transport, body };
    const asked = bodyOfSearch(request.search);
    return asked === null ? refusalOf(400) : { transport, body: asked };
  }

  /** Answers a request with a stream, if Apollo Server found a valid subscription. Changes any other answer if needed. */
  async answer(
    request: GraphQLRequest,
    { transport, body }: ExpectedStream,
    context: ViewerContext,
    answer: WholeAnswer,
  ): Promise<WholeAnswer | StreamAnswer> {
    const subscription = this.options.subscriptions.of(context);
    if (!subscription) return this.inEvents(request, answer);
    if (transport === 'CALLBACK') return this.#answerByCallback(request, body, subscription);
    const begun = await this.#begin(request, subscription);
    if (!begun.ok) return wholeAnswer(refusalOfStream(begun.refusal));
    const format = transport === 'SSE' ? SERVER_SENT_EVENTS : MULTIPART;
    return {
      open: (response, headers) =>
        this.#run(request, begun.value, new ResponseTransport(response, format, headers)),
    };
  }

  /** Changes an answer to an event, if its request accepts only events: their protocol reports errors in the stream. */
  inEvents({ headers: { accept } }: GraphQLRequest, answer: WholeAnswer): WholeAnswer {
    return accept !== undefined && acceptedTransport(accept) === 'SSE' && !acceptsJson(accept)
      ? asEvents(answer)
      : answer;
  }

  async #answerByCallback(
    request: GraphQLRequest,
    body: unknown,
    subscription: Subscription,
  ): Promise<WholeAnswer> {
    const callback = readCallbackRequest(body, this.options.callbackUrls);
    if (!callback) return wholeAnswer(refusalOfCaller(403, CALLBACK_REFUSED));
    const transport = new CallbackTransport(callback);
    if (!(await transport.confirm())) return wholeAnswer(refusalOfCaller(403, CALLBACK_UNCONFIRMED));
    const begun = await this.#begin(request, subscription);
    if (!begun.ok) return wholeAnswer(refusalOfStream(begun.refusal));
    const { first, cancel } = begun.value;
    if (first.result.data == null) cancel();
    else this.#run(request, begun.value, transport, { heartbeatMs: callback.heartbeatMs });
    return {
      status: 200,
      headers: [...JSON_HEADERS, ...Object.entries(CALLBACK_PROTOCOL).flat()],
      body: JSON.stringify(first.result.data == null ? first.result : { data: null }),
    };
  }

  async #begin(
    request: GraphQLRequest,
    subscription: Subscription,
  ): Promise<Result<BegunStream, StreamRefusal>> {
    const begun = await this.options.streams.begin({
      subscription,
      network: networkOf(request.remoteAddress),
      identify: () => this.#identify(request),
    });
    const context = begun.ok ? begun.value.first.context : null;
    if (context) request.operation = this.options.operations.of(context);
    return begun;
  }

  #run(
    { log }: GraphQLRequest,
    stream: BegunStream,
    transport: Transport,
    times: Partial<StreamTimes> = {},
  ): void {
    void stream
      .run(transport, times)
      .then((end) => log.info({ transport: transport.name, reason: end }, 'subscription ended'));
  }

  /** Verifies the access token of a request again. */
  async #identify(request: GraphQLRequest): Promise<Result<IncomingRequest, GraphQLFormattedError>> {
    const { authorization } = request.headers;
    if (authorization === undefined) return ok(request);
    const token = await acceptAccessToken(this.options.readAccessToken, authorization, request.log);
    if (!token.ok) return { ok: false, refusal: errorOf(refusalOfToken(token.refusal)) };
    request.accessToken = token.value;
    return ok(request);
  }
}

const JSON_HEADERS = ['cache-control', 'no-store', 'content-type', 'application/json; charset=utf-8'];

const CALLBACK_REFUSED = {
  code: 'FORBIDDEN',
  message: "Events can't be sent to this callbackUrl. Add its address to ROUTER_CALLBACK_URLS.",
  reason: 'CALLBACK_NOT_ALLOWED',
} as const;
const CALLBACK_UNCONFIRMED = {
  code: 'FORBIDDEN',
  message: "The router didn't confirm the subscription at its callbackUrl.",
  reason: 'CALLBACK_NOT_CONFIRMED',
} as const;

/** Creates the response to a stream request that is temporarily refused. */
function refusalOfStream({ code: reason }: StreamRefusal): RefusalResponse {
  switch (reason) {
    case 'TOO_MANY_OF_CALLER':
      return refusalOfCaller(429, {
        code: 'RATE_LIMITED',
        message: 'You have too many subscriptions at the same time. Close others first.',
        reason,
      });
    case 'TOO_MANY_STREAMS':
    case 'SHUTTING_DOWN':
      return refusalOfCaller(
        503,
        {
          code: 'SERVICE_UNAVAILABLE',
          message: "The service can't take another subscription right now. Try again in a moment.",
          reason,
        },
        { 'retry-after': '1' },
      );
  }
}

/**
 * Returns whether a page of ours or a program sent a GET request. Pages of other sites can send neither these headers
 * without a preflight, nor this value of `Sec-Fetch-Site`, which EventSource sends.
 */
function isDeliberate(headers: IncomingHttpHeaders): boolean {
  return (
    headers['apollo-require-preflight'] !== undefined ||
    headers['x-apollo-operation-name'] !== undefined ||
    headers['content-type']?.startsWith('application/json') === true ||
    headers['sec-fetch-site'] === 'same-origin'
  );
}

/** Reads the parameters of a GET request as the body of a POST; null if they can't be read. */
function bodyOfSearch(search: string): object | null {
  const body: Record<string, unknown> = {};
  for (const [name, text] of new URLSearchParams(search)) {
    if (name in body) return null;
    const isJson = name === 'variables' || name === 'extensions';
    const value = isJson ? parseJson(text) : ok(text);
    if (!value.ok) return null;
    if (['query', 'operationName', 'variables', 'extensions'].includes(name)) body[name] = value.value;
  }
  return body;
}

function asEvents({ headers, body }: WholeAnswer): WholeAnswer {
  const { contentType, event, ending } = SERVER_SENT_EVENTS;
  const others = headers.flatMap((value, index) =>
    index % 2 === 1 || ['content-type', 'content-length'].includes(value)
      ? []
      : [value, headers[index + 1] ?? ''],
  );
  return {
    status: 200,
    headers: [...others, 'content-type', contentType],
    body: `${event(body.trim())}${ending(null)}`,
  };
}

function wholeAnswer({ status, headers, body }: RefusalResponse): WholeAnswer {
  return { status, headers: Object.entries(headers).flat(), body };
}

function errorOf({ body }: RefusalResponse): GraphQLFormattedError {
  const { errors } = JSON.parse(body) as { readonly errors: readonly [GraphQLFormattedError] };
  return errors[0];
}
