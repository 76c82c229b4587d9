import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchDatabase, startBenchDatabase } from '../../bench/bench-database';
import { serviceContender } from '../../bench/contenders';
import { planDataset, SMALL_SIZE } from '../../bench/dataset';
import { fillDatabase } from '../../bench/fill-database';
import { measure } from '../../bench/measure';
import { migrateDatabase } from '../../bench/migrate-database';
import { randomFrom } from '../../bench/random';
import { type RunningServer, startServer } from '../../bench/server-process';
import { viewerOfEach, type Workload } from '../../bench/workloads';
import type { Production } from '../../test/support/servers/production';
import { OtlpReceiver } from '../../test/support/stand-ins/otlp-receiver';
import { TRACING_SETTINGS, type TracingSetting, type TracingSlice } from './judge-tracing';

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
  /** One slice of each round. */
  readonly slices: ReadonlyMap<TracingSetting, readonly TracingSlice[]>;
}

/** What the rounds share. */
interface Surroundings extends TracingOptions {
  readonly folder: string;
  readonly database: BenchDatabase;
  readonly receiver: OtlpReceiver;
  readonly workload: Workload;
}

/**
 * More than the benchmark's: with one trace in a hundred, V8 hasn't optimized for both kinds of requests after 5,000, and a
 * request takes a fifth more.
 */
const WARM_UP_REQUESTS = 40_000;
/** Spans are sent within 5 seconds. */
const ALL_SENT_MS = 6_000;

/**
 * Measures a built service with each setting, in interleaved rounds on a private database server. Calls `onMeasured`
 * after each slice. Stops everything, even after a failure.
 */
export async function measureTracing(
  options: TracingOptions,
  production: Production,
  onMeasured: (label: string) => void,
): Promise<MeasuredTracing> {
  const slices = new Map(TRACING_SETTINGS.map((setting) => [setting, [] as TracingSlice[]]));
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
    for (let round = 0; round < options.rounds; round += 1)
      for (const place of TRACING_SETTINGS.keys()) {
        // Each round begins with the next setting, so that none always follows the same one.
        const setting = TRACING_SETTINGS[(place + round) % TRACING_SETTINGS.length] ?? TRACING_SETTINGS[0];
        slices.get(setting)?.push(await measureInstance(surroundings, setting));
        onMeasured(setting.label);
      }
    return { database: database.version, slices };
  } finally {
    for (const end of started.reverse()) await end();
  }
}

/**
 * Starts an instance, warms it up, and measures it. Each slice has an instance of its own, because V8 optimizes the same
 * code differently from process to process.
 */
async function measureInstance(surroundings: Surroundings, setting: TracingSetting): Promise<TracingSlice> {
  const { receiver, workload, seconds, connections, seed, database } = surroundings;
  const server = await startInstance(surroundings, setting);
  try {
    let traces = 0;
    const measured = await measure([server], [workload], {
      ...{ rounds: 1, sliceMs: 1000 * seconds, warmUpRequests: WARM_UP_REQUESTS, connections, seed },
      countStatements: () => database.countStatements(),
      settle: () => sleep(ALL_SENT_MS),
      // Also called after the warm-up, whose traces don't count.
      onSlice: () => {
        traces = receiver.spans.splice(0).filter(({ name }) => name === 'POST /graphql').length;
      },
    });
    const [slice] = measured.get(server.name)?.get(workload.name) ?? [];
    if (!slice) throw new Error('Nothing was measured.');
    return { cpuMsPerRequest: slice.cpuMsPerRequest, recorded: traces / slice.latenciesMs.length };
  } finally {
    await server.stop();
  }
}

function startInstance(
  { folder, database, receiver, workload, connections, seed }: Surroundings,
  { label, ratio }: TracingSetting,
): Promise<RunningServer> {
  const tracing: Record<string, string> =
    ratio === null
      ? {}
      : { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_TRACES_SAMPLER_ARG: String(ratio) };
  const probe = workload.next(randomFrom(seed));
  return startServer(serviceContender(folder, label, label, tracing), {
    ...{ databaseUrl: database.url, connections, probe },
  });
}
