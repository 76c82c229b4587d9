import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
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

/** The settings of a group. */
export interface GroupOptions {
  readonly size: number;
  /** Whether all members accept writes. */
  readonly isMultiPrimary?: boolean;
}

const START_SECONDS = 90;

/**
 * Starts a MySQL Group Replication. The first member is the primary. If it's lost, the last one takes over.
 *
 * A member without quorum waits for the others, as by default.
 */
export async function startGroup(server: ServerBinary, options: GroupOptions): Promise<Cluster> {
  const root = mkdtempSync(join(tmpdir(), 'group-'));
  const nodes = await planNodes(root, options.size);
  const password = randomBytes(12).toString('hex');
  const name = randomUUID();
  const urlOf = ({ port }: NodePlan): string =>
    `mysql://tests:${password}@127.0.0.1:${String(port)}/${CLUSTER_DATABASE}`;
  const guards: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(guards.map(stopGuard));
    await stopGuard(startGuard(root, []));
  };
  const onNode = <Value>(node: NodePlan, work: (connection: Connection) => Promise<Value>): Promise<Value> =>
    until(START_SECONDS, () => withConnection(urlOf(node), work));
  const untilOnline = (size: number): Promise<void> =>
    until(START_SECONDS, async () => {
      for (const node of nodes.slice(0, size)) await requireOnline(urlOf(node), size);
    });

  try {
    await createData(server, nodes, password);
    for (const node of nodes) {
      const command = [server.path, ...optionsOf(node, nodes, name, options)];
      guards.push(startGuard(node.folder, [command], ['killable']));
      await onNode(node, async (connection) => {
        await connection.query(
          `CHANGE REPLICATION SOURCE TO SOURCE_USER = 'tests', SOURCE_PASSWORD = '${password}' FOR CHANNEL 'group_replication_recovery'`,
        );
        await (node === nodes[0] ? found(connection) : connection.query('START GROUP_REPLICATION'));
      });
      await untilOnline(guards.length);
    }
  } catch (error) {
    const lines = lastLogLines(nodes);
    await stop();
    throw new Error(`The group did not start. Its logs end:\n${lines}`, { cause: error });
  }
  const untilWhole = (): Promise<void> => untilOnline(options.size);
  return {
    kind: 'mysql',
    nodes: nodes.map((node) => ({
      ...node.control,
      name: node.name,
      url: urlOf(node),
      acceptsWrites: () => isWritable(urlOf(node)),
    })),
    async restart(killed) {
      const [starting, others] = [
        nodes.filter((node) => killed.some((each) => each.name === node.name)),
        nodes.filter((node) => !killed.some((each) => each.name === node.name)),
      ];
      const [survivor] = others;
      if (survivor && others.length <= options.size / 2) await onNode(survivor, foundAgain);
      for (const node of starting) {
        node.control.release();
        await onNode(node, (connection) => connection.query('START GROUP_REPLICATION'));
      }
      await untilWhole();
    },
    untilWhole,
    async settle() {
      for (const node of nodes)
        await onNode(node, async (connection) => {
          await connection.query(`SET SESSION group_replication_consistency = 'BEFORE'`);
          await connection.query('SELECT 1 FROM mysql.user LIMIT 1');
        });
    },
    stop,
  };
}

/** Creates the data of the first member, and copies it to the others. */
async function createData(
  server: ServerBinary,
  [first, ...others]: Awaited<ReturnType<typeof planNodes>>,
  password: string,
): Promise<void> {
  const initFile = join(first.folder, 'init.sql');
  const init = [
    `CREATE USER 'tests'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO 'tests'@'127.0.0.1' WITH GRANT OPTION;`,
    `CREATE DATABASE ${CLUSTER_DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
  ];
  writeFileSync(initFile, init.join('\n'), { mode: 0o600 });
  const args = [
    ...clusterServerOptions(first),
    '--skip-log-bin',
    '--initialize-insecure',
    `--init-file=${initFile}`,
  ];
  await once(spawn(server.path, args, { stdio: 'ignore' }), 'close');
  // Each server creates an id of its own.
  rmSync(join(first.folder, 'data/auto.cnf'), { force: true });
  for (const { folder } of others)
    cpSync(join(first.folder, 'data'), join(folder, 'data'), { recursive: true });
}

function optionsOf(
  node: NodePlan,
  nodes: readonly NodePlan[],
  name: string,
  { isMultiPrimary = false }: GroupOptions,
): string[] {
  const index = nodes.indexOf(node);
  const addressOf = ({ groupPort }: NodePlan): string => `127.0.0.1:${String(groupPort)}`;
  return [
    ...clusterServerOptions(node),
    `--server-id=${String(index + 1)}`,
    '--log-bin=binlog',
    '--log-bin-trust-function-creators=1',
    '--gtid-mode=ON',
    '--enforce-gtid-consistency=ON',
    '--report-host=127.0.0.1',
    // Until it's the primary.
    '--super-read-only=ON',
    '--mysqlx=OFF',
    '--plugin-load-add=group_replication.so',
    `--group-replication-group-name=${name}`,
    '--group-replication-start-on-boot=OFF',
    `--group-replication-local-address=${addressOf(node)}`,
    `--group-replication-group-seeds=${nodes.map(addressOf).join(',')}`,
    '--group-replication-communication-stack=XCOM',
    '--group-replication-recovery-get-public-key=ON',
    // The others elect the member with the greatest weight.
    `--group-replication-member-weight=${String(10 + 10 * index)}`,
    '--group-replication-member-expel-timeout=0',
    '--group-replication-consistency=BEFORE_ON_PRIMARY_FAILOVER',
    `--group-replication-single-primary-mode=${isMultiPrimary ? 'OFF' : 'ON'}`,
    `--group-replication-enforce-update-everywhere-checks=${isMultiPrimary ? 'ON' : 'OFF'}`,
  ];
}

async function found(connection: Connection): Promise<void> {
  await connection.query('SET GLOBAL group_replication_bootstrap_group = ON');
  await connection.query('START GROUP_REPLICATION');
  await connection.query('SET GLOBAL group_replication_bootstrap_group = OFF');
}

/** Lets a member that has lost the majority found the group again. An operator first checks that the others are down. */
async function foundAgain(connection: Connection): Promise<void> {
  await connection.query('STOP GROUP_REPLICATION');
  await found(connection);
}

const MEMBERS =
  'SELECT member_id = @@server_uuid AS isSelf, member_state AS state, member_role AS role, @@super_read_only AS isReadOnly FROM performance_schema.replication_group_members';

interface Member {
  readonly isSelf: number;
  readonly state: string;
  readonly role: string;
  readonly isReadOnly: number;
}

async function membersSeenBy(url: string): Promise<readonly Member[]> {
  return ((await check(url, MEMBERS)) ?? []) as readonly Member[];
}

async function isWritable(url: string): Promise<boolean> {
  const members = await membersSeenBy(url);
  const reachable = members.filter(({ state }) => state !== 'UNREACHABLE').length;
  return members.some(
    ({ isSelf, state, role, isReadOnly }) =>
      isSelf === 1 &&
      state === 'ONLINE' &&
      role === 'PRIMARY' &&
      isReadOnly === 0 &&
      reachable > members.length / 2,
  );
}

async function requireOnline(url: string, size: number): Promise<void> {
  const members = await membersSeenBy(url);
  if (members.length !== size || members.some(({ state }) => state !== 'ONLINE'))
    throw new Error(`The group isn't complete: ${members.map(({ state }) => state).join(', ')}`);
}
