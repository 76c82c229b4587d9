import { isAscii } from 'node:buffer';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import cookie from '@fastify/cookie';
import type { FastifyBaseLogger } from 'fastify';
import type { CompiledQueries, FoundQuery } from '../graphql/compiled-queries';
import type { IncomingRequest } from '../graphql/context';
import type { ViewerContext } from '../viewer/viewer-context';
import type { AuthCookies } from './cookies';
import { requestIdOf } from './request-limits';
import { createRouterTrust } from './router-trust';

/** What answering past Fastify needs. */
export interface QueryShortcutOptions {
  readonly compiledQueries: CompiledQueries;
  readonly createContext: (incoming: IncomingRequest) => ViewerContext;
  readonly cookies: AuthCookies;
  readonly routerSecrets: readonly string[];
  readonly logger: FastifyBaseLogger;
  readonly isDraining: () => boolean;
}

/** Larger bodies are rare, and Fastify would parse them a second time. */
const MOST_BODY_BYTES = 64 * 1024;

/**
 * What has a meaning in JSON beyond what it says, `__proto__`, `constructor` and letters by number: Fastify refuses bodies
 * with it. Of the names the parts that begin with letters which ids don't have, and are thus looked for fast.
 */
const SUSPECT = ['oto__', 'uctor', '\\u'];

/**
 * Answers requests for compiled queries in front of Fastify, which costs more than what such a query takes.
 *
 * A guarded fast path, as `CompiledQueries` is: it takes the plain requests that most are, a POST of JSON to /graphql
 * without an access token, and only answers what Fastify has answered to the same query before, with the same headers. All
 * else goes on to Fastify as it came, the body that was read included, and so does a query that asks for something only
 * Fastify knows. What of a request must be judged each time, a router's secret, is judged here by the same function.
 */
export class QueryShortcut {
  readonly #options: QueryShortcutOptions;
  readonly #cameThroughRouter: ReturnType<typeof createRouterTrust>;
  readonly #handedOn = new WeakMap<IncomingMessage, HandedOn>();
  #answers = 0;

  constructor(options: QueryShortcutOptions) {
    this.#options = options;
    this.#cameThroughRouter = createRouterTrust(options.routerSecrets);
  }

  /** How many requests have been answered here so far. */
  get answers(): number {
    return this.#answers;
  }

