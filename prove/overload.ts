/** `npm run prove:overload`: see `npm run prove:overload -- --help`. */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { getPriority, setPriority } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import type { RowDataPacket } from 'mysql2/promise';
import { type BenchDatabase, startBenchDatabase } from '../bench/bench-database';
import { type Dataset, planDataset, SMALL_SIZE } from '../bench/dataset';
import { fillDatabase } from '../bench/fill-database';
import { migrateDatabase } from '../bench/migrate-database';
import { readProcessUsage } from '../bench/process-usage';
import { createProgress } from '../bench/progress';
import { type Random, randomFrom, wholeBelow } from '../bench/random';
import {
  buildProduction,
  freePort,
  openProduction,
  type Running,
  untilReady,
} from '../test/support/servers/production';
import {
  type LoadAnswer,
  type LoadRequest,
  measureCapacity,
  openConnections,
  runOpenLoad,
  sendToGraphql,
} from './open-load';
import { runDrillCommand } from './drill-command';

interface Options {
  readonly seed: number;
  readonly seconds: number;
  readonly times: number;
  readonly built?: string;
}

/** What a part of the drill has shown. */
interface Row {
  readonly name: string;
  readonly figures: string;
  /** What's wrong; null if nothing is. */
  readonly fault: string | null;
}

const CAPACITY_CONNECTIONS = 24;
const LONGEST_REFUSAL_MS = 50;
const LONGEST_ACCEPTED_MS = 500;
const LONGEST_RECOVERY_MS = 2_000;
const LONGEST_PROBE_MS = 1_500;
const MOST_GROWTH = 1.5;
const IDLE_CONNECTIONS = 300;
/** `MAX_HTTP_CONNECTIONS` of the instance that gets the idle connections. */
const MOST_CONNECTIONS = 160;
/** Requests that are under way when the service is stopped. */
const REQUESTS_UNDER_WAY = 20;
/** The 9 seconds that docs/operating.md promises, and the time in which the process ends. */
const LONGEST_EXIT_S = 9.5;
/** The exit code of a service that had to abort something. */
const ABORTED = 2;
const LISTS = 6;
const METRICS_TOKEN = 'token-of-the-overload-drill';
const PROBE_EVERY_MS = 100;
/** How much less of the processors the service and the database get than this program, which measures them. */
const LOWER_PRIORITY = 5;
/** How often this program measures its own delays, in milliseconds. */
const LAG_RESOLUTION_MS = 2;

/** An instance of the service. */
interface Instance {
  readonly origin: string;
  readonly service: Running;
}

interface Drill {
  readonly origin: string;
  readonly pid: number;
  readonly random: Random;
  readonly next: () => LoadRequest;
  readonly ofOne: () => LoadRequest;
  readonly freeze: () => unknown;
  readonly thaw: () => unknown;
}

async function prove(options: Options): Promise<Row[]> {
  const progress = createProgress(process.stderr);
  const started: (() => unknown)[] = [];
  try {
    progress.begin('Building and starting the service', 1);
    const production =
      options.built === undefined
        ? await buildProduction()
        : openProduction(join(process.cwd(), options.built));
    started.push(() => production.remove());
    const database = await startBenchDatabase();
    started.push(() => database.stop());
    const dataset = planDataset(SMALL_SIZE, options.seed, new Date());
    await migrateDatabase(production, database.url);
    await fillDatabase(database.connection, dataset);
    const databasePid = await pidOf(database);
    const hang = hangerOf(databasePid);
    started.push(() => hang.thaw());
    const startInstance = async (variables: Readonly<Record<string, string>> = {}): Promise<Instance> => {
      const port = await freePort();
      const origin = `http://127.0.0.1:${String(port)}`;
      const service = production.run('start', { ...environmentOf(port, database.url), ...variables });
      await untilReady(service, origin);
      return { origin, service };
    };
    const { origin, service } = await startInstance();
    const { pid = 0 } = service.child;
    for (const each of [pid, databasePid]) setPriority(each, getPriority() + LOWER_PRIORITY);
    const random = randomFrom(options.seed);
    const drill = { origin, pid, random, ...requestsOf(dataset, random), ...hang };
    const rows: Row[] = [];
    const steps = [
      () => overload(drill, options),
      () => greedyCaller(drill, options),
      () => hangingDatabase(drill),
      async () =>
        idleConnections(drill, await startInstance({ MAX_HTTP_CONNECTIONS: String(MOST_CONNECTIONS) })),
      () => stopWhileHanging(drill, service),
    ];
    progress.begin('Overloading the service', steps.length);
    for (const step of steps) {
      rows.push(...(await step()));
      progress.advance(1);
    }
    return rows;
  } finally {
    progress.stop();
    for (const end of started.reverse()) await end();
  }
}

