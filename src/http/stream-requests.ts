import type { GraphQLFormattedError } from 'graphql';
import { networkOf } from '../foundation/network-of';
import { ok, type Result } from '../foundation/result';
import type { IncomingRequest } from '../graphql/context';
import type { ExecutedOperations } from '../graphql/executed-operations';
import type { Subscription, SubscriptionOperations } from '../graphql/subscription-operations';
import { acceptedTransport, acceptsJson } from '../streams/accepted-transport';
import { readCallbackRequest } from '../streams/callback-request';
import { CALLBACK_PROTOCOL, CallbackTransport } from '../streams/callback-transport';
import { ResponseTransport } from '../streams/response-transport';
import { MULTIPART, SERVER_SENT_EVENTS } from '../streams/stream-formats';
import type { StreamTimes } from '../streams/stream';
import type { BegunStream, StreamRefusal, Streams } from '../streams/streams';
import type { Transport } from '../streams/transport';
import type { ViewerContext } from '../viewer/viewer-context';
import { acceptAccessToken, type ReadAccessToken, refusalOfToken } from './access-tokens';
import { type ExpectedStream, readExpectedStream } from './expected-stream';
import type { GraphQLRequest } from './graphql-request';
import { type RefusalResponse, refusalOfCaller } from './refusals';
import {
  asEvents,
  CALLBACK_REFUSED,
  CALLBACK_UNCONFIRMED,
  errorOf,
  type LaterAnswer,
  refusalOfStream,
  type StreamAnswer,
  type WholeAnswer,
  wholeAnswer,
} from './stream-answers';

/** The dependencies of requests for streams. */
export interface StreamRequestsOptions {
  readonly streams: Pick<Streams, 'begin'>;
  readonly subscriptions: SubscriptionOperations;
  readonly operations: Pick<ExecutedOperations, 'of'>;
  readonly readAccessToken: ReadAccessToken;
  /** The addresses below which routers can receive events. */
  readonly callbackUrls: readonly URL[];
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
    const expected = readExpectedStream(request, body);
    if (expected && 'transport' in expected)
      this.options.subscriptions.expect(context, request.raw.method === 'GET');
    return expected;
  }

  /** Answers a request with a stream, if Apollo Server found a valid subscription. Changes any other answer if needed. */
  async answer(
    request: GraphQLRequest,
    { transport, body }: ExpectedStream,
    context: ViewerContext,
    answer: WholeAnswer,
  ): Promise<WholeAnswer | StreamAnswer | LaterAnswer> {
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
  ): Promise<WholeAnswer | LaterAnswer> {
    const callback = readCallbackRequest(body, this.options.callbackUrls);
    if (!callback) return wholeAnswer(refusalOfCaller(403, CALLBACK_REFUSED));
    const begun = await this.#begin(request, subscription);
    if (!begun.ok) return wholeAnswer(refusalOfStream(begun.refusal));
    const { first, cancel } = begun.value;
    const transport = new CallbackTransport(callback);
    return {
      later: async () => {
        const isConfirmed = await transport.confirm();
        if (!isConfirmed || first.result.data == null) cancel();
        else this.#run(request, begun.value, transport, { heartbeatMs: callback.heartbeatMs });
        if (!isConfirmed) return wholeAnswer(refusalOfCaller(403, CALLBACK_UNCONFIRMED));
        return {
          status: 200,
          headers: [...JSON_HEADERS, ...Object.entries(CALLBACK_PROTOCOL).flat()],
          body: JSON.stringify(first.result.data == null ? first.result : { data: null }),
        };
      },
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
