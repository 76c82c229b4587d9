import { count } from '../faults/figures';
import type { BalancedRequest, Rotation } from './balancer';

/** An instance that was stopped with SIGTERM. */
export interface Stop {
  readonly instance: string;
  /** What the drill did, such as `round 3`. */
  readonly during: string;
  readonly startedAt: number;
  readonly stoppedAt: number;
  readonly endedAt: number;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last output. */
  readonly output: string;
}

/** What a rolling restart has recorded. */
export interface RollingRecord {
  readonly requests: readonly BalancedRequest[];
  readonly rotations: readonly Rotation[];
  readonly stops: readonly Stop[];
}

/** Something that a rolling restart must not do. */
export interface RollingViolation {
  readonly kind: 'empty round' | 'exit code' | 'lost request' | 'no instance' | 'undocumented error';
  readonly what: string;
}

/**
 * Checks a rolling restart.
 *
 * - No request is lost: each that was sent over a connection has a complete answer.
 * - There's always an instance that accepts a connection.
 * - Errors are documented: 503 with `Retry-After`, and no `INTERNAL_SERVER_ERROR`.
 * - Each stopped instance exits with 0, and had answered requests, or its round shows nothing.
 */
export function judgeRolling({ requests, stops }: Omit<RollingRecord, 'rotations'>): RollingViolation[] {
  return [
    ...requests.flatMap((request) => judgeRequest(request, stops)),
    ...stops.flatMap((stop) => judgeStop(stop, requests)),
  ];
}

function judgeRequest(request: BalancedRequest, stops: readonly Stop[]): RollingViolation[] {
  const { path, arrivedAt, attempts, status, code, hasRetryAfter } = request;
  const last = attempts.at(-1);
  const where = `${path.replace(/\?.*/, '')} at ${arrivedAt.toFixed(0)} ms`;
  if (!last || last.outcome === 'unconnected')
    return [{ kind: 'no instance', what: `${where}: ${last?.error ?? 'none was ready'}` }];
  if (last.outcome === 'lost') {
    const connection = last.isReused ? 'a kept connection' : 'a new connection';
    const when = stopNear(stops, last.instance, last.sentAt);
    return [
      {
        kind: 'lost request',
        what: `${where}: ${last.error ?? ''} on ${connection} to ${last.instance}, ${when}`,
      },
    ];
  }
  const isDocumented = status !== null && (status < 500 || (status === 503 && hasRetryAfter));
  if (isDocumented && code !== 'INTERNAL_SERVER_ERROR') return [];
  const what = `${where}: ${String(status)} ${code ?? ''} from ${last.instance}`;
  return [{ kind: 'undocumented error', what }];
}

function stopNear(stops: readonly Stop[], instance: string, at: number): string {
  const stop = stops.find((each) => each.instance === instance && each.endedAt >= at);
  if (!stop) return 'which was never stopped afterward';
  const milliseconds = at - stop.stoppedAt;
  return `${milliseconds.toFixed(0)} ms after its SIGTERM (${stop.during})`;
}

function judgeStop(stop: Stop, requests: readonly BalancedRequest[]): RollingViolation[] {
  const { instance, during, exitCode, signal, output } = stop;
  const violations: RollingViolation[] = [];
  if (exitCode !== 0)
    violations.push({
      kind: 'exit code',
      what: `${instance} in ${during}: ${signal ?? String(exitCode)}: ${output}`,
    });
  if (!requests.some((request) => isAnsweredBy(request, stop)))
    violations.push({ kind: 'empty round', what: `${instance} had answered nothing in ${during}` });
  return violations;
}

function isAnsweredBy({ attempts }: BalancedRequest, { instance, startedAt, endedAt }: Stop): boolean {
  const last = attempts.at(-1);
  return (
    last?.instance === instance &&
    last.outcome === 'answered' &&
    last.sentAt >= startedAt &&
    last.sentAt <= endedAt
  );
}

/** Returns the figures of a rolling restart. */
export function figuresOfRolling({ requests, rotations, stops }: RollingRecord): object {
  const first = requests[0]?.arrivedAt ?? 0;
  const seconds = ((requests.at(-1)?.endedAt ?? 0) - first) / 1000;
  const attempts = requests.flatMap((request) => request.attempts);
  const afterStop = attempts.filter(({ instance, sentAt, outcome }) =>
    stops.some(
      (stop) =>
        outcome === 'answered' &&
        stop.instance === instance &&
        sentAt >= stop.stoppedAt &&
        sentAt <= stop.endedAt,
    ),
  );
  const leaving = stops.flatMap(({ instance, stoppedAt }) => {
    const left = rotations.find((each) => each.instance === instance && !each.isIn && each.at >= stoppedAt);
    return left ? [left.at - stoppedAt] : [];
  });
  return {
    seconds: Math.round(seconds),
    requests: requests.length,
    perSecond: Math.round(requests.length / Math.max(1, seconds)),
    statuses: count(requests.map(({ status }) => String(status ?? 'none'))),
    codes: count(requests.flatMap(({ code }) => code ?? [])),
    stops: stops.length,
    answeredAfterSigterm: afterStop.length,
    onKeptConnections: attempts.filter(({ isReused }) => isReused).length,
    sentToAnotherInstance: attempts.filter(({ outcome }) => outcome === 'unconnected').length,
    leftRotationAfterMs: spread(leaving),
    exitedAfterMs: spread(stops.map(({ stoppedAt, endedAt }) => endedAt - stoppedAt)),
    latencyMs: spread(requests.map(({ arrivedAt, endedAt }) => endedAt - arrivedAt)),
  };
}

function spread(values: readonly number[]): object {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { median: at(0.5), p99: at(0.99), most: at(1) };
}
