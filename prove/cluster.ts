/** `npm run prove:cluster`: see `npm run prove:cluster -- --help`. */
import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Argument, Command } from 'commander';
import { createProgress, type Progress } from '../bench/progress';
import { buildPortalIfStale } from '../test/support/browser/built-portal';
import type { Cluster } from '../test/support/database/cluster';
import { findGalera, startGalera } from '../test/support/database/galera-cluster';
import { startGroup } from '../test/support/database/group-replication';
import { findServerBinaries } from '../test/support/database/server-binary';
import { rulesBrokenIn, writeConflicts } from '../test/support/proofs/conflicting-writers';
import { figuresOf } from './cluster/figures';
import { runClusterDrill, STEPS } from './cluster/run-drill';
import { builtPrograms, type Programs } from './faults/programs';
import { buildOrOpen, positiveWhole, runDrillCommand } from './drill-command';

const NODES = 3;
const MOST_PRINTED = 20;
const KINDS = ['galera', 'group-replication'] as const;

interface Options {
  readonly rounds: number;
  readonly seed: number;
  readonly clients: number;
  readonly pause: number;
  readonly output: string;
  readonly built?: string;
}

/** A kind of cluster, and the server that it's made of. */
interface Found {
  readonly title: string;
  start(): Promise<Cluster>;
}

function find(kind: (typeof KINDS)[number]): Found {
  const servers = findServerBinaries();
  if (kind === 'galera') {
    const programs = findGalera(servers);
    if (typeof programs === 'string') throw new Error(`No cluster can be started here: ${programs}.`);
    return {
      title: `MariaDB ${programs.server.version} with Galera`,
      start: () => startGalera(programs, { size: NODES }),
    };
  }
  const server = servers.find((each) => each.kind === 'mysql');
  if (!server) throw new Error('No group can be started here: there is no MySQL.');
  return {
    title: `MySQL ${server.version} with Group Replication`,
    start: () => startGroup(server, { size: NODES }),
  };
}

async function prove(kinds: readonly (typeof KINDS)[number][], options: Options): Promise<number> {
  const progress = createProgress(process.stderr);
  const found = (kinds.length === 0 ? KINDS : kinds).map(find);
  const production = await buildOrOpen(options.built, progress);
  buildPortalIfStale();
  let broken = 0;
  const programs = builtPrograms(production, join(options.output, 'logs'));
  for (const each of found) broken += await proveOn(each, programs, options, progress);
  return broken;
}

async function proveOn(
  { title, start }: Found,
  programs: Programs,
  options: Options,
  progress: Progress,
): Promise<number> {
  const { rounds, seed, clients, pause } = options;
  progress.begin(`${title}, with seed ${String(seed)}`, STEPS + 2);
  const onStep = (name: string): void => {
    progress.advance(1, name);
    if (!process.stderr.isTTY) process.stderr.write(`  ${name} …\n`);
  };
  onStep('Starting the cluster');
  const cluster = await start();
  try {
    onStep('Making conflicting changes');
    const conflicts = cluster.kind === 'mariadb' ? await writeConflicts(cluster, { rounds, seed }) : null;
    const drill = await runClusterDrill({ cluster, programs, seed, clients, pauseMs: pause, onStep });
    const broken = [...drill.broken, ...(conflicts ? rulesBrokenIn(conflicts) : [])];
    const figures = {
      cluster: `${title}, ${String(NODES)} nodes`,
      date: new Date().toISOString(),
      machine: `${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown'}, Node.js ${process.version}`,
      ...{ seed, clients },
      ...(conflicts && { conflicts }),
      ...figuresOf(drill),
      broken: broken.length,
    };
    const folder = join(options.output, `${cluster.kind}-seed-${String(seed)}`);
    mkdirSync(folder, { recursive: true });
    const write = (name: string, value: unknown): void =>
      writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
    write('figures.json', figures);
    write('broken.json', broken);
    write('losses.json', drill.losses);
    write('failed-starts.json', drill.ends.failedStarts);
    writeFileSync(
      join(folder, 'history.jsonl'),
      drill.operations.map((operation) => `${JSON.stringify(operation)}\n`).join(''),
    );
    process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
    for (const what of broken.slice(0, MOST_PRINTED)) process.stdout.write(`BROKEN ${what}\n`);
    process.stdout.write(`History: ${folder}\n`);
    return broken.length;
  } finally {
    progress.stop();
    await cluster.stop();
  }
}

const command = new Command('npm run prove:cluster --')
  .description(
    'Starts a cluster of three nodes. On Galera, makes conflicting changes on several nodes at once. Then two instances of the built service and a worker write to it under load, while nodes are killed and frozen, one at a time and two at once. Checks that no acknowledged write is lost, that writes succeed again within 10 seconds, and that readiness is true to what the nodes can do.',
  )
  .addArgument(new Argument('[kinds...]', 'the kinds of clusters; by default, all').choices(KINDS))
  .option('--rounds <number>', 'number of rounds, each with three conflicts', positiveWhole, 30)
  .option('--seed <number>', 'seed of what is random', positiveWhole, 1)
  .option('--clients <number>', 'number of clients of the load', positiveWhole, 4)
  .option('--pause <milliseconds>', 'average pause of a client between operations', positiveWhole, 150)
  .option('--built <folder>', 'the folder of a build of the service; by default, it is built first')
  .option('--output <folder>', 'where to write the history and the logs', 'test-output/cluster')
  .addHelpText(
    'after',
    '\nExit codes: 0 if nothing was found, 2 if a promise was broken, 1 if the drill failed.',
  )
  .parse();

runDrillCommand(prove(command.args as (typeof KINDS)[number][], command.opts<Options>()));
