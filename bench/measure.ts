import { runLoad } from './load';
import { randomFrom } from './random';
import type { RunningServer } from './server-process';
import type { Workload, WorkloadName } from './workloads';

/** What one server did under one workload in one round. */
export interface Slice {
  readonly cpuMsPerRequest: number;
  readonly statementsPerRequest: number;
  readonly requestsPerSecond: number;
  readonly latenciesMs: readonly number[];
  readonly residentBytes: number;
}

/** The slices of each server, one a round, by the server's name and the workload's. */
export type Measurement = ReadonlyMap<string, ReadonlyMap<WorkloadName, readonly Slice[]>>;

/** Says how to measure. */
export interface MeasureOptions {
  readonly rounds: number;
  readonly sliceMs: number;
  /** How many requests each server is sent before it is measured: a compiler that optimizes counts calls, not seconds. */
  readonly warmUpRequests: number;
  readonly connections: number;
  readonly seed: number;
  readonly countStatements: () => Promise<number>;
  /** Is told after each slice, those for warming up included. */
  readonly onSlice: (server: RunningServer, workload: Workload) => void;
}

/** Counts the slices that `measure` reports. */
export function countSlices(servers: number, workloads: number, rounds: number): number {
  return servers * workloads * (rounds + 1);
}

/**
 * Measures servers under workloads, in interleaved rounds.
 *
 * One server works at a time, on the same requests as the others in its round. Each round begins with the next
 * server, so that none always follows the same one. What comes before the first round only warms up.
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
  // The counting itself is a statement.
  const statements = (await countStatements()) - statementsBefore - 1;
  return {
    cpuMsPerRequest: (after.cpuMs - before.cpuMs) / requests,
    statementsPerRequest: statements / requests,
    requestsPerSecond: requests / seconds,
    latenciesMs,
    residentBytes: after.residentBytes,
  };
}
