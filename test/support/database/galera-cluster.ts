import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Connection, createConnection } from 'mysql2/promise';
import { until } from '../run/until';
import { findFreePort, startGuard, stopGuard, throwAwayOptions } from './private-server';
import type { ServerBinary } from './server-binary';

/** MariaDB, and the library with which it forms a cluster. */
export interface GaleraPrograms {
  readonly server: ServerBinary;
  readonly provider: string;
}

/** A cluster whose nodes all accept writes. */
export interface GaleraCluster {
  /** The addresses of the nodes' databases, which are empty at first. */
  readonly urls: readonly string[];
  /** Waits until each node has applied what all nodes have committed. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

const PROVIDERS = [
  '/usr/lib/galera/libgalera_smm.so',
  '/usr/lib64/galera-4/libgalera_smm.so',
  '/usr/lib64/galera/libgalera_smm.so',
];
const DATABASE = 'cluster';

/** Finds MariaDB among servers, and Galera's library: that of GALERA_PROVIDER, or of a package. Otherwise, says what's missing. */
export function findGalera(servers: readonly ServerBinary[]): GaleraPrograms | string {
  const server = servers.find(({ kind }) => kind === 'mariadb');
  if (!server) return 'there is no MariaDB';
  const given = process.env['GALERA_PROVIDER'];
  const provider = (given === undefined ? PROVIDERS : [given]).find((path) => existsSync(path));
  return provider === undefined
    ? "there is no libgalera_smm.so, as in Debian's galera-4"
    : { server, provider };
}

/**
 * Replaces the scripts that copy a node's data to a new node. All nodes of a test start with copies of the same data, and
 * Galera itself transfers later changes.
 */
const STATE_TRANSFER = `#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in
    --role) role=$2; shift ;;
    --datadir) datadir=$2; shift ;;
    --address) address=$2; shift ;;
    --gtid) gtid=$2; shift ;;
  esac
  shift
done
folder=$(dirname "$0")
if [ "$role" = donor ]; then
  touch "$folder/asked-\${address##*/}"
  echo "done $gtid"
  exit 0
fi
name=$(basename "$(dirname "$datadir")")
echo "ready 127.0.0.1:1/$name"
until [ -e "$folder/asked-$name" ]; do sleep 0.05; done
rm "$folder/asked-$name"
cat "$folder/position"
`;

interface Node {
  readonly name: string;
  readonly folder: string;
  readonly port: number;
  readonly clusterPort: number;
  readonly transferPort: number;
}

/** Starts a cluster on 127.0.0.1 with an empty database. Its processes and data are removed with this process. */
export async function startGalera(programs: GaleraPrograms, size: number): Promise<GaleraCluster> {
  const root = mkdtempSync(join(tmpdir(), 'galera-'));
  const scripts = join(root, 'scripts');
  mkdirSync(scripts);
  writeFileSync(join(scripts, 'wsrep_sst_copied'), STATE_TRANSFER, { mode: 0o700 });
  const nodes: Node[] = [];
  for (let index = 0; index < size; index += 1) nodes.push(await planNode(root, `node-${String(index)}`));
  const [first] = nodes;
  if (!first) throw new Error('A cluster has a node.');

  const password = randomBytes(12).toString('hex');
  const initFile = join(root, 'init.sql');
  const init = [
    `CREATE USER IF NOT EXISTS 'tests'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO 'tests'@'127.0.0.1' WITH GRANT OPTION;`,
    `CREATE DATABASE IF NOT EXISTS ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
  ];
  writeFileSync(initFile, init.join('\n'), { mode: 0o600 });
  const urlOf = ({ port }: Node): string =>
    `mariadb://tests:${password}@127.0.0.1:${String(port)}/${DATABASE}`;
  const commandOf = (node: Node, isFirst: boolean): string[] => [
    'env',
    `PATH=${[scripts, process.env['PATH'] ?? ''].join(delimiter)}`,
    programs.server.path,
    ...serverOptions(node),
    ...clusterOptions(node, programs.provider, isFirst ? null : first),
    ...(isFirst ? [`--init-file=${initFile}`] : []),
  ];
  const guards: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(guards.map(stopGuard));
    // The guard of the folder itself, which has no commands.
    await stopGuard(startGuard(root, []));
  };

  try {
    await seed(programs, first, commandOf(first, true), urlOf(first));
    const state = readFileSync(join(first.folder, 'data/grastate.dat'), 'utf8');
    const valueOf = (name: string): string => new RegExp(`${name}:\\s*(\\S+)`).exec(state)?.[1] ?? '';
    writeFileSync(join(scripts, 'position'), `${valueOf('uuid')}:${valueOf('seqno')}\n`);
    for (const { folder } of nodes.slice(1)) {
      cpSync(join(first.folder, 'data'), join(folder, 'data'), { recursive: true });
      const path = join(folder, 'data/grastate.dat');
      writeFileSync(path, state.replace('safe_to_bootstrap: 1', 'safe_to_bootstrap: 0'));
    }
    for (const node of nodes) {
      guards.push(startGuard(node.folder, [commandOf(node, node === first)]));
      await until(60, () => requireSynced(urlOf(node), guards.length));
    }
  } catch (error) {
    const logs = nodes.map(({ folder }) => lastLines(folder)).join('\n');
    await stop();
    throw new Error(`The cluster did not start. Its logs end:\n${logs}`, { cause: error });
  }
  return {
    urls: nodes.map(urlOf),
    stop,
    settle: async () => {
      for (const node of nodes)
        await withConnection(urlOf(node), async (connection) => {
          await connection.query('SET SESSION wsrep_sync_wait = 1');
          await connection.query('SELECT 1 FROM mysql.global_priv LIMIT 1');
        });
    },
  };
}

async function planNode(root: string, name: string): Promise<Node> {
  const folder = join(root, name);
  mkdirSync(folder);
  return {
    name,
    folder,
    port: await findFreePort(),
    clusterPort: await findFreePort(),
    transferPort: await findFreePort(),
  };
}

/** Creates the data of the first node, and a first state of the cluster for the others to start with. */
async function seed(
  { server }: GaleraPrograms,
  node: Node,
  command: readonly string[],
  url: string,
): Promise<void> {
  const install = [...serverOptions(node), '--auth-root-authentication-method=socket', '--skip-test-db'];
  await once(spawn(server.installer ?? '', install, { stdio: 'ignore' }), 'close');
  const [file = '', ...args] = command;
  const running = spawn(file, args, { stdio: 'ignore' });
  const ended = once(running, 'close');
  try {
    await until(60, () => requireSynced(url, 1));
    running.kill('SIGTERM');
  } catch (error) {
    running.kill('SIGKILL');
    throw error;
  } finally {
    await ended;
  }
}

function serverOptions({ folder, port }: Node): string[] {
  return [
    '--no-defaults',
    `--datadir=${join(folder, 'data')}`,
    `--tmpdir=${folder}`,
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    ...throwAwayOptions,
    `--socket=${join(folder, 's')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--port=${String(port)}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
  ];
}

function clusterOptions(node: Node, provider: string, joins: Node | null): string[] {
  const listen = `tcp://127.0.0.1:${String(node.clusterPort)}`;
  const settings = [
    `base_port=${String(node.clusterPort)}`,
    `gmcast.listen_addr=${listen}`,
    `ist.recv_addr=127.0.0.1:${String(node.transferPort)}`,
    'gcache.size=16M',
  ];
  return [
    '--binlog-format=ROW',
    '--innodb-autoinc-lock-mode=2',
    '--wsrep-on=ON',
    `--wsrep-provider=${provider}`,
    `--wsrep-provider-options=${settings.join(';')}`,
    `--wsrep-cluster-name=${DATABASE}`,
    `--wsrep-cluster-address=gcomm://${joins ? `127.0.0.1:${String(joins.clusterPort)}` : ''}`,
    '--wsrep-node-address=127.0.0.1',
    `--wsrep-node-name=${node.name}`,
    '--wsrep-sst-method=copied',
    ...(joins ? [] : ['--wsrep-new-cluster']),
  ];
}

async function requireSynced(url: string, size: number): Promise<void> {
  const values = await withConnection(url, async (connection) => {
    const [rows] = await connection.query(
      "SHOW STATUS WHERE Variable_name IN ('wsrep_local_state_comment', 'wsrep_cluster_size')",
    );
    return (rows as { Value: string }[]).map(({ Value }) => Value);
  });
  if (!values.includes('Synced') || !values.includes(String(size)))
    throw new Error(`The node isn't synced: ${values.join(', ')}`);
}

async function withConnection<Value>(
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

function lastLines(folder: string): string {
  const path = join(folder, 'server.log');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').slice(-5).join('\n') : '(no log)';
}
