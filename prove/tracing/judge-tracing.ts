import { median, type Quartiles, ratioWithinRounds } from '../../bench/statistics';

/** What an instance took with a setting. */
export interface TracingSlice {
  readonly cpuMsPerRequest: number;
  /** The same while no request asked to be recorded. */
  readonly cpuMsWithout: number;
  /** The share of its requests whose traces arrived. */
  readonly recorded: number;
}

/** How many requests ask to be recorded, and what must be true of them. */
export interface TracingSetting {
  readonly label: string;
  /** The share of requests whose `traceparent` asks for it, from 0 to 1. */
  readonly share: number;
  /** If fewer traces arrive, the costs mean nothing. */
  readonly leastRecorded: number;
  /** Maximum CPU time of a request, as a multiple of that without a recorded trace. */
  readonly mostCost: number;
}

/** The share by default, with which instances are warmed up, too. */
export const ONE_IN_A_HUNDRED: TracingSetting = {
  label: 'one request in a hundred',
  share: 0.01,
  leastRecorded: 0.005,
  mostCost: 1.03,
};

/** The settings to measure. */
export const TRACING_SETTINGS: readonly TracingSetting[] = [
  ONE_IN_A_HUNDRED,
  { label: 'each request, up to 100 a second', share: 1, leastRecorded: 0.01, mostCost: Infinity },
];

/** What a setting costs. */
export interface TracingCost {
  readonly label: string;
  /** The median of the instances, like `recorded`. */
  readonly cpuMsPerRequest: number;
  /** As a multiple of the same instance's without a recorded trace. */
  readonly ratio: Quartiles;
  readonly recorded: number;
  /** What's wrong; null if nothing is. */
  readonly fault: string | null;
}

/** Judges the slices of each setting, one for each instance. */
export function judgeTracing(slices: ReadonlyMap<TracingSetting, readonly TracingSlice[]>): TracingCost[] {
  return Array.from(slices, ([{ label, leastRecorded, mostCost }, measured]) => {
    const cpu = measured.map(({ cpuMsPerRequest }) => cpuMsPerRequest);
    const ratio = ratioWithinRounds(
      cpu,
      measured.map(({ cpuMsWithout }) => cpuMsWithout),
    );
    const recorded = median(measured.map((slice) => slice.recorded));
    const fault =
      recorded < leastRecorded
        ? 'too few traces arrived'
        : ratio.median > mostCost
          ? 'it costs too much'
          : null;
    return { label, cpuMsPerRequest: median(cpu), ratio, recorded, fault };
  });
}
