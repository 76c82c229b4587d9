import { median, type Quartiles, ratioWithinRounds } from '../../bench/statistics';

/** What an instance took in a round. */
export interface TracingSlice {
  readonly cpuMsPerRequest: number;
  /** The share of its requests whose traces arrived. */
  readonly recorded: number;
}

/** How an instance is started, and what must be true of it. */
export interface TracingSetting {
  readonly label: string;
  /** `OTEL_TRACES_SAMPLER_ARG`; null without a receiver. */
  readonly ratio: number | null;
  /** If fewer traces arrive, the costs mean nothing. */
  readonly leastRecorded: number;
  /** Maximum CPU time of a request, as a multiple of that without a receiver. */
  readonly mostCost: number;
}

/** The settings to compare. The first is the one that the others are compared with. */
export const TRACING_SETTINGS: readonly [TracingSetting, ...TracingSetting[]] = [
  { label: 'off', ratio: null, leastRecorded: 0, mostCost: Infinity },
  { label: 'one request in a hundred', ratio: 0.01, leastRecorded: 0.005, mostCost: 1.03 },
  { label: 'each request, up to 100 a second', ratio: 1, leastRecorded: 0.01, mostCost: Infinity },
];

/** What a setting costs. */
export interface TracingCost {
  readonly label: string;
  /** The median of the rounds. */
  readonly cpuMsPerRequest: number;
  /** As a multiple of the first setting's, in the same round. */
  readonly ratio: Quartiles;
  /** The median of the rounds. */
  readonly recorded: number;
  /** What's wrong; null if nothing is. */
  readonly fault: string | null;
}

/** Compares the slices of each setting, one for each round, with those of the first setting. */
export function judgeTracing(slices: ReadonlyMap<TracingSetting, readonly TracingSlice[]>): TracingCost[] {
  const cpuOf = (setting: TracingSetting): number[] =>
    (slices.get(setting) ?? []).map(({ cpuMsPerRequest }) => cpuMsPerRequest);
  return TRACING_SETTINGS.map((setting) => {
    const cpu = cpuOf(setting);
    const ratio = ratioWithinRounds(cpu, cpuOf(TRACING_SETTINGS[0]));
    const recorded = median((slices.get(setting) ?? []).map((slice) => slice.recorded));
    const { label, leastRecorded, mostCost } = setting;
    const fault =
      recorded < leastRecorded
        ? 'too few traces arrived'
        : ratio.median > mostCost
          ? 'it costs too much'
          : null;
    return { label, cpuMsPerRequest: median(cpu), ratio, recorded, fault };
  });
}