async function overload(drill: Drill, { seconds, times }: Options): Promise<Row[]> {
  const { origin, random, next, pid } = drill;
  // Also compiles the service's code.
  await measureCapacity(origin, { connections: CAPACITY_CONNECTIONS, milliseconds: 2_000, next });
  const capacity = await measureCapacity(origin, {
    connections: CAPACITY_CONNECTIONS,
    milliseconds: 4_000,
    next,
  });
  const before = readProcessUsage(pid);
  const startedAt = performance.now();
  await openConnections(origin);
  const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  lag.enable();
  const probes = startProbing(origin);
  const answers = await runOpenLoad({
    origin,
    random,
    next,
    perSecond: times * capacity,
    milliseconds: 1000 * seconds,
  });
  lag.disable();
  const after = readProcessUsage(pid);
  const cpu = (after.cpuMs - before.cpuMs) / (performance.now() - startedAt);
  const memory = after.residentBytes / before.residentBytes;
  const recoveredMs = await timeUntilAccepted(drill);
  const probed = await probes.stop();
  const accepted = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status === 503);
  const lost = answers.length - accepted.length - refused.length;
  const withoutRetry = refused.filter(({ retryAfter }) => retryAfter === undefined).length;
  return [
    {
      name: 'capacity',
      figures: `${capacity.toFixed(0)}/s with ${String(CAPACITY_CONNECTIONS)} connections`,
      fault: null,
    },
    {
      name: `${String(times)} times capacity: accepted`,
      figures: `${(accepted.length / seconds).toFixed(0)}/s, ${latenciesOf(accepted)}`,
      fault: quantile(accepted, 0.99) > LONGEST_ACCEPTED_MS ? 'p99 is too high' : null,
    },
    {
      name: `${String(times)} times capacity: refused`,
      figures: `${(refused.length / seconds).toFixed(0)}/s, ${latenciesOf(refused)}`,
      fault:
        lost > 0
          ? `${String(lost)} were neither answered nor refused`
          : withoutRetry > 0
            ? 'without Retry-After'
            : quantile(refused, 0.5) > LONGEST_REFUSAL_MS
              ? 'refusals are slow'
              : null,
    },
    probed,
    {
      name: 'share of a processor for the service',
      figures: percent(cpu),
      fault: null,
    },
    {
      name: 'delays of this program, which are in all times',
      figures: `p50 ${inMs(lag.percentile(50))}, p99 ${inMs(lag.percentile(99))}`,
      fault: null,
    },
    {
      name: 'memory at the end',
      figures: `${memory.toFixed(2)} × before`,
      fault: memory > MOST_GROWTH ? 'it grew' : null,
    },
    {
      name: 'first accepted request afterward',
      figures: `${recoveredMs.toFixed(0)} ms`,
      fault: recoveredMs > LONGEST_RECOVERY_MS ? 'too late' : null,
    },
  ];
}

/** One caller sends five times the capacity, and others a tenth of it. */
async function greedyCaller(
  { origin, random, next, ofOne }: Drill,
  { seconds, times }: Options,
): Promise<Row[]> {
  const capacity = await measureCapacity(origin, {
    connections: CAPACITY_CONNECTIONS,
    milliseconds: 2_000,
    next,
  });
  const load = { origin, milliseconds: 1000 * seconds };
  const [greedy, others] = await Promise.all([
    runOpenLoad({ ...load, random, next: ofOne, perSecond: times * capacity }),
    runOpenLoad({ ...load, random: randomFrom(7), next, perSecond: capacity / 10 }),
  ]);
  const shareOf = (answers: readonly LoadAnswer[]): number =>
    answers.filter(({ status }) => status === 200).length / answers.length;
  const accepted = others.filter(({ status }) => status === 200);
  return [
    {
      name: 'others, beside one caller with all that load',
      figures: `${percent(shareOf(others))} accepted, ${latenciesOf(accepted)}; of that caller ${percent(shareOf(greedy))}`,
      fault: shareOf(others) < 0.95 ? 'others were refused' : null,
    },
  ];
}

