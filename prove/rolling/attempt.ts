import { type Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';

/** An attempt to get a request answered by an instance. */
export interface Attempt {
  readonly instance: string;
  readonly sentAt: number;
  /**
   * `unconnected` if no connection could be made, so that nothing was sent. `lost` if there was a connection, and no
   * complete answer.
   */
  readonly outcome: 'answered' | 'lost' | 'unconnected';
  /** Whether the connection had been used before. */
  readonly isReused: boolean;
  readonly error: string | null;
}

/** An answer of an instance. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  /** The code of the first GraphQL error; null if there is none. */
  readonly code: string | null;
}

const ANSWER_LIMIT_MS = 20_000;
const PROBE_LIMIT_MS = 1_500;
/** RFC 9110, section 7.6.1: not for the next recipient. The length is set anew. */
const OF_CONNECTION = ['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade'];

/** Sends a request to an instance. Never rejects. */
export function attempt(
  { name, origin, agent }: { readonly name: string; readonly origin: string; readonly agent: Agent },
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: Buffer,
): Promise<Attempt & { readonly answer: ReceivedAnswer | null }> {
  const sentAt = performance.now();
  return new Promise((resolve) => {
    let isConnected = false;
    const outgoing = request(`${origin}${url}`, {
      ...{ agent, method },
      timeout: ANSWER_LIMIT_MS,
      headers: {
        // The codes of errors are read from the answers.
        ...without(headers, [...OF_CONNECTION, 'accept-encoding']),
        ...(body.length > 0 && { 'content-length': body.length }),
      },
    });
    const end = (outcome: Attempt['outcome'], error: string | null, answer: ReceivedAnswer | null): void =>
      resolve({ instance: name, sentAt, outcome, isReused: outgoing.reusedSocket, error, answer });
    outgoing.once('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => (isConnected = true));
      else isConnected = true;
    });
    outgoing.once('timeout', () => outgoing.destroy(new Error('no answer in time')));
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      end(isConnected ? 'lost' : 'unconnected', error.code ?? error.message, null),
    );
    outgoing.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => undefined);
      response.once('close', () => {
        if (!response.complete) return end('lost', 'an incomplete answer', null);
        const content = Buffer.concat(chunks);
        return end('answered', null, {
          status: response.statusCode ?? 0,
          headers: { ...without(response.headers, OF_CONNECTION), 'content-length': content.length },
          body: content,
          code: url.startsWith('/graphql') ? codeOf(content) : null,
        });
      });
    });
    outgoing.end(body);
  });
}

/** Returns whether an instance is ready, as seen by a new connection. */
export function isReady(origin: string): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = request(`${origin}/readyz`, { agent: false, timeout: PROBE_LIMIT_MS }, (response) => {
      response.resume().once('close', () => resolve(response.statusCode === 200));
    });
    outgoing.once('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(false));
    outgoing.end();
  });
}

function without<Headers extends object>(headers: Headers, names: readonly string[]): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))) as Headers;
}

function codeOf(body: Buffer): string | null {
  try {
    const { errors = [] } = JSON.parse(body.toString('utf8')) as {
      errors?: readonly { readonly extensions?: { readonly code?: string } }[];
    };
    const [first] = errors;
    return first ? (first.extensions?.code ?? 'no code') : null;
  } catch {
    return 'no JSON';
  }
}
