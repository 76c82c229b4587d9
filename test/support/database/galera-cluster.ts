import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { until } from '../run/until';
import {
  check,
  type Cluster,
  CLUSTER_DATABASE,
  lastLogLines,
  type NodePlan,
  planNodes,
  withConnection,
} from './cluster';
import { clusterServerOptions, startGuard, stopGuard } from './private-server';
import type { ServerBinary } from './server-binary';

/** MariaDB, and the library with which it forms a cluster. */
export interface GaleraPrograms {
  readonly server: ServerBinary;
  readonly provider: string;
}

/** The settings of a Galera cluster. */
export interface GaleraOptions {
  readonly size: number;
  /** Seconds without a message after which the others exclude a node. */
  readonly suspectSeconds?: number;
}

const PROVIDERS = [
  '/usr/lib/galera/libgalera_smm.so',
  '/usr/lib64/galera-4/libgalera_smm.so',
  '/usr/lib64/galera/libgalera_smm.so',
];
const START_SECONDS = 60;

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
 * Starts a node: finds its position in the cluster's history, as systemd's unit does, and joins the cluster, or founds it.
 *
 *   sh -c '…' start <folder> <server> [option…]
 */
const START = `
folder=$1
shift
rm -f "$folder/pid"
"$@" --wsrep-recover --disable-log-error 2>"$folder/recovery.log"
position=$(sed -n 's/.*Recovered position: *//p' "$folder/recovery.log" | tail -n 1)
echo "$position" >"$folder/position"
if [ -e "$folder/founds" ]; then rm "$folder/founds"; set -- "$@" --wsrep-new-cluster; fi
exec "$@" "--wsrep-start-position=$position"
`;

/**
 * Replaces the scripts that copy a node's data to a new node. All nodes start with copies of the same data, and Galera
 * itself transfers later changes.
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
node=$(dirname "$datadir")
name=$(basename "$node")
echo "ready 127.0.0.1:1/$name"
until [ -e "$folder/asked-$name" ]; do sleep 0.05; done
rm "$folder/asked-$name"
cat "$node/position"
`;

/** Starts a cluster whose nodes all accept writes. */
export async function startGalera(programs: GaleraPrograms, options: GaleraOptions): Promise<Cluster> {
  const root = mkdtempSync(join(tmpdir(), 'galera-'));
  const scripts = join(root, 'scripts');
  mkdirSync(scripts);
  writeFileSync(join(scripts, 'wsrep_sst_copied'), STATE_TRANSFER, { mode: 0o700 });
  const nodes = await planNodes(root, options.size);
  const password = randomBytes(12).toString('hex');
  const urlOf = ({ port }: NodePlan): string =>
    `mariadb://tests:${password}@127.0.0.1:${String(port)}/${CLUSTER_DATABASE}`;
  const commandOf = (node: NodePlan): string[] => [
    'env',
    `PATH=${[scripts, process.env['PATH'] ?? ''].join(delimiter)}`,
    ...['sh', '-c', START, 'start', node.folder, programs.server.path],
    ...optionsOf(node, nodes, programs.provider, options),
  ];
  const guards: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(guards.map(stopGuard));
    // The guard of the folder itself, which has no commands.
    await stopGuard(startGuard(root, []));
  };
  const untilSynced = (size: number): Promise<void> =>
    until(START_SECONDS, async () => {
      for (const node of nodes.slice(0, size)) await requireSynced(urlOf(node), size);
    });

  try {
    await createData(programs.server, nodes, {
      command: commandOf(nodes[0]),
      url: urlOf(nodes[0]),
      password,
    });
    for (const node of nodes) {
      guards.push(startGuard(node.folder, [commandOf(node)], ['killable']));
      await untilSynced(guards.length);
    }
  } catch (error) {
    const lines = lastLogLines(nodes);
    await stop();
    throw new Error(`The cluster did not start. Its logs end:\n${lines}`, { cause: error });
  }
  const untilWhole = (): Promise<void> => untilSynced(options.size);
  return {
    kind: 'mariadb',
    nodes: nodes.map((node) => ({
      ...node.control,
      name: node.name,
      url: urlOf(node),
      acceptsWrites: () => isPrimary(urlOf(node)),
    })),
    restart: async (killed) => {
      for (const { control, name } of nodes) if (killed.some((each) => each.name === name)) control.release();
      await untilWhole();
    },
    untilWhole,
    settle: async () => {
      for (const node of nodes)
        await withConnection(urlOf(node), async (connection) => {
          await connection.query('SET SESSION wsrep_sync_wait = 1');
          await connection.query('SELECT 1 FROM mysql.global_priv LIMIT 1');
        });
    },
    stop,
  };
}