/** The database hangs for six seconds under load. */
async function hangingDatabase(drill: Drill): Promise<Row[]> {
  const { origin, random, next, freeze, thaw } = drill;
  freeze();
  const load = runOpenLoad({ origin, random, next, perSecond: 50, milliseconds: 6_000 });
  const probing = startProbing(origin);
  const metrics: LoadAnswer[] = [];
  for (let count = 0; count < 10; count += 1) {
    metrics.push(await get(`${origin}/metrics`));
    await sleep(400);
  }
  const answers = await load;
  const probed = await probing.stop();
  thaw();
  const thawedAt = performance.now();
  while ((await get(`${origin}/readyz`)).status !== 200) await sleep(10);
  const readyMs = performance.now() - thawedAt;
  const acceptedMs = await timeUntilAccepted(drill);
  const slowest = Math.max(...metrics.map(({ milliseconds }) => milliseconds));
  const refused = answers.filter(({ status }) => status === 503 || status === 200);
  return [
    {
      ...probed,
      name: 'probes while the database hangs',
      fault: probed.ready > 1 ? 'it was ready' : probed.slowestMs > LONGEST_PROBE_MS ? 'slow' : null,
    },
    {
      name: '/metrics while the database hangs',
      figures: `slowest ${slowest.toFixed(0)} ms`,
      fault: metrics.some(({ status }) => status !== 200) ? 'not answered' : null,
    },
    {
      name: 'requests while the database hangs',
      figures: `${String(refused.length)} of ${String(answers.length)} answered, ${latenciesOf(answers)}`,
      fault: refused.length < answers.length ? 'some were not answered' : null,
    },
    {
      name: 'after the database is back',
      figures: `ready in ${readyMs.toFixed(0)} ms, accepts ${acceptedMs.toFixed(0)} ms later`,
      fault: readyMs + acceptedMs > LONGEST_RECOVERY_MS ? 'too late' : null,
    },
  ];
}

/** More idle connections than an instance may have, and then SIGTERM for it, while nothing is under way. */
async function idleConnections({ next }: Drill, { origin, service }: Instance): Promise<Row[]> {
  const { port, hostname } = new URL(origin);
  const sockets: Socket[] = [];
  for (let count = 0; count < IDLE_CONNECTIONS; count += 1) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    sockets.push(socket);
  }
  await sleep(500);
  const answers: LoadAnswer[] = [];
  for (let count = 0; count < 20; count += 1) answers.push(await sendToGraphql(origin, next()));
  const shed = await shedConnections(origin);
  for (const socket of sockets) socket.destroy();
  const answered = answers.filter(({ status }) => status === 200).length;
  const { code, seconds } = await stop(service);
  return [
    {
      name: `beside ${String(IDLE_CONNECTIONS)} idle connections, of at most ${String(MOST_CONNECTIONS)}`,
      figures: `${String(answered)} of ${String(answers.length)} accepted, ${latenciesOf(answers)}; ${String(shed)} connections closed`,
      fault: answered < answers.length ? 'some were refused' : shed > 0 ? null : 'none was closed',
    },
    {
      name: 'SIGTERM without requests',
      figures: `exit code ${String(code)} after ${seconds.toFixed(1)} s`,
      fault: code !== 0 ? 'not 0' : seconds > LONGEST_EXIT_S ? 'too late' : null,
    },
  ];
}

/** The database hangs, and SIGTERM arrives while requests wait for it. */
async function stopWhileHanging({ origin, next, freeze, thaw }: Drill, service: Running): Promise<Row[]> {
  freeze();
  const sent = Array.from({ length: REQUESTS_UNDER_WAY }, () => sendToGraphql(origin, next()));
  await sleep(500);
  const { code, seconds } = await stop(service);
  const answers = await Promise.all(sent);
  thaw();
  const aborted = answers.filter(({ status }) => status === 0).length;
  return [
    {
      name: `SIGTERM while the database hangs, with ${String(REQUESTS_UNDER_WAY)} requests under way`,
      figures: `exit code ${String(code)} after ${seconds.toFixed(1)} s, ${String(answers.length - aborted)} answered`,
      fault:
        code !== 0 && code !== ABORTED
          ? 'neither 0 nor 2'
          : code === 0 && aborted > 0
            ? `0, but ${String(aborted)} were aborted`
            : seconds > LONGEST_EXIT_S
              ? 'too late'
              : null,
    },
  ];
}

/** Sends SIGTERM, and waits for the exit. */
async function stop({ child, ended }: Running): Promise<{ code: number | null; seconds: number }> {
  const stoppedAt = performance.now();
  child.kill('SIGTERM');
  const { code } = await ended;
  return { code, seconds: (performance.now() - stoppedAt) / 1000 };
}

/** Reads how many connections an instance has closed to make room for others. */
async function shedConnections(origin: string): Promise<number> {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const metrics = await (await fetch(`${origin}/metrics`, { headers })).text();
  return Number(/^http_connections_shed_total (\d+)/m.exec(metrics)?.[1] ?? 0);
}

async function pidOf({ connection }: BenchDatabase): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT @@pid_file AS file');
  return Number(readFileSync(String(rows[0]?.['file']), 'utf8'));
}

/** Stops and continues the process of the database server, which accepts connections meanwhile but answers nothing. */
function hangerOf(pid: number): Pick<Drill, 'freeze' | 'thaw'> {
  return { freeze: () => process.kill(pid, 'SIGSTOP'), thaw: () => process.kill(pid, 'SIGCONT') };
}

