/** `npm run prove:alerts`: see `npm run prove:alerts -- --help`. */
import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { createProgress } from '../bench/progress';
import { findServerBinaries } from '../test/support/database/server-binary';
import { findProgram } from '../test/support/run/programs';
import { type Cause, CAUSES, nameOf } from './alerts/causes';
import { type Evidence, lookAt } from './alerts/evidence';
import { METRICS_TOKEN, startSurroundings, type Surroundings } from './alerts/ground';
import { startPrometheus } from './alerts/prometheus';
import { buildOrOpen, runDrillCommand } from './drill-command';

interface Options {
  readonly prometheus?: string;
  readonly built?: string;
  readonly only?: string;
  readonly output: string;
}

/** What happened after a cause. */
interface Outcome {
  readonly alerts: readonly string[];
  readonly how: string;
  /** Seconds until all of its alerts were there; null if they didn't come. */
  readonly seconds: number | null;
  /** Alerts that came as well. */
  readonly others: readonly string[];
  readonly evidence: Readonly<Record<string, Evidence>>;
}

const ALERT_LIMIT_MS = 60_000;
/** How long an instance without a fault is watched, in milliseconds. */
const QUIET_MS = 10_000;
const PAUSE_MS = 200;
const QUIET: Cause = { alerts: [], how: 'Nothing fails.', step: ({ send }) => send('{ __typename }') };

async function prove({ prometheus: given, built, only, output }: Options): Promise<number> {
  const program = findProgram([given ?? 'prometheus']);
  const [binary] = findServerBinaries();
  if (program === undefined || !binary)
    throw new Error('This needs the programs of Prometheus and of a database server; see docs/testing.md.');
  const progress = createProgress(process.stderr);
  const production = await buildOrOpen(built, progress);
  const surroundings = await startSurroundings(binary, production);
  const causes = [QUIET, ...CAUSES].filter(({ alerts }) => only === undefined || alerts.includes(only));
  progress.begin('Causing alerts', causes.length);
  let missing = 0;
  mkdirSync(output, { recursive: true });
  try {
    for (const cause of causes) {
      const outcome = await tryOut(cause, surroundings, program);
      const isRight = cause === QUIET ? outcome.others.length === 0 : outcome.seconds !== null;
      if (!isRight) missing += 1;
      const name = nameOf(cause);
      writeFileSync(join(output, `${name}.json`), `${JSON.stringify(outcome, null, 2)}\n`);
      const after = outcome.seconds === null ? 'not there' : `after ${outcome.seconds.toFixed(0)} s`;
      const others = outcome.others.length === 0 ? '' : `, with ${outcome.others.join(', ')}`;
      process.stdout.write(`${isRight ? '✓' : '✗'} ${name}: ${after}${others}\n`);
      progress.advance(1, name);
    }
  } finally {
    progress.stop();
    await surroundings.close();
  }
  process.stdout.write(`What the runbook says to look at: ${output}\n`);
  return missing;
}

/** Starts an instance and Prometheus, and brings a condition about until its alerts are there. */
async function tryOut(cause: Cause, surroundings: Surroundings, program: string): Promise<Outcome> {
  const { alerts, how, environment = {}, changeRules = (rules) => rules, begin, step, end } = cause;
  const ground = await surroundings.startService(environment);
  let log = '';
  ground.service.child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const rules = readFileSync(join(__dirname, '../docker/monitoring/alerts.yml'), 'utf8');
  const prometheus = await startPrometheus(program, {
    ...{ target: new URL(ground.origin).host, token: METRICS_TOKEN },
    rules: changeRules(rules),
  });
  try {
    // The first values, from which increases are counted.
    while ((await prometheus.query('up{job="access"} == 1')).length === 0) await sleep(PAUSE_MS);
    const beganAt = performance.now();
    await begin?.(ground);
    let found: ReadonlySet<string> = new Set();
    const limitMs = alerts.length === 0 ? QUIET_MS : ALERT_LIMIT_MS;
    const isThere = (): boolean => alerts.length > 0 && alerts.every((alert) => found.has(alert));
    while (!isThere() && performance.now() - beganAt < limitMs) {
      await step?.(ground);
      await sleep(PAUSE_MS);
      found = await prometheus.alerts();
    }
    const evidence: [string, Evidence][] = [];
    for (const alert of alerts)
      evidence.push([alert, await lookAt(alert, prometheus, { origin: ground.origin, log })]);
    return {
      ...{ alerts, how },
      seconds: isThere() ? (performance.now() - beganAt) / 1000 : null,
      others: [...found].filter((alert) => !alerts.includes(alert)),
      evidence: Object.fromEntries(evidence),
    };
  } finally {
    await end?.(ground);
    await prometheus.stop();
    ground.service.child.kill('SIGKILL');
    await ground.service.ended;
  }
}

const command = new Command('npm run prove:alerts --')
  .description(
    'Brings the condition of each alert about, with the built service, a private database server and stand-ins, and waits until Prometheus has the alert. Then evaluates the panels that the runbook says to look at. Needs the programs of Prometheus (Debian’s package prometheus) and of MariaDB or MySQL.',
  )
  .option('--prometheus <path>', 'the program of Prometheus; by default, it is found')
  .option('--only <alert>', 'the name of one alert')
  .option('--built <folder>', 'the folder of a build of the service; by default, it is built first')
  .option('--output <folder>', 'where to write what the runbook says to look at', 'test-output/alerts')
  .addHelpText(
    'after',
    '\nAlerts wait for their time before they notify anybody. The drill only waits for their condition.\n\nExit codes: 0 if all alerts were there, 2 if one was missing, or there was one without a cause, 1 if the drill failed.',
  )
  .parse();

runDrillCommand(prove(command.opts<Options>()));
