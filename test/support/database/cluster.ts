import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { controlServer, findFreePort, type ServerControl } from './private-server';

/** A server of a cluster, on 127.0.0.1. */
export interface ClusterNode {
  readonly name: string;
  /** The address of its database, which is empty at first. */
  readonly url: string;
  /** Whether it accepts writes, as the health check of a load balancer finds out. */
  acceptsWrites(): Promise<boolean>;
  /** Kills it with SIGKILL, and keeps it from starting again. */
  kill(): void;
  /** Sends SIGSTOP. */
  freeze(): void;
  /** Sends SIGCONT. */
  thaw(): void;
}

/** Servers with copies of the same data. They're removed with this process. */
export interface Cluster {
  readonly kind: 'mariadb' | 'mysql';
  readonly nodes: readonly ClusterNode[];
  /** Starts killed nodes again, and does what an operator has to. Resolves when all nodes take part. */
  restart(killed: readonly ClusterNode[]): Promise<void>;
  /** Resolves when all nodes take part. */
  untilWhole(): Promise<void>;
  /** Waits until each node has applied what all nodes have committed. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** The folder and the ports of a node, before it's started. */
export interface NodePlan {
  readonly name: string;
  readonly folder: string;
  readonly port: number;
  /** Where the nodes talk to each other. */
  readonly groupPort: number;
  /** Where it receives what it has missed. */
  readonly transferPort: number;
  readonly control: ServerControl;
}

/** The name of the database on each node. */
export const CLUSTER_DATABASE = 'cluster';

const CHECK_MS = 1_000;

/** Creates the folders of nodes, and finds free ports for them. */
export async function planNodes(root: string, size: number): Promise<readonly [NodePlan, ...NodePlan[]]> {
  const plan = async (index: number): Promise<NodePlan> => {
    const name = `node-${String(index)}`;
    const folder = join(root, name);
    mkdirSync(folder);
    return {
      name,
      folder,
      port: await findFreePort(),
      groupPort: await findFreePort(),
      transferPort: await findFreePort(),
      control: controlServer(folder),
    };
  };
  const nodes: [NodePlan, ...NodePlan[]] = [await plan(0)];
  while (nodes.length < size) nodes.push(await plan(nodes.length));
  return nodes;
}

/** Connects, and ends the connection after the work. */
export async function withConnection<Value>(
  url: string,
  work: (connection: Connection) => Promise<Value>,
): Promise<Value> {
  const connection = await createConnection(url.replace(/^mariadb:/, 'mysql:'));
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/** Runs a health check: a SELECT or SHOW within a second. Returns null if the node doesn't respond in time. */
export async function check(url: string, sql: string): Promise<readonly RowDataPacket[] | null> {
  const uri = url.replace(/^mariadb:/, 'mysql:');
  const connection = await createConnection({ uri, connectTimeout: CHECK_MS }).catch(() => null);
  if (!connection) return null;
  try {
    const [rows] = await connection.query<RowDataPacket[]>({ sql, timeout: CHECK_MS });
    return rows;
  } catch {
    return null;
  } finally {
    connection.destroy();
  }
}

/** Returns the last lines of the nodes' logs, for an error. */
export function lastLogLines(nodes: readonly NodePlan[]): string {
  return nodes
    .map(({ name, folder }) => {
      const path = join(folder, 'server.log');
      const lines = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : ['(no log)'];
      return [`${name}:`, ...lines.slice(-8)].join('\n');
    })
    .join('\n');
}
