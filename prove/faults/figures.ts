import type { Drill } from './run-drill';

/** Returns the figures of a drill: its operations, faults and mails, and the times until instances were ready. */
export function figuresOf({ operations, faults, verdict, ends }: Drill): object {
  const ready = faults.flatMap(({ readyAfterMs = [] }) => readyAfterMs).toSorted((one, other) => one - other);
  return {
    seconds: Math.round(Math.max(...faults.map(({ endedAt }) => endedAt)) / 1000),
    operations: operations.length,
    outcomes: count(operations.map(({ outcome }) => outcome)),
    acknowledgedWrites: operations.filter(({ outcome, writes }) => outcome === 'ok' && writes.length > 0)
      .length,
    kinds: count(operations.map(({ kind, outcome }) => `${kind} ${outcome}`)),
    repeated: count(
      operations.flatMap(({ kind, outcome, isRepeated }) => (isRepeated ? `${kind} ${outcome}` : [])),
    ),
    errors: count(operations.flatMap(({ error }) => error ?? [])),
    faults: faults.length,
    faultsByKind: count(faults.map(({ name }) => name)),
    readyAfterMs: {
      measured: ready.length,
      median: Math.round(ready[Math.floor(ready.length / 2)] ?? 0),
      p95: Math.round(ready[Math.floor(ready.length * 0.95)] ?? 0),
      most: Math.round(ready.at(-1) ?? 0),
      above2s: ready.filter((ms) => ms > 2_000).length,
    },
    unknowns: verdict.unknowns,
    mails: verdict.mails,
    violations: count(verdict.violations.map(({ kind }) => kind)),
    failedStarts: ends.failedStarts.length,
    unexpectedEnds: ends.unexpected.length,
  };
}

/** Counts equal keys, in alphabetical order. */
export function count(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys.toSorted()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
