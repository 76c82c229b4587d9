import { median, type Quartiles, ratioWithinRounds } from '../../bench/statistics';

/** Maximum CPU time of a request with one trace in a hundred, as a multiple of that without traces. */
const MOST_COST = 1.03;
/** Minimum share of requests with a trace. If fewer traces arrive, the cost means nothing. */
const LEAST_RECORDED = 0.005;

/** What an instance took. */
export interface TracingSlice {
  /** CPU time per request in the turns with recorded traces. */
  readonly cpuMsWith: number;
  /** CPU time per request in the turns without recorded traces. */
  readonly cpuMsWithout: number;
  /** The share of requests whose traces arrived, in the turns with recorded traces. */
  readonly recorded: number;
}

/** What recording costs. Figures are medians of the instances. */
export interface TracingCost {
  readonly cpuMsWith: number;
  readonly cpuMsWithout: number;
  readonly recorded: number;
  /** CPU time with recorded traces, as a multiple of the same instance's without. */
  readonly ratio: Quartiles;
  /** What's wrong; null if nothing is. */
  readonly fault: string | null;
}

/** Judges the slices of several instances. */
export function judgeTracing(slices: readonly TracingSlice[]): TracingCost {
  const figures = (figure: keyof TracingSlice): number[] => slices.map((slice) => slice[figure]);
  const ratio = ratioWithinRounds(figures('cpuMsWith'), figures('cpuMsWithout'));
  const recorded = median(figures('recorded'));
  const fault =
    recorded < LEAST_RECORDED
      ? 'too few traces arrived'
      : ratio.median > MOST_COST
        ? 'it costs too much'
        : null;
  return {
    cpuMsWith: median(figures('cpuMsWith')),
    cpuMsWithout: median(figures('cpuMsWithout')),
    ...{ recorded, ratio, fault },
  };
}
