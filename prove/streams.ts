/** `npm run prove:streams`: see `npm run prove:streams -- --help`. */
import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { createProgress } from '../bench/progress';
import { findServerBinaries, type ServerBinary } from '../test/support/database/server-binary';
import { buildOrOpen, databaseKind, positive, positiveWhole, runDrillCommand } from './drill-command';
import { count } from './faults/figures';
import { measureIdleStreams } from './streams/idle';
import { figuresOfLatency, judgeLatency } from './streams/judge-latency';
import { drillKills } from './streams/kills-drill';
import { drillLatency } from './streams/latency-drill';

const MOST_PRINTED = 20;

interface Options {
  readonly seed: number;
  readonly database: 'mariadb' | 'mysql';
  readonly built?: string;
  readonly output: string;
}

/** What a drill found. */
interface Found {
  readonly figures: object;
  readonly history: readonly object[];
  readonly violations: readonly { readonly kind: string; readonly what: string }[];
}

type Drill<Own> = (options: Options & Own & Awaited<ReturnType<typeof prepare>>) => Promise<Found>;

async function prepare({ built, database }: Options) {
  const binary = findServerBinaries().find(({ kind }) => kind === database);
  if (!binary) throw new Error(`This needs the program of ${database}; see docs/testing.md.`);
  const progress = createProgress(process.stderr);
  return { binary, progress, production: await buildOrOpen(built, progress) };
}

async function run<Own>(name: string, options: Options & Own, drill: Drill<Own>): Promise<number> {
  const prepared = await prepare(options);
  try {
    const found = await drill({ ...options, ...prepared });
    prepared.progress.stop();
    report(name, found, options, prepared.binary);
    return found.violations.length;
  } finally {
    prepared.progress.stop();
  }
}

function report(
  name: string,
  { figures, history, violations }: Found,
  options: Options,
  binary: ServerBinary,
): void {
  const all = {
    ...{ drill: name, database: `${binary.kind} ${binary.version}`, date: new Date().toISOString() },
    machine: `${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown'}`,
    ...{ node: process.version, seed: options.seed, ...figures },
    violations: count(violations.map(({ kind }) => kind)),
  };
  const folder = join(options.output, `${name}-${binary.kind}-seed-${String(options.seed)}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'figures.json'), `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(join(folder, 'violations.json'), `${JSON.stringify(violations, null, 2)}\n`);
  writeFileSync(join(folder, 'history.jsonl'), history.map((line) => `${JSON.stringify(line)}\n`).join(''));
  process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  for (const { kind, what } of violations.slice(0, MOST_PRINTED))
    process.stdout.write(`VIOLATION ${kind}: ${what}\n`);
  process.stdout.write(`History: ${folder}\n`);
}

const command = new Command('npm run prove:streams --').description(
  'Proves what subscriptions and events promise, with the built service. Exit codes: 0 if nothing was found, 2 if a promise was broken, 1 if the drill failed.',
);

function drill(name: string, description: string): Command {
  return command
    .command(name)
    .description(description)
    .option('--seed <number>', 'seed of what is random', positiveWhole, 19)
    .option('--database <kind>', 'mariadb or mysql', databaseKind, 'mariadb')
    .option('--built <folder>', 'the folder of a build of the service; by default, it is built first')
    .option('--output <folder>', 'where to write figures and history', 'test-output/streams');
}

drill('idle', 'Measures the memory and the CPU time of idle streams of an instance on SQLite.')
  .option('--streams <number>', 'streams to open', positiveWhole, 1_000)
  .option('--seconds <number>', 'time for which nothing happens', positiveWhole, 330)
  .action((options: Options & { readonly streams: number; readonly seconds: number }) =>
    runDrillCommand(
      run('idle', options, async (given) => ({
        ...{ figures: await measureIdleStreams(given), history: [], violations: [] },
      })),
    ),
  );
drill(
  'latency',
  'Measures when subscribers on two instances get each change. Found: an event that is lost, a 99th percentile above two seconds, or a stream of a removed person that does not end with FORBIDDEN within two seconds.',
)
  .option('--subscribers <number>', 'streams of accounts and people', positiveWhole, 200)
  .option('--changes <number>', 'changes of accounts', positiveWhole, 800)
  .option('--per-second <number>', 'the most changes a second', positive, 10)
  .action(
    (
      options: Options & {
        readonly subscribers: number;
        readonly changes: number;
        readonly perSecond: number;
      },
    ) =>
      runDrillCommand(
        run('latency', options, async (given) => {
          const record = await drillLatency(given);
          return {
            figures: { subscribers: options.subscribers, ...figuresOfLatency(record) },
            history: [...record.arrivals, ...record.endings],
            violations: judgeLatency(record),
          };
        }),
      ),
  );
drill(
  'kills',
  'Kills the instances and the worker at random while accounts change. Found: a change, an event of a reader or a webhook that is lost, out of order or repeated without a reason, or a subscriber without the final state.',
)
  .option('--changes <number>', 'changes of accounts', positiveWhole, 10_000)
  .option('--kills <number>', 'how many times a process is killed', positiveWhole, 20)
  .option('--accounts <number>', 'accounts that change at the same time', positiveWhole, 20)
  .action(
    (options: Options & { readonly changes: number; readonly kills: number; readonly accounts: number }) =>
      runDrillCommand(
        run('kills', options, async (given) => {
          const { record, webhooks, violations } = await drillKills(given);
          const { renames, read, seen, kills, reconnects } = record;
          return {
            figures: {
              ...{ changes: options.changes, kills, reconnects, subscribers: seen.length, webhooks },
              outcomes: count(renames.map(({ outcome }) => outcome)),
              readers: read.map((ids) => ids.length),
            },
            history: renames,
            violations,
          };
        }),
      ),
  );
command.parse();
