import { setTimeout as sleep } from 'node:timers/promises';
import { createPool } from 'mysql2/promise';
import { type Random, randomFrom } from '../../bench/random';
import type { Cluster, ClusterNode } from '../../test/support/database/cluster';
import {
  type HealthChecks,
  type NodeBalancer,
  startHealthChecks,
  startNodeBalancer,
} from '../../test/support/stand-ins/node-balancer';
import { checkHistory, type Verdict } from '../faults/check-history';
import { type FinalState, readFinalState } from '../faults/final-state';
import { type Ends, type Services, startServices, untilReady } from '../faults/ground';
import { type Operation, Recorder } from '../faults/history';
import { LoadClient } from '../faults/load';
import { Links } from '../faults/load/links';
import type { Programs } from '../faults/programs';
import { countMessages, liftLimits, settle } from '../faults/settle';
import { brokenBy, type Loss, type LossGround, loseQuorum, loseWriter } from './losses';

/** The options of a drill. */
export interface ClusterDrillOptions {
  readonly cluster: Cluster;
  readonly programs: Programs;
  readonly seed: number;
  readonly clients: number;
  /** Average pause of a client between operations. */
  readonly pauseMs: number;
  /** Called when a step begins. */
  readonly onStep?: (name: string) => void;
}

/** What happened in a drill, and what the checks found. */
export interface ClusterDrill {
  readonly operations: readonly Operation[];
  readonly losses: readonly Loss[];
  readonly verdict: Verdict;
  readonly ends: Ends;
  /** Promises that were broken: those of the losses and of the history, and copies of the data that differ. */
  readonly broken: readonly string[];
}

const INSTANCES = 2;
const READY_LIMIT_MS = 60_000;
const PAUSE_MS = 2_000;

/** The number of steps of a drill. */
export const STEPS = 6;

/** Loses nodes of a cluster in each way while two instances write, and checks the result. */
export async function runClusterDrill(options: ClusterDrillOptions): Promise<ClusterDrill> {
  const { cluster, programs, clients, onStep = () => undefined } = options;
  onStep('Starting the service');
  const checks = await startHealthChecks(cluster);
  const balancers = await startBalancers(cluster.nodes, checks);
  const [first] = balancers;
  const adminUrl = new URL('/', cluster.nodes[0]?.url);
  adminUrl.port = String(first?.port);
  const database = {
    kind: cluster.kind,
    adminUrl: adminUrl.href.replace(/\/$/, ''),
    instancePorts: balancers.map(({ port }) => port),
    workerPort: first?.port ?? 0,
  };
  try {
    const services = await startServices(database, programs, clients + INSTANCES + 1);
    try {
      return await drill(services, options);
    } finally {
      await services.close();
    }
  } finally {
    await checks.stop();
    for (const balancer of balancers) await balancer.close();
  }
}

/** Each instance prefers another node, if several accept writes. */
function startBalancers(nodes: readonly ClusterNode[], checks: HealthChecks): Promise<NodeBalancer[]> {
  return Promise.all(
    Array.from({ length: INSTANCES }, (_, index) =>
      startNodeBalancer([...nodes.slice(index), ...nodes.slice(0, index)], checks),
    ),
  );
}

async function drill(services: Services, options: ClusterDrillOptions): Promise<ClusterDrill> {
  const { cluster, seed, clients, pauseMs, onStep = () => undefined } = options;
  const recorder = new Recorder();
  const links = new Links(services);
  const randomOf = (stream: number): Random => randomFrom(seed * 1_000 + stream);
  const clientOf = (index: number, instances: Services['instances']): LoadClient => {
    const household = services.households[index];
    if (!household) throw new Error('Each client has a household.');
    return new LoadClient(
      index,
      { ...services, instances },
      household,
      recorder,
      randomOf(100 + index),
      links,
    );
  };
  const last = Number(new URL(cluster.nodes.at(-1)?.url ?? '').port);
  const instance = await services.startInstance('witness', last);
  const ground: LossGround = {
    cluster,
    balanced: services.instances.map((each, index) => ({
      instance: each,
      client: clientOf(clients + index, [each]),
    })),
    witness: { instance, client: clientOf(clients + INSTANCES, [instance]) },
  };

  let isOver = false;
  const working = Array.from({ length: clients }, (_, index) =>
    clientOf(index, services.instances).work(() => isOver, pauseMs),
  );
  const lifting = liftLimits(services, () => isOver);
  const losing = loseAll(ground, onStep);
  const losses = await losing.finally(() => (isOver = true));
  await Promise.all([...working, lifting]);

  onStep('Waiting for mail and requests');
  for (const { origin } of services.instances) await untilReady(origin ?? '', READY_LIMIT_MS);
  await settle(services);
  for (const each of [instance, services.worker, ...services.instances]) await each.kill();
  await cluster.settle();
  const rest = { given: services.given, messages: countMessages(services) };
  const states: FinalState[] = [];
  for (const { url } of cluster.nodes) states.push(await readStateOf(url, rest));
  const [state] = states;
  if (!state) throw new Error('A cluster has a node.');
  const verdict = checkHistory(recorder.operations, state);
  return {
    operations: recorder.operations,
    losses,
    verdict,
    ends: services.ends,
    broken: [
      ...losses.flatMap(brokenBy),
      ...verdict.violations.map(({ kind, what }) => `${kind}: ${what}`),
      ...services.ends.unexpected.map((end) => `unexpected end: ${end}`),
      ...(new Set(states.map(textOf)).size > 1 ? ['the copies of the data differ'] : []),
    ],
  };
}

/** The last node takes over from the first, so that it's a primary when it loses the quorum. */
async function loseAll(ground: LossGround, onStep: (name: string) => void): Promise<Loss[]> {
  const losses: Loss[] = [];
  const lose = async (name: string, loss: () => Promise<Loss>): Promise<void> => {
    await sleep(PAUSE_MS);
    onStep(name);
    losses.push(await loss());
  };
  await lose('Killing the writer', () => loseWriter(ground, 'killed'));
  await lose('Freezing the majority', () => loseQuorum(ground, 'frozen'));
  await lose('Killing the majority', () => loseQuorum(ground, 'killed'));
  await lose('Freezing the writer', () => loseWriter(ground, 'frozen'));
  await sleep(PAUSE_MS);
  return losses;
}

async function readStateOf(url: string, rest: Pick<FinalState, 'given' | 'messages'>): Promise<FinalState> {
  const access = new URL('/access', url.replace(/^mariadb:/, 'mysql:'));
  const pool = createPool({ uri: access.href, connectionLimit: 2 });
  try {
    const query = async <Rows>(sql: string): Promise<Rows> => (await pool.query(sql))[0] as Rows;
    return await readFinalState({ query }, rest);
  } finally {
    await pool.end();
  }
}

function textOf({ given: _given, messages: _messages, ...tables }: FinalState): string {
  return Object.values(tables)
    .map((rows) =>
      rows
        .map((row) => JSON.stringify(row))
        .toSorted()
        .join('\n'),
    )
    .join('\n');
}