  /** Makes what listens to requests; what it does not answer it hands to `onward`, which is Fastify's. */
  inFrontOf(onward: RequestListener): RequestListener {
    return (request, response) => {
      if (!this.#mayAnswer(request)) {
        onward(request, response);
        return;
      }
      const arrivedAt = performance.now();
      readBody(request, (body) => {
        const handedOn: HandedOn = { body, tried: null };
        const goOn = (): void => {
          this.#handedOn.set(request, handedOn);
          onward(request, response);
        };
        this.#answer(request, handedOn, response, arrivedAt).then((isAnswered) => {
          if (!isAnswered) goOn();
        }, goOn);
      });
    };
  }

  /** Gives the body of a request that came on from here, which can be read only once; else null. */
  bodyOf(request: IncomingMessage): Readable | null {
    const handedOn = this.#handedOn.get(request);
    return handedOn ? Readable.from(handedOn.body, { objectMode: false }) : null;
  }

  /**
   * Gives the context of a request whose query failed here, so that what was read for it is not read again; null for any
   * other. From now on it knows all that Fastify does.
   */
  goOn(request: IncomingMessage, whole: IncomingRequest): ViewerContext | null {
    const tried = this.#handedOn.get(request)?.tried;
    if (!tried) return null;
    tried.incoming.whole = whole;
    return tried.context;
  }

  #mayAnswer({ method, url, headers }: IncomingMessage): boolean {
    const { compiledQueries, isDraining } = this.#options;
    return (
      method === 'POST' &&
      url === '/graphql' &&
      compiledQueries.mayAnswer &&
      headers['content-type'] === 'application/json' &&
      // Without a length it comes in chunks, and with one that is no number or too large it is refused.
      Number(headers['content-length']) <= MOST_BODY_BYTES &&
      headers['content-encoding'] === undefined &&
      headers['transfer-encoding'] === undefined &&
      headers.authorization === undefined &&
      headers.host !== undefined &&
      !isDraining()
    );
  }

  /** Finds what answers a request; null when Fastify must. Not in `#answer`, which would keep all that it has read. */
  #find({ method = '', headers }: IncomingMessage, body: Buffer): FoundQuery | null {
    const text = body.toString(isAscii(body) ? 'latin1' : 'utf8');
    if (SUSPECT.some((part) => text.includes(part)) || !this.#cameThroughRouter(headers)) return null;
    return this.#options.compiledQueries.find({ method, headers, body: JSON.parse(text) as unknown });
  }

  async #answer(
    request: IncomingMessage,
    handedOn: HandedOn,
    response: ServerResponse,
    arrivedAt: number,
  ): Promise<boolean> {
    const { createContext, cookies, logger, isDraining } = this.#options;
    const incoming = new PlainRequest(request, cookies, logger);
    const context = createContext(incoming);
    const answering = this.#find(request, handedOn.body)?.answer(context);
    if (!answering) return false;
    handedOn.tried = { incoming, context };
    const answer = await answering;
    if (!answer) return false;
    const { requestId } = incoming;
    const { headerList, body } = answer;
    response.writeHead(200, [
      ...headerList,
      'x-request-id',
      requestId,
      'content-length',
      String(body.length),
      ...(isDraining() ? ['connection', 'close'] : []),
    ]);
    response.end(body);
    this.#answers += 1;
    const milliseconds = Math.round(performance.now() - arrivedAt);
    logger.info(
      { reqId: requestId, method: request.method, path: request.url, status: 200, milliseconds },
      'request',
    );
    return true;
  }
}

/** What Fastify needs of a request that could not be answered before it. */
interface HandedOn {
  readonly body: Buffer;
  /** What the query failed with; null when none was found. */
  tried: { readonly incoming: PlainRequest; readonly context: ViewerContext } | null;
}

function readBody(request: IncomingMessage, done: (body: Buffer) => void): void {
  let chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const [first, ...others] = chunks;
    // Node.js keeps a request until the next on its connection has come; what was read of it must not stay as long.
    chunks = [];
    done(first && others.length === 0 ? first : Buffer.concat([...(first ? [first] : []), ...others]));
  });
}

/** A request that Fastify has not seen; what only Fastify can tell of it is there once it has. */
class PlainRequest implements IncomingRequest {
  readonly headers: IncomingMessage['headers'];
  readonly accessToken = null;
  whole: IncomingRequest | null = null;
  readonly #ownId: string;

  constructor(
    request: IncomingMessage,
    private readonly cookies: AuthCookies,
    private readonly logger: FastifyBaseLogger,
  ) {
    this.headers = request.headers;
    this.#ownId = requestIdOf(request);
  }

  get requestId(): string {
    return this.whole?.requestId ?? this.#ownId;
  }

  // Depends on which proxies are trusted.
  get remoteAddress(): string {
    return this.asSeenByFastify().remoteAddress;
  }

  get log(): IncomingRequest['log'] {
    return this.whole?.log ?? this.logger.child({ reqId: this.#ownId });
  }

  sessionToken(): string | null {
    const sent = this.headers.cookie;
    return sent === undefined ? null : this.cookies.readSession({ cookies: cookie.parse(sent) });
  }

  forgetSessionCookie(): void {
    this.asSeenByFastify().forgetSessionCookie();
  }

  private asSeenByFastify(): IncomingRequest {
    // A query that asks for it fails, and is answered by way of Fastify.
    if (!this.whole) throw new Error('Only Fastify can tell.');
    return this.whole;
  }
}
