/** `npm run prove:soak`: see `npm run prove:soak -- --help`. */
import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { createProgress } from '../bench/progress';
import { findServerBinaries } from '../test/support/database/server-binary';
import { count } from './faults/figures';
import { builtPrograms } from './faults/programs';
import { documentedGrowth, grownTables, STEADY, trendOfSecondHalf } from './soak/judge-soak';
import { runSoak, type Soak } from './soak/run-soak';
import { buildOrOpen, databaseKind, positive, runDrillCommand } from './drill-command';

const MOST_PRINTED = 20;

interface Options {
  readonly minutes: number;
  readonly seed: number;
  readonly clients: number;
  readonly pause: number;
  readonly queries: number;
  readonly every: number;
  readonly database: 'mariadb' | 'mysql';
  readonly built?: string;
  readonly output: string;
}

async function prove(options: Options): Promise<number> {
  const binary = findServerBinaries().find(({ kind }) => kind === options.database);
  if (!binary) throw new Error(`This needs the program of ${options.database}; see docs/testing.md.`);
  const progress = createProgress(process.stderr);
  try {
    const production = await buildOrOpen(options.built, progress);
    const seconds = 60 * options.minutes;
    progress.begin(`Running for ${String(options.minutes)} minutes`, Math.floor(seconds / options.every));
    const soak = await runSoak({
      ...{ binary, programs: builtPrograms(production), seed: options.seed, clients: options.clients },
      ...{ pauseMs: options.pause, queriesPerSecond: options.queries, seconds },
      sampleEverySeconds: options.every,
      onSample: ({ residentBytes }) => progress.advance(1, `${megabytes(residentBytes)} MB`),
    });
    progress.stop();
    report(soak, `${binary.kind} ${binary.version}`, options);
    return soak.violations.length;
  } finally {
    progress.stop();
  }
}

function report(
  { samples, operations, requests, violations }: Soak,
  database: string,
  options: Options,
): void {
  const removedBy = documentedGrowth(readFileSync(join(__dirname, '../docs/operating.md'), 'utf8'));
  const figures = {
    database,
    date: new Date().toISOString(),
    machine: `${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown'}, Node.js ${process.version}`,
    ...{ seed: options.seed, minutes: options.minutes, requests },
    perSecond: Math.round(requests / (60 * options.minutes)),
    operations: count(operations.map(({ kind, outcome }) => `${kind} ${outcome}`)),
    violations: count(violations.map(({ kind }) => kind)),
  };
  mkdirSync(options.output, { recursive: true });
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(options.output, name), `${JSON.stringify(value, null, 2)}\n`);
  write('figures.json', figures);
  write('samples.json', samples);
  write('violations.json', violations);
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  process.stdout.write(
    '| measured | start of the second half | end | growth |\n| --- | ---: | ---: | ---: |\n',
  );
  for (const name of STEADY) {
    const { from, to } = trendOfSecondHalf(samples, name);
    const shown = (value: number): string =>
      name.endsWith('Bytes') ? `${megabytes(value)} MB` : value.toFixed(0);
    const growth = from === 0 ? 0 : (100 * (to - from)) / from;
    process.stdout.write(`| ${name} | ${shown(from)} | ${shown(to)} | ${growth.toFixed(1)} % |\n`);
  }
  process.stdout.write('| table | rows before | rows after | is deleted |\n| --- | ---: | ---: | --- |\n');
  for (const { table, before, after } of grownTables(samples))
    process.stdout.write(
      `| ${table} | ${String(before)} | ${String(after)} | ${removedBy.get(table) ?? 'UNKNOWN'} |\n`,
    );
  for (const { kind, what } of violations.slice(0, MOST_PRINTED))
    process.stdout.write(`VIOLATION ${kind}: ${what}\n`);
  process.stdout.write(`Samples: ${options.output}\n`);
}

function megabytes(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(1);
}

const command = new Command('npm run prove:soak --')
  .description(
    'Runs an instance of the built service on a private database server under a steady load of all kinds of operations, and measures memory, handles, connections, prepared statements and tables. Fails after an error, if something grows by 5 % or more in the second half, or if a table grows that docs/operating.md doesn’t list. Needs Linux.',
  )
  .option('--minutes <number>', 'duration of the load', positive, 30)
  .option('--seed <number>', 'seed of the load', positive, 1)
  .option('--clients <number>', 'number of clients of the load', positive, 4)
  .option('--pause <milliseconds>', 'average pause of a client between operations', positive, 200)
  .option('--queries <number>', 'queries per second, in addition', positive, 15)
  .option('--every <seconds>', 'time between measurements', positive, 15)
  .option('--database <kind>', 'mariadb or mysql', databaseKind, 'mariadb')
  .option('--built <folder>', 'the folder of a build of the service; by default, it is built first')
  .option('--output <folder>', 'where to write the measurements', 'test-output/soak')
  .addHelpText(
    'after',
    '\nExit codes: 0 if nothing was found, 2 if a violation was found, 1 if the drill failed.',
  )
  .parse();

runDrillCommand(prove(command.opts<Options>()));
