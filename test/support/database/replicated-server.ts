import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { type KillableServer, startKillableServer, startPrivateServer, stopGuard } from './private-server';
import type { ServerBinary } from './server-binary';
import { connectToServer } from './server-database';

/** A server with a replica. */
export interface ReplicatedServer {
  /** The address of an empty database on the server that takes the writes. */
  readonly url: string;
  /** The address of the same database on the replica. */
  readonly replicaUrl: string;
  readonly replica: Pick<KillableServer, 'kill' | 'restart' | 'freeze' | 'thaw'>;
  /** Lets the replica receive changes without applying them. */
  pause(): Promise<void>;
  /** Lets the replica apply changes again. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const DATABASE = 'access';

/** Starts two private servers. The second one replicates the first one. */
export async function startReplicatedServer(binary: ServerBinary): Promise<ReplicatedServer> {
  const folder = (name: string): string => mkdtempSync(join(tmpdir(), `csa-${name}-`));
  const logging = ['--log-bin=binlog', '--server-id=1', '--log-bin-trust-function-creators=1'];
  const [writer, replica] = await Promise.all([
    startPrivateServer(binary, folder('writer'), [...logging, '--loose-binlog-format=ROW']),
    startKillableServer(binary, folder('replica'), ['--server-id=2', '--relay-log=relay']),
  ]);
  const stop = async (): Promise<void> => {
    await Promise.all([stopGuard(writer.guard), replica.stop()]);
  };
  try {
    await replicate(binary, writer.url, replica.url);
    await run(writer.url, `CREATE DATABASE ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `${writer.url}/${DATABASE}`,
    replicaUrl: `${replica.url}/${DATABASE}`,
    replica,
    pause: () => run(replica.url, 'STOP REPLICA SQL_THREAD'),
    resume: () => run(replica.url, 'START REPLICA SQL_THREAD'),
    stop,
  };
}

/** Starts the replication of everything that the writer writes from now on. */
async function replicate({ kind }: ServerBinary, writerUrl: string, replicaUrl: string): Promise<void> {
  const connection = await connectToServer(writerUrl);
  const [logs] = await connection.query<RowDataPacket[]>('SHOW BINARY LOGS');
  await connection.end();
  const current = logs.at(-1);
  const { username, password, port } = new URL(writerUrl);
  const name = kind === 'mysql' ? 'SOURCE' : 'MASTER';
  const settings = [
    `${name}_HOST = '127.0.0.1', ${name}_PORT = ${port}, ${name}_USER = '${username}', ${name}_PASSWORD = '${password}'`,
    `${name}_LOG_FILE = '${String(current?.['Log_name'])}', ${name}_LOG_POS = ${String(current?.['File_size'])}`,
    ...(kind === 'mysql' ? ['GET_SOURCE_PUBLIC_KEY = 1'] : []),
  ];
  const change = kind === 'mysql' ? 'CHANGE REPLICATION SOURCE TO' : 'CHANGE MASTER TO';
  await run(replicaUrl, `${change} ${settings.join(', ')}`, 'START REPLICA');
}

async function run(url: string, ...statements: readonly string[]): Promise<void> {
  const connection = await connectToServer(url);
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}
