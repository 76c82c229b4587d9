import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchDatabase, startBenchDatabase } from '../../bench/bench-database';
import { type Contender, serviceContender } from '../../bench/contenders';
import { planDataset, SMALL_SIZE } from '../../bench/dataset';
import { fillDatabase } from '../../bench/fill-database';
import { runLoad } from '../../bench/load';
import { migrateDatabase } from '../../bench/migrate-database';
import { randomFrom } from '../../bench/random';
import { type RunningServer, startServer } from '../../bench/server-process';
import { viewerOfEach, type Workload } from '../../bench/workloads';
import type { Production } from '../../test/support/servers/production';
import { OtlpReceiver } from '../../test/support/stand-ins/otlp-receiver';
import type { TracingSlice } from './judge-tracing';
import { TraceParents } from './trace-parents';

/** What to measure, and for how long. */
export interface TracingOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  readonly seed: number;
}

/** What was measured. */
export interface MeasuredTracing {
  /** The program and version of the database server. */
  readonly database: string;
  /** One slice of each instance. */
  readonly slices: readonly TracingSlice[];
}

/** What a turn took. */
interface Taken {
  readonly requests: number;
  readonly cpuMs: number;
}

/** What the rounds share. */
interface Surroundings extends TracingOptions {
  readonly folder: string;
  readonly database: BenchDatabase;
  readonly receiver: OtlpReceiver;
  readonly workload: Workload;
}

/** More than the benchmark's, so that V8 optimizes for requests with and without a trace. */
const WARM_UP_REQUESTS = 40_000;
/** The default of `OTEL_TRACES_SAMPLER_ARG`. */
const ONE_IN_A_HUNDRED = 0.01;
/** Short, so that a change of the machine's speed affects both kinds of turns. */
const TURN_MS = 500;
/** Spans are sent within 5 seconds. */
const ALL_SENT_MS = 6_000;

/**
 * Measures what recording one trace in a hundred costs a built service, on a private database server. Calls `onMeasured`
 * after each round. Stops everything, even after a failure.
 */
export async function measureTracing(
  options: TracingOptions,
  production: Production,
  onMeasured: () => void,
): Promise<MeasuredTracing> {
  const slices: TracingSlice[] = [];
  const started: (() => unknown)[] = [];
  try {
    const database = await startBenchDatabase();
    started.push(() => database.stop());
    const receiver = await OtlpReceiver.start();
    started.push(() => receiver.close());
    await migrateDatabase(production, database.url);
    const dataset = planDataset(SMALL_SIZE, options.seed, new Date());
    await fillDatabase(database.connection, dataset);
    const workload = viewerOfEach(dataset);
    const surroundings = { ...options, folder: production.folder, database, receiver, workload };
    for (let round = 0; round < options.rounds; round += 1) {
      slices.push(await measureInstance(surroundings));
      onMeasured();
    }
    return { database: database.version, slices };
  } finally {
    for (const end of started.reverse()) await end();
  }
}

/**
 * Starts an instance, warms it up, and measures it in turns with and without recorded traces.
 *
 * Instances aren't compared with each other: V8 optimizes the same code differently from process to process, and a request
 * takes up to a fifth more or less. Spans wait for up to 5 seconds, so the cost of sending them falls
 * into turns of both kinds, and isn't measured.
 */
async function measureInstance(surroundings: Surroundings): Promise<TracingSlice> {
  const { receiver, workload, seconds, connections, seed } = surroundings;
  const parents = new TraceParents(randomFrom(seed));
  const server = await startInstance(surroundings, parents);
  const load = async (share: number, period: { milliseconds: number; least?: number }): Promise<Taken> => {
    parents.share = share;
    const before = server.usage().cpuMs;
    const random = randomFrom(seed);
    const { requests } = await runLoad(server.client, workload, { ...period, connections, random });
    return { requests, cpuMs: server.usage().cpuMs - before };
  };
  const turn = (share: number): Promise<Taken> => load(share, { milliseconds: TURN_MS });
  try {
    await load(ONE_IN_A_HUNDRED, { milliseconds: 0, least: WARM_UP_REQUESTS });
    await sleep(ALL_SENT_MS);
    receiver.spans.length = 0;
    // The first turn after a pause takes more.
    await turn(0);
    const [taken, takenWithout]: [Taken[], Taken[]] = [[], []];
    while (taken.length * TURN_MS < 1000 * seconds) {
      // So that neither kind always follows the other.
      const isTracedFirst = taken.length % 2 === 1;
      if (!isTracedFirst) takenWithout.push(await turn(0));
      taken.push(await turn(ONE_IN_A_HUNDRED));
      if (isTracedFirst) takenWithout.push(await turn(0));
    }
    await sleep(ALL_SENT_MS);
    const traces = receiver.spans.filter(({ name }) => name === 'POST /graphql').length;
    return {
      cpuMsWith: cpuMsPerRequest(taken),
      cpuMsWithout: cpuMsPerRequest(takenWithout),
      recorded: traces / sumOf(taken, 'requests'),
    };
  } finally {
    await server.stop();
  }
}

function cpuMsPerRequest(taken: readonly Taken[]): number {
  return sumOf(taken, 'cpuMs') / sumOf(taken, 'requests');
}

function sumOf(taken: readonly Taken[], figure: keyof Taken): number {
  return taken.reduce((sum, each) => sum + each[figure], 0);
}

function startInstance(
  { folder, database, receiver, workload, connections, seed }: Surroundings,
  parents: TraceParents,
): Promise<RunningServer> {
  const name = 'service';
  const contender: Contender = {
    ...serviceContender(folder, name, name, { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url }),
    credentials: ({ cookie }) => ({ cookie, traceparent: parents.next() }),
  };
  const probe = workload.next(randomFrom(seed));
  return startServer(contender, { databaseUrl: database.url, connections, probe });
}
