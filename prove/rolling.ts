/** `npm run prove:rolling`: see `npm run prove:rolling -- --help`. */
import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import { createProgress, type Progress } from '../bench/progress';
import { bringNode } from '../scripts/nodes/bring-node.mjs';
import { findServerBinaries, type ServerBinary } from '../test/support/database/server-binary';
import { buildProduction, openProduction, type Production } from '../test/support/servers/production';
import { count } from './faults/figures';
import { builtPrograms } from './faults/programs';
import { figuresOfRolling } from './rolling/judge-rolling';
import { buildRelease, featuresWithout, revertTo } from './rolling/older-release';
import { restartRounds, type RollingDrill, type RollingOptions, runRolling } from './rolling/run-rolling';
import { upgradePlan, UPGRADE_STEPS } from './rolling/upgrade-plan';
import { databaseKind, positiveWhole, runDrillCommand } from './drill-command';

const MOST_PRINTED = 20;

interface Options {
  readonly rounds: number;
  readonly from?: string;
  readonly seed: number;
  readonly instances: number;
  readonly clients: number;
  readonly pause: number;
  readonly queries: number;
  readonly probe: number;
  readonly failures: number;
  readonly database: 'mariadb' | 'mysql';
  readonly node?: string;
  readonly built?: string;
  readonly output: string;
}

async function prove(options: Options): Promise<number> {
  const binary = findServerBinaries().find(({ kind }) => kind === options.database);
  if (!binary) throw new Error(`This needs the program of ${options.database}; see docs/testing.md.`);
  const progress = createProgress(process.stderr);
  try {
    const node = await nodeOf(options);
    progress.begin('Building the service', 1);
    const production =
      options.built === undefined
        ? await buildProduction(node.path)
        : openProduction(join(process.cwd(), options.built), { node: node.path });
    process.once('exit', () => production.remove());
    const drill = await runRolling({
      ...{ binary, seed: options.seed, instances: options.instances, clients: options.clients },
      ...{ pauseMs: options.pause, queriesPerSecond: options.queries },
      probing: { everyMs: options.probe, failures: options.failures },
      ...(await planOf(options, production, node.path, progress)),
    });
    progress.stop();
    report(drill, binary, node.version, options);
    return drill.violations.length + drill.verdict.violations.length;
  } finally {
    progress.stop();
  }
}

/** Returns the Node.js that runs the service: this one, or one from the npm registry. */
async function nodeOf({ node }: Options): Promise<{ readonly path: string; readonly version: string }> {
  if (node === undefined) return { path: process.execPath, version: process.version.slice(1) };
  const { bin, version } = await bringNode(node, (args) => promisify(execFile)('npm', args));
  return { path: join(bin, 'node'), version };
}

async function planOf(
  { from, rounds }: Options,
  production: Production,
  node: string,
  progress: Progress,
): Promise<Pick<RollingOptions, 'first' | 'plan' | 'prepare' | 'without'>> {
  const here = { name: 'this release', programs: builtPrograms(production), production };
  if (from === undefined) {
    progress.begin(`Restarting an instance ${String(rounds)} times`, rounds);
    return { first: here, plan: restartRounds(here, rounds, () => progress.advance(1)) };
  }
  progress.begin(`Building the release of ${from}`, 1);
  const older = await buildRelease(from, node);
  process.once('exit', () => older.production.remove());
  const first = { name: from, programs: builtPrograms(older.production) };
  progress.begin(`Upgrading from ${from}`, UPGRADE_STEPS);
  return {
    first,
    prepare: ({ environment }) => revertTo(environment['DATABASE_URL'] ?? '', older.newestMigration),
    plan: upgradePlan(first, here, (step) => progress.advance(1, step)),
    without: featuresWithout(older),
  };
}

function report(drill: RollingDrill, binary: ServerBinary, node: string, options: Options): void {
  const figures = {
    database: `${binary.kind} ${binary.version}`,
    date: new Date().toISOString(),
    machine: `${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown'}`,
    node,
    ...{ seed: options.seed, instances: options.instances, from: options.from },
    ...figuresOfRolling(drill),
    operations: count(drill.operations.map(({ kind, outcome }) => `${kind} ${outcome}`)),
    errors: count(drill.operations.flatMap(({ error }) => error ?? [])),
    mails: drill.verdict.mails,
    violations: count([...drill.violations, ...drill.verdict.violations].map(({ kind }) => kind)),
  };
  const what = options.from === undefined ? `${String(options.rounds)}-rounds` : `from-${options.from}`;
  const folder = join(options.output, `${what}-node-${node}-${binary.kind}-seed-${String(options.seed)}`);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
  const lines = (name: string, values: readonly unknown[]): void =>
    writeFileSync(
      join(folder, `${name}.jsonl`),
      values.map((value) => `${JSON.stringify(value)}\n`).join(''),
    );
  write('figures', figures);
  write('violations', [...drill.violations, ...drill.verdict.violations]);
  lines('stops', drill.stops);
  lines('rotations', drill.rotations);
  lines('requests', drill.requests);
  lines('history', drill.operations);
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  for (const { kind, what: found } of [...drill.violations, ...drill.verdict.violations].slice(
    0,
    MOST_PRINTED,
  ))
    process.stdout.write(`VIOLATION ${kind}: ${found}\n`);
  process.stdout.write(`Requests and history: ${folder}\n`);
}

const command = new Command('npm run prove:rolling --')
  .description(
    'Runs instances of the built service on a private database server behind a load balancer that follows /readyz, under a load of all kinds of operations. In each round, an instance gets SIGTERM and is started again. With --from, upgrades from an older release, rolls back, and upgrades again. Then checks that every request that was sent was answered, without undocumented errors, that instances exited with 0, and that no acknowledged write was lost.',
  )
  .option('--rounds <number>', 'number of restarts', positiveWhole, 50)
  .option('--from <commit>', 'the commit of an older release to upgrade from, instead of rounds')
  .option('--seed <number>', 'seed of the load', positiveWhole, 1)
  .option('--instances <number>', 'number of instances', positiveWhole, 2)
  .option('--clients <number>', 'number of clients of the load', positiveWhole, 4)
  .option('--pause <milliseconds>', 'average pause of a client between operations', positiveWhole, 150)
  .option('--queries <number>', 'queries per second, in addition', positiveWhole, 20)
  .option('--probe <milliseconds>', 'time between probes of the balancer', positiveWhole, 250)
  .option('--failures <number>', 'failed probes after which an instance gets no requests', positiveWhole, 2)
  .option('--database <kind>', 'mariadb or mysql', databaseKind, 'mariadb')
  .option(
    '--node <version>',
    'Node.js for the service, such as 24, from the npm registry; by default, this one',
  )
  .option('--built <folder>', 'the folder of a build of the service; by default, it is built first')
  .option('--output <folder>', 'where to write the requests and the history', 'test-output/rolling')
  .addHelpText(
    'after',
    '\nThe seed decides the choices of the load. The timing differs between runs.\n\nExit codes: 0 if nothing was found, 2 if a violation was found, 1 if the drill failed.',
  )
  .parse();

runDrillCommand(prove(command.opts<Options>()));
