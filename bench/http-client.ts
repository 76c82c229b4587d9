import { Agent, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { BenchRequest } from './workloads';

/** A server's response. */
export interface BenchAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends requests over keep-alive connections. */
export interface BenchClient {
  send(request: BenchRequest): Promise<BenchAnswer>;
  close(): void;
}

const TIMEOUT_MS = 30_000;

/** Returns the headers that identify the caller of a request. */
export type Credentials = (request: BenchRequest) => Readonly<Record<string, string>>;

const byCookie: Credentials = ({ cookie }) => (cookie === '' ? {} : { cookie });

/** Creates a client of a server's /graphql. The headers are sent with each request. */
export function createBenchClient(
  url: URL,
  {
    connections,
    headers = {},
    credentials = byCookie,
  }: {
    connections: number;
    headers?: Readonly<Record<string, string>>;
    credentials?: Credentials | undefined;
  },
): BenchClient {
  const isTls = url.protocol === 'https:';
  const agent = new (isTls ? TlsAgent : Agent)({ keepAlive: true, maxSockets: connections });
  const open = isTls ? tlsRequest : request;
  const sendOnce = (sent: BenchRequest): Promise<BenchAnswer> =>
    new Promise((resolve, reject) => {
      const { body } = sent;
      const outgoing = open(
        url,
        {
          agent,
          method: 'POST',
          timeout: TIMEOUT_MS,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            ...credentials(sent),
            ...headers,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.once('error', reject);
          incoming.once('end', () =>
            resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
          );
        },
      );
      outgoing.once('error', (error: NodeJS.ErrnoException) => {
        reject(outgoing.reusedSocket && error.code === 'ECONNRESET' ? new IdleConnectionClosed() : error);
      });
      outgoing.once('timeout', () => outgoing.destroy(new Error('The server did not answer in time.')));
      outgoing.end(body);
    });
  const send = (request: BenchRequest): Promise<BenchAnswer> =>
    sendOnce(request).catch((error: unknown) => {
      if (error instanceof IdleConnectionClosed) return send(request);
      throw error;
    });
  return { send, close: () => agent.destroy() };
}

/** Thrown if a server closed an idle connection just as the next request was sent. */
class IdleConnectionClosed extends Error {}
