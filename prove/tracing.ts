/** `npm run prove:tracing`: see `npm run prove:tracing -- --help`. */
import 'reflect-metadata';
import { cpus } from 'node:os';
import { Command } from 'commander';
import { createProgress } from '../bench/progress';
import { buildOrOpen, positive, positiveWhole, runDrillCommand } from './drill-command';
import { judgeTracing, type TracingCost } from './tracing/judge-tracing';
import { measureTracing, type TracingOptions } from './tracing/run-tracing';

interface Options extends TracingOptions {
  readonly built?: string;
}

async function prove(options: Options): Promise<number> {
  const progress = createProgress(process.stderr);
  try {
    const production = await buildOrOpen(options.built, progress);
    progress.begin('Measuring', options.rounds);
    const { database, slices } = await measureTracing(options, production, () => progress.advance(1));
    progress.stop();
    const cost = judgeTracing(slices);
    process.stdout.write(tableOf(cost, database, options));
    return cost.fault === null ? 0 : 1;
  } finally {
    progress.stop();
  }
}

function tableOf(cost: TracingCost, database: string, { rounds, seconds }: Options): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const { cpuMsWithout, cpuMsWith, recorded, ratio, fault } = cost;
  const figures = [
    ...[cpuMsWithout.toFixed(3), cpuMsWith.toFixed(3), percent(recorded), percent(ratio.median - 1)],
    `${percent(ratio.lower - 1)} to ${percent(ratio.upper - 1)}`,
    fault ?? 'ok',
  ];
  return [
    '| CPU ms without traces | with traces | recorded | cost | quartiles | |',
    '| ---: | ---: | ---: | ---: | ---: | --- |',
    `| ${figures.join(' | ')} |`,
    '',
    `${database}, Node.js ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown'};`,
    `${String(rounds)} rounds of ${String(seconds)} s with traces and as much without, ${new Date().toISOString().slice(0, 10)}.`,
    '',
  ].join('\n');
}

const command = new Command('npm run prove:tracing --')
  .description(
    'Measures the CPU time that recording one trace in a hundred adds to a compiled query of the built service, on a private database server. Compares each instance with itself while it records nothing. Fails if it costs more than 3 %. Needs the program of MariaDB or MySQL, and a machine that does nothing else. Takes about 12 minutes.',
  )
  .option('--rounds <number>', 'number of rounds, each with a new instance', positiveWhole, 9)
  .option('--seconds <number>', 'duration of the load with traces, and of that without', positive, 20)
  .option('--connections <number>', 'number of concurrent requests', positiveWhole, 8)
  .option('--seed <number>', 'seed of the data, and of which requests are recorded', positiveWhole, 1)
  .option('--built <folder>', 'the folder of a build of the service; by default, it is built first')
  .addHelpText(
    'after',
    '\nExit codes: 0 if the cost is within the limit, 2 if it is not or if traces are missing, 1 if the drill failed.',
  )
  .parse();

runDrillCommand(prove(command.opts<Options>()));
