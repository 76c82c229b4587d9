import { runLoad } from './load';
import { randomFrom } from './random';
import type { RunningServer } from './server-process';
import type { Workload, WorkloadName } from './workloads';

/** The results of one server for one workload in one round. */
export interface Slice {
  readonly cpuMsPerRequest: number;
  readonly statementsPerRequest: number;
  readonly requestsPerSecond: number;
  readonly latenciesMs: readonly number[];
  readonly residentBytes: number;
}

/** The slices of each server, one for each round, by the server's name and the workload's. */
export type Measurement = ReadonlyMap<string, ReadonlyMap<WorkloadName, readonly Slice[]>>;

/** The settings of a measurement. */
export interface MeasureOptions {
  readonly rounds: number;
  readonly sliceMs: number;
  /**
   * Number of warm-up requests for each server. It's a count, not a time, because an optimizing compiler counts calls.
   */
  readonly warmUpRequests: number;
  readonly connections: number;
  readonly seed: number;
  readonly countStatements: () => Promise<number>;
  /** Called after each slice, including warm-up slices. */
  readonly onSlice: (server: RunningServer, workload: Workload) => void;
}

/** Returns the number of slices that `measure` reports. */
export function countSlices(servers: number, workloads: number, rounds: number): number {
  return servers * workloads * (rounds + 1);
}

/**
 * Measures servers under workloads, in interleaved rounds.
 *
 * One server works at a time, with the same requests as the others in the round. Each round begins with the next
 * server, so that no server always follows the same one. Slices before the first round are only for warming up.
 */
export async function measure(
  servers: readonly RunningServer[],
  workloads: readonly Workload[],
  options: MeasureOptions,
): Promise<Measurement> {
  const slices = new Map(
    servers.map(({ name }) => [name, new Map(workloads.map((workload) => [workload.name, [] as Slice[]]))]),
  );
  for (let round = -1; round < options.rounds; round += 1) {
    for (const workload of workloads) {
      for (const place of servers.keys()) {
        const server = servers[(place + Math.max(0, round)) % servers.length];
        if (!server) continue;
        const slice = await measureSlice(server, workload, round, options);
        if (round >= 0) slices.get(server.name)?.get(workload.name)?.push(slice);
        options.onSlice(server, workload);
      }
    }
  }
  return slices;
}

async function measureSlice(
  server: RunningServer,
  workload: Workload,
  round: number,
  { sliceMs, warmUpRequests, connections, seed, countStatements }: MeasureOptions,
): Promise<Slice> {
  const statementsBefore = await countStatements();
  const before = server.usage();
  const { requests, seconds, latenciesMs } = await runLoad(server.client, workload, {
    ...(round < 0 ? { milliseconds: 0, least: warmUpRequests } : { milliseconds: sliceMs }),
    connections,
    random: randomFrom(seed + round),
  });
  const after = server.usage();
  // Counting is a statement itself.
  const statements = (await countStatements()) - statementsBefore - 1;
  return {
    cpuMsPerRequest: (after.cpuMs - before.cpuMs) / requests,
    statementsPerRequest: statements / requests,
    requestsPerSecond: requests / seconds,
    latenciesMs,
    residentBytes: after.residentBytes,
  };
}
