import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Attempt, attempt, isReady, type ReceivedAnswer } from './attempt';

/** A request that the balancer has received, and what became of it. Times are those of `performance.now()`. */
export interface BalancedRequest {
  readonly path: string;
  readonly arrivedAt: number;
  readonly endedAt: number;
  /** At most one isn't `unconnected`, the last one. */
  readonly attempts: readonly Attempt[];
  /** The status of the instance's answer; null without one. */
  readonly status: number | null;
  /** The code of the first GraphQL error of the answer; null if there is none. */
  readonly code: string | null;
  readonly hasRetryAfter: boolean;
}

/** When the balancer stopped or began to send requests to an instance. */
export interface Rotation {
  readonly instance: string;
  readonly isIn: boolean;
  readonly at: number;
}

interface Target {
  readonly name: string;
  readonly origin: string;
  readonly agent: Agent;
  isIn: boolean;
  /** Number of consecutive probes that contradict `isIn`. */
  contradictions: number;
}

/** How the balancer probes `/readyz`. */
export interface Probing {
  readonly everyMs: number;
  /** Consecutive failed probes after which an instance gets no further requests. One success brings it back. */
  readonly failures: number;
}

/**
 * Distributes requests over the instances that are ready, over connections that it keeps, like a reverse proxy.
 *
 * It tries another instance only if it couldn't connect, because nothing was sent then. A request that was sent and not
 * answered is answered with 502, as by nginx for a POST. If no instance is ready, it tries all, like AWS's and Envoy.
 */
export class Balancer {
  readonly requests: BalancedRequest[] = [];
  readonly rotations: Rotation[] = [];
  readonly #targets: readonly Target[];
  readonly #server: Server;
  #turn = 0;
  #isClosed = false;

  constructor(instances: readonly { readonly name: string; readonly origin: string }[]) {
    this.#targets = instances.map(({ name, origin }) => ({
      ...{ name, origin },
      agent: new Agent({ keepAlive: true }),
      isIn: false,
      contradictions: 0,
    }));
    this.#server = createServer({ keepAliveTimeout: 0 }, (incoming, response) => {
      void this.#serve(incoming, response);
    });
  }

  /** Listens, and probes the instances until it's closed. */
  async listen(port: number, probing: Probing): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    for (const target of this.#targets) void this.#probe(target, probing);
  }

  /** Returns whether an instance gets requests. */
  isIn(instance: string): boolean {
    return this.#targets.some(({ name, isIn }) => name === instance && isIn);
  }

  /** Returns the number of open connections to an instance. */
  connectionsTo(instance: string): number {
    const { agent } = this.#targets.find(({ name }) => name === instance) ?? { agent: null };
    const sockets = [...Object.values(agent?.sockets ?? {}), ...Object.values(agent?.freeSockets ?? {})];
    return sockets.reduce((sum, each) => sum + (each?.length ?? 0), 0);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
    for (const { agent } of this.#targets) agent.destroy();
  }

  async #probe(target: Target, { everyMs, failures }: Probing): Promise<void> {
    while (!this.#isClosed) {
      const isNowReady = await isReady(target.origin);
      target.contradictions = isNowReady === target.isIn ? 0 : target.contradictions + 1;
      if (target.contradictions >= (isNowReady ? 1 : failures)) {
        target.isIn = isNowReady;
        target.contradictions = 0;
        this.rotations.push({ instance: target.name, isIn: isNowReady, at: performance.now() });
      }
      await sleep(everyMs);
    }
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedAt = performance.now();
    const body = await buffer(incoming).catch(() => null);
    if (body === null) return;
    const attempts: Attempt[] = [];
    let answer: ReceivedAnswer | null = null;
    for (const target of this.#inTurn()) {
      const { answer: received, ...made } = await attempt(target, incoming, body);
      attempts.push(made);
      answer = received;
      if (made.outcome !== 'unconnected') break;
    }
    this.requests.push({
      ...{ path: incoming.url ?? '', arrivedAt, attempts },
      endedAt: performance.now(),
      status: answer?.status ?? null,
      code: answer?.code ?? null,
      hasRetryAfter: answer?.headers['retry-after'] !== undefined,
    });
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
    else response.writeHead(502).end();
  }

  /** Returns the instances that are in, beginning with another one each time. If none is, all of them. */
  #inTurn(): readonly Target[] {
    const ready = this.#targets.filter(({ isIn }) => isIn);
    const targets = ready.length === 0 ? this.#targets : ready;
    this.#turn += 1;
    const first = this.#turn % targets.length;
    return [...targets.slice(first), ...targets.slice(0, first)];
  }
}
