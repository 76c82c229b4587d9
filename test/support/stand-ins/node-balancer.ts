import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster, ClusterNode } from '../database/cluster';

/** Which nodes a load balancer sends connections to. */
export interface HealthChecks {
  isUp(node: ClusterNode): boolean;
  /** Sets a listener for nodes that are no longer up. */
  onDown(listener: (node: ClusterNode) => void): void;
  stop(): Promise<void>;
}

/** A TCP proxy before the nodes of a cluster. */
export interface NodeBalancer {
  readonly port: number;
  close(): Promise<void>;
}

const CHECK_EVERY_MS = 1_000;
const FAILURES = 2;

/** Checks the nodes of a cluster, like HAProxy with `check inter 1s fall 2 rise 1`. */
export async function startHealthChecks({ nodes }: Pick<Cluster, 'nodes'>): Promise<HealthChecks> {
  const failures = new Map<ClusterNode, number>();
  const listeners: ((node: ClusterNode) => void)[] = [];
  let isOver = false;
  const checkOnce = async (node: ClusterNode): Promise<void> => {
    const count = (await node.acceptsWrites()) ? 0 : (failures.get(node) ?? FAILURES) + 1;
    failures.set(node, count);
    if (count === FAILURES) for (const listener of listeners) listener(node);
  };
  const keepChecking = async (node: ClusterNode): Promise<void> => {
    while (!isOver) {
      await sleep(CHECK_EVERY_MS);
      await checkOnce(node);
    }
  };
  await Promise.all(nodes.map(checkOnce));
  const checking = nodes.map(keepChecking);
  return {
    isUp: (node) => (failures.get(node) ?? FAILURES) < FAILURES,
    onDown: (listener) => void listeners.push(listener),
    async stop() {
      isOver = true;
      await Promise.all(checking);
    },
  };
}

/**
 * Starts a proxy on a free port of 127.0.0.1, like HAProxy in TCP mode with `on-marked-down shutdown-sessions`.
 *
 * A connection goes to the first node that is up, as if the others were marked as `backup`. If none is up, it's closed.
 */
export async function startNodeBalancer(
  nodes: readonly ClusterNode[],
  checks: HealthChecks,
): Promise<NodeBalancer> {
  const clients = new Map<Socket, ClusterNode>();
  const server = createServer((client) => {
    const node = nodes.find((each) => checks.isUp(each));
    if (!node) {
      client.destroy();
      return;
    }
    clients.set(client, node);
    const upstream = connect({ host: '127.0.0.1', port: Number(new URL(node.url).port) });
    const pair = [client, upstream] as const;
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clients.delete(client);
        for (const either of pair) either.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  checks.onDown((node) => {
    for (const [client, its] of clients) if (its === node) client.destroy();
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      for (const client of clients.keys()) client.destroy();
      await once(server, 'close');
    },
  };
}