function startProbing(origin: string): { stop(): Promise<Row & { ready: number; slowestMs: number }> } {
  const probes: LoadAnswer[] = [];
  let isStopped = false;
  const probing = (async () => {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set by stop()
    while (!isStopped) {
      probes.push(await get(`${origin}/readyz`));
      await sleep(PROBE_EVERY_MS);
    }
  })();
  return {
    async stop() {
      isStopped = true;
      await probing;
      const ready = probes.filter(({ status }) => status === 200).length;
      return {
        name: 'probes meanwhile',
        figures: `${String(ready)} of ${String(probes.length)} ready, ${latenciesOf(probes)}`,
        fault: ready < probes.length ? 'not always ready' : null,
        ready,
        slowestMs: Math.max(...probes.map(({ milliseconds }) => milliseconds)),
      };
    },
  };
}

async function timeUntilAccepted({ origin, next }: Drill): Promise<number> {
  const startedAt = performance.now();
  while ((await sendToGraphql(origin, next())).status !== 200) await sleep(10);
  return performance.now() - startedAt;
}

async function get(url: string): Promise<LoadAnswer> {
  const sentAt = performance.now();
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const status = await fetch(url, { headers }).then(
    async (response) => (await response.arrayBuffer(), response.status),
    () => 0,
  );
  return { status, milliseconds: performance.now() - sentAt, retryAfter: undefined };
}

/** Creates requests that take long and are never compiled, so that the service is slower than this program. */
function requestsOf(dataset: Dataset, random: Random): Pick<Drill, 'next' | 'ofOne'> {
  let nonce = 0;
  const bodyOf = (): string => {
    nonce += 1;
    const lists = Array.from(
      { length: LISTS },
      (_, index) => `l${String(index)}: profiles(first: 10) { edges { node { ...p } } }`,
    );
    const query = `query Q${String(nonce)} { viewer { activeProfile { ...p } ${lists.join(' ')} } }
      fragment p on Profile { id displayName email role status account { id number name kind status program } }`;
    return JSON.stringify({ query });
  };
  const cookieOf = (index: number): string => dataset.people[index]?.cookie ?? '';
  return {
    next: () => ({ cookie: cookieOf(wholeBelow(random, dataset.people.length)), body: bodyOf() }),
    ofOne: () => ({ cookie: cookieOf(0), body: bodyOf() }),
  };
}

function environmentOf(port: number, databaseUrl: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${String(port)}`,
    DATABASE_URL: databaseUrl,
    // Nothing listens there.
    MICROSOFT_AUTHORITY: 'http://127.0.0.1:9/common/v2.0',
    MICROSOFT_CLIENT_ID: 'client',
    MICROSOFT_CLIENT_SECRET: 'secret',
    SECRET_KEYS: `prove:${Buffer.alloc(32, 7).toString('base64')}`,
    POSTMARK_URL: 'http://127.0.0.1:9',
    POSTMARK_SERVER_TOKEN: 'token',
    MAIL_FROM: 'no-reply@access.example',
    METRICS_TOKEN,
    LOG_LEVEL: 'warn',
  };
}

function quantile(answers: readonly LoadAnswer[], share: number): number {
  const sorted = answers.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function latenciesOf(answers: readonly LoadAnswer[]): string {
  return `p50 ${quantile(answers, 0.5).toFixed(0)} ms, p99 ${quantile(answers, 0.99).toFixed(0)} ms`;
}

/** Formats nanoseconds. */
function inMs(nanoseconds: number): string {
  return `${(nanoseconds / 1e6 - LAG_RESOLUTION_MS).toFixed(1)} ms`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

const command = new Command('npm run prove:overload --')
  .description(
    'Builds the service, starts it like npm start on a private database server, and overloads it: more requests than it can answer, one greedy caller, a database that hangs, idle connections, and SIGTERM while the database hangs. Needs the program of MariaDB or MySQL.',
  )
  .option('--seed <number>', 'seed of the data and the load', Number, 1)
  .option('--seconds <number>', 'duration of each load', Number, 10)
  .option('--times <number>', 'load as a multiple of the measured capacity', Number, 5)
  .option('--built <folder>', 'the folder of a build of the service; by default, it is built first')
  .addHelpText(
    'after',
    '\nExit codes: 0 if everything is within the limits, 2 if something is not, 1 if the drill failed.',
  )
  .parse();

runDrillCommand(
  prove(command.opts<Options>()).then((rows) => {
    const lines = rows.map(({ name, figures, fault }) => `| ${name} | ${figures} | ${fault ?? 'ok'} |\n`);
    process.stdout.write(`| what | figures | |\n| --- | --- | --- |\n${lines.join('')}`);
    return rows.filter(({ fault }) => fault !== null).length;
  }),
);
