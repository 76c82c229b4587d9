/** `npm run prove:faults`: see `npm run prove:faults -- --help`. */
import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { createProgress } from '../bench/progress';
import { findServerBinaries, type ServerBinary } from '../test/support/database/server-binary';
import { DRILL_TIMES } from './faults/fault-lanes';
import { builtPrograms, type Programs } from './faults/programs';
import { type Drill, runDrill } from './faults/run-drill';
import { figuresOf } from './faults/figures';
import { buildOrOpen, databaseKind, positiveWhole, runDrillCommand } from './drill-command';

const MOST_PRINTED = 20;

interface Options {
  readonly faults: number;
  readonly seed: number;
  readonly clients: number;
  readonly pause: number;
  readonly database?: 'mariadb' | 'mysql';
  readonly output: string;
  readonly built?: string;
}

async function prove(options: Options): Promise<number> {
  const binaries = findServerBinaries().filter(
    ({ kind }) => options.database === undefined || kind === options.database,
  );
  if (binaries.length === 0)
    throw new Error('This needs the program of a database server; see docs/testing.md.');
  const progress = createProgress(process.stderr);
  const production = await buildOrOpen(options.built, progress);
  let found = 0;
  for (const binary of binaries) {
    const programs = builtPrograms(production, join(options.output, 'logs'));
    const drill = await runOn(binary, programs, options, progress);
    found += drill.verdict.violations.length + drill.ends.unexpected.length;
    report(binary, drill, options);
  }
  return found;
}

async function runOn(
  binary: ServerBinary,
  programs: Programs,
  { faults, seed, clients, pause }: Options,
  progress: ReturnType<typeof createProgress>,
): Promise<Drill> {
  progress.begin(`${titleOf(binary)}, ${String(faults)} faults with seed ${String(seed)}`, faults);
  try {
    return await runDrill({
      ...{ binary, programs, seed, faults, clients },
      times: DRILL_TIMES,
      pauseMs: pause,
      onFault: (name) => progress.advance(1, name),
      onSettling: () => progress.begin('Waiting for mail and requests', 1),
    });
  } finally {
    progress.stop();
  }
}

function report(binary: ServerBinary, drill: Drill, { output, seed, clients }: Options): void {
  const { operations, faults, state, verdict, ends } = drill;
  const figures = {
    database: titleOf(binary),
    date: new Date().toISOString(),
    machine: `${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown'}, Node.js ${process.version}`,
    ...{ seed, clients },
    ...figuresOf(drill),
  };
  const folder = join(output, `${binary.kind}-${binary.version}-seed-${String(seed)}`);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(folder, name), `${JSON.stringify(value, jsonOf, 2)}\n`);
  write('figures.json', figures);
  write('violations.json', [...verdict.violations, ...ends.unexpected]);
  write('failed-starts.json', ends.failedStarts);
  write('faults.json', faults);
  write('state.json', state);
  writeFileSync(
    join(folder, 'history.jsonl'),
    operations.map((operation) => `${JSON.stringify(operation)}\n`).join(''),
  );
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  for (const { kind, what } of verdict.violations.slice(0, MOST_PRINTED))
    process.stdout.write(`VIOLATION ${kind}: ${what}\n`);
  for (const end of ends.unexpected) process.stdout.write(`UNEXPECTED END ${end}\n`);
  process.stdout.write(`History and state: ${folder}\n`);
}

function jsonOf(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value) as unknown;
  return value instanceof Set ? [...(value as Set<unknown>)] : value;
}

function titleOf({ kind, version }: ServerBinary): string {
  return `${kind === 'mariadb' ? 'MariaDB' : 'MySQL'} ${version}`;
}

const command = new Command('npm run prove:faults --')
  .description(
    'Runs two instances of the built service and a worker on a private database server, under a load of all kinds of operations, while processes, the database, the network, Postmark and Microsoft fail at random. Then checks that no acknowledged write was lost, nothing is half-written, and all mail is accounted for.',
  )
  .option('--faults <number>', 'number of faults, on each database', positiveWhole, 200)
  .option('--seed <number>', 'seed of the faults and the load', positiveWhole, 1)
  .option('--clients <number>', 'number of clients of the load', positiveWhole, 6)
  .option('--pause <milliseconds>', 'average pause of a client between operations', positiveWhole, 100)
  .option('--database <kind>', 'mariadb or mysql; by default, those that are found', databaseKind)
  .option('--built <folder>', 'the folder of a build of the service; by default, it is built first')
  .option(
    '--output <folder>',
    'where to write the history, the final state and the logs',
    'test-output/faults',
  )
  .addHelpText(
    'after',
    '\nThe seed decides the order and the lengths of the faults and the choices of the load. The timing differs between runs.\n\nExit codes: 0 if nothing was found, 2 if a violation was found, 1 if the drill failed.',
  )
  .parse();

runDrillCommand(prove(command.opts<Options>()));
