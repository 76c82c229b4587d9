import type { Arrival, Ending, LatencyRecord } from './latency';

/** Something that streams must not do. */
export interface LatencyViolation {
  readonly kind: 'late end' | 'late events' | 'lost event' | 'wrong code';
  readonly what: string;
}

/** The promise: an event arrives, and a stream without access ends, within two seconds on every instance. */
const PROMISED_MS = 2_000;

/** Checks that no event was lost, that 99 % arrived in time, and that each stream of a removed person ended in time. */
export function judgeLatency({ arrivals, endings }: LatencyRecord): LatencyViolation[] {
  const { p99 } = spread(arrivals);
  return [
    ...arrivals
      .filter(({ ms }) => ms === null)
      .map(({ change, instance }) => ({ kind: 'lost event' as const, what: `${change} at ${instance}` })),
    ...(p99 > PROMISED_MS ? [{ kind: 'late events' as const, what: `p99 is ${String(p99)} ms` }] : []),
    ...endings.flatMap(judgeEnding),
  ];
}

function judgeEnding({ instance, of, ms, code }: Ending): LatencyViolation[] {
  const where = `the ${of} stream at ${instance}`;
  if (ms === null) return [{ kind: 'late end', what: `${where} never ended` }];
  return [
    ...(ms > PROMISED_MS ? [{ kind: 'late end' as const, what: `${where}: ${ms.toFixed(0)} ms` }] : []),
    ...(code === 'FORBIDDEN' ? [] : [{ kind: 'wrong code' as const, what: `${where}: ${String(code)}` }]),
  ];
}

/** Returns the figures of a record: the times of all events, by change, and of the endings, in milliseconds. */
export function figuresOfLatency({ arrivals, endings }: LatencyRecord): object {
  const changes = new Set(arrivals.map(({ change }) => change));
  return {
    events: spread(arrivals),
    ...Object.fromEntries(
      [...changes].map((kind) => [kind, spread(arrivals.filter(({ change }) => change === kind))]),
    ),
    endings: spread(endings),
  };
}

function spread(values: readonly Pick<Arrival, 'ms'>[]): {
  count: number;
  p50: number;
  p99: number;
  max: number;
} {
  const sorted = values.flatMap(({ ms }) => ms ?? []).toSorted((one, other) => one - other);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