/** Creates the data of the first node with a first state of the cluster, and copies it to the others. */
async function createData(
  server: ServerBinary,
  [first, ...others]: Awaited<ReturnType<typeof planNodes>>,
  {
    command,
    url,
    password,
  }: { readonly command: readonly string[]; readonly url: string; readonly password: string },
): Promise<void> {
  const install = [
    ...clusterServerOptions(first),
    '--auth-root-authentication-method=socket',
    '--skip-test-db',
  ];
  await once(spawn(server.installer ?? '', install, { stdio: 'ignore' }), 'close');
  const initFile = join(first.folder, 'init.sql');
  const init = [
    `CREATE USER 'tests'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO 'tests'@'127.0.0.1' WITH GRANT OPTION;`,
    `CREATE DATABASE ${CLUSTER_DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
  ];
  writeFileSync(initFile, init.join('\n'), { mode: 0o600 });
  const founds = join(first.folder, 'founds');
  writeFileSync(founds, '');
  const [file, ...args] = [...command, `--init-file=${initFile}`];
  const running = spawn(file, args, { stdio: 'ignore' });
  const ended = once(running, 'close');
  try {
    await until(START_SECONDS, () => requireSynced(url, 1));
    running.kill('SIGTERM');
  } catch (error) {
    running.kill('SIGKILL');
    throw error;
  } finally {
    await ended;
  }
  writeFileSync(founds, '');
  for (const { folder } of others) {
    cpSync(join(first.folder, 'data'), join(folder, 'data'), { recursive: true });
    const path = join(folder, 'data/grastate.dat');
    writeFileSync(path, readFileSync(path, 'utf8').replace('safe_to_bootstrap: 1', 'safe_to_bootstrap: 0'));
  }
}

function optionsOf(
  node: NodePlan,
  nodes: readonly NodePlan[],
  provider: string,
  { suspectSeconds }: GaleraOptions,
): string[] {
  const settings = [
    `base_port=${String(node.groupPort)}`,
    `gmcast.listen_addr=tcp://127.0.0.1:${String(node.groupPort)}`,
    `ist.recv_addr=127.0.0.1:${String(node.transferPort)}`,
    'gcache.size=16M',
    ...(suspectSeconds === undefined
      ? []
      : ['evs.keepalive_period=PT0.3S', `evs.suspect_timeout=PT${String(suspectSeconds)}S`]),
  ];
  const members = nodes.map(({ groupPort }) => `127.0.0.1:${String(groupPort)}`);
  return [
    ...clusterServerOptions(node),
    '--binlog-format=ROW',
    '--log-bin-trust-function-creators=1',
    '--innodb-autoinc-lock-mode=2',
    '--wsrep-on=ON',
    `--wsrep-provider=${provider}`,
    `--wsrep-provider-options=${settings.join(';')}`,
    `--wsrep-cluster-name=${CLUSTER_DATABASE}`,
    `--wsrep-cluster-address=gcomm://${members.join(',')}`,
    '--wsrep-node-address=127.0.0.1',
    `--wsrep-node-name=${node.name}`,
    '--wsrep-sst-method=copied',
    // Reads see what other nodes have committed before.
    '--wsrep-sync-wait=1',
  ];
}

const STATUS =
  "SHOW STATUS WHERE Variable_name IN ('wsrep_ready', 'wsrep_cluster_status', 'wsrep_local_state_comment', 'wsrep_cluster_size')";

async function statusOf(url: string): Promise<ReadonlyMap<unknown, unknown>> {
  const rows = (await check(url, STATUS)) ?? [];
  return new Map(rows.map((row) => [row['Variable_name'], row['Value']]));
}

async function isPrimary(url: string): Promise<boolean> {
  const status = await statusOf(url);
  return (
    status.get('wsrep_ready') === 'ON' &&
    status.get('wsrep_cluster_status') === 'Primary' &&
    status.get('wsrep_local_state_comment') === 'Synced'
  );
}

async function requireSynced(url: string, size: number): Promise<void> {
  const status = await statusOf(url);
  if (
    status.get('wsrep_local_state_comment') !== 'Synced' ||
    Number(status.get('wsrep_cluster_size')) !== size
  )
    throw new Error(`The node isn't synced: ${[...status.values()].join(', ')}`);
}
