import type { Measurement } from './measure';
import type { RunningServer } from './server-process';
import { median, quantile, type Quartiles, ratioWithinRounds } from './statistics';
import type { WorkloadName } from './workloads';

/** The results of a server for a workload, over all rounds. */
export interface WorkloadSummary {
  /** CPU time as a multiple of the base's in the same round. */
  readonly ratio: Quartiles;
  readonly cpuMsPerRequest: number;
  readonly statementsPerRequest: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** A line of the table. */
export interface ServerSummary {
  readonly name: string;
  readonly label: string;
  readonly workloads: ReadonlyMap<WorkloadName, WorkloadSummary>;
  /** Maximum resident memory after any slice. */
  readonly residentMiB: number;
  readonly firstAnswerMs: number;
}

/** Summarizes a measurement, in the servers' order. `base` is the name of the server that others are compared with. */
export function summarize(
  servers: readonly Pick<RunningServer, 'name' | 'label' | 'firstAnswerMs'>[],
  measurement: Measurement,
  base: string,
): readonly ServerSummary[] {
  return servers.map(({ name, label, firstAnswerMs }) => {
    const workloads = new Map<WorkloadName, WorkloadSummary>();
    let residentBytes = 0;
    for (const [workload, slices] of measurement.get(name) ?? []) {
      const baseSlices = measurement.get(base)?.get(workload) ?? [];
      const cpu = slices.map(({ cpuMsPerRequest }) => cpuMsPerRequest);
      const latencies = slices.flatMap(({ latenciesMs }) => latenciesMs);
      workloads.set(workload, {
        ratio: ratioWithinRounds(
          cpu,
          baseSlices.map(({ cpuMsPerRequest }) => cpuMsPerRequest),
        ),
        cpuMsPerRequest: median(cpu),
        statementsPerRequest: median(slices.map(({ statementsPerRequest }) => statementsPerRequest)),
        requestsPerSecond: median(slices.map(({ requestsPerSecond }) => requestsPerSecond)),
        p50Ms: median(latencies),
        p99Ms: quantile(latencies, 0.99),
      });
      residentBytes = Math.max(residentBytes, ...slices.map((slice) => slice.residentBytes));
    }
    return { name, label, workloads, residentMiB: residentBytes / 2 ** 20, firstAnswerMs };
  });
}
