import { Agent, request } from 'node:http';
import type { Random } from '../bench/random';

/** The response to a request of a load. */
export interface LoadAnswer {
  /** 0 if the connection failed. */
  readonly status: number;
  readonly milliseconds: number;
  readonly retryAfter: string | undefined;
}

/** A request to /graphql. */
export interface LoadRequest {
  readonly cookie: string;
  readonly body: string;
}

/** A load of requests that arrive independently of the responses. */
export interface OpenLoad {
  readonly origin: string;
  readonly perSecond: number;
  readonly milliseconds: number;
  readonly random: Random;
  readonly next: () => LoadRequest;
}

const TICK_MS = 5;
const TIMEOUT_MS = 30_000;
/** More than the service accepts, so that it must refuse. */
const CONNECTIONS = 250;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, maxFreeSockets: CONNECTIONS });

/** Opens the connections of all loads. They're kept, like those of gateways. */
export async function openConnections(origin: string): Promise<void> {
  const body = JSON.stringify({ query: '{ __typename }' });
  await Promise.all(Array.from({ length: CONNECTIONS }, () => sendToGraphql(origin, { cookie: '', body })));
}

/** Sends requests at random times with an average rate, and resolves when all are answered. */
export async function runOpenLoad({
  origin,
  perSecond,
  milliseconds,
  random,
  next,
}: OpenLoad): Promise<LoadAnswer[]> {
  const answers: Promise<LoadAnswer>[] = [];
  const endsAt = performance.now() + milliseconds;
  await arriveAtRandom({
    ...{ perSecond, random },
    isOver: () => performance.now() >= endsAt,
    arrive: () => answers.push(sendToGraphql(origin, next())),
  });
  return Promise.all(answers);
}

/** Calls `arrive` at random times with an average rate, until `isOver`. */
export async function arriveAtRandom({
  perSecond,
  random,
  isOver,
  arrive,
}: Pick<OpenLoad, 'perSecond' | 'random'> & {
  readonly isOver: () => boolean;
  readonly arrive: () => unknown;
}): Promise<void> {
  const startedAt = performance.now();
  let nextAt = 0;
  while (!isOver()) {
    const elapsed = performance.now() - startedAt;
    for (; nextAt <= elapsed && !isOver(); nextAt += exponential(random, 1000 / perSecond)) arrive();
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
}

/** Sends requests on a number of connections, each as soon as the last is answered. Returns the requests per second. */
export async function measureCapacity(
  origin: string,
  {
    connections,
    milliseconds,
    next,
  }: { readonly connections: number; readonly milliseconds: number; readonly next: () => LoadRequest },
): Promise<number> {
  const startedAt = performance.now();
  let answered = 0;
  const keepSending = async (): Promise<void> => {
    while (performance.now() - startedAt < milliseconds)
      if ((await sendToGraphql(origin, next())).status === 200) answered += 1;
  };
  await Promise.all(Array.from({ length: connections }, keepSending));
  return (1000 * answered) / (performance.now() - startedAt);
}

/** Sends one request to /graphql. */
export function sendToGraphql(origin: string, { cookie, body }: LoadRequest): Promise<LoadAnswer> {
  const sentAt = performance.now();
  return new Promise((resolve) => {
    const answer = (status: number, retryAfter?: string): void =>
      resolve({ status, milliseconds: performance.now() - sentAt, retryAfter });
    const outgoing = request(
      `${origin}/graphql`,
      {
        agent,
        method: 'POST',
        timeout: TIMEOUT_MS,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie },
      },
      (incoming) => {
        incoming
          .resume()
          .once('close', () => answer(incoming.statusCode ?? 0, incoming.headers['retry-after']));
      },
    );
    outgoing.once('timeout', () => outgoing.destroy());
    outgoing.once('error', () => answer(0));
    outgoing.end(body);
  });
}

function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}
