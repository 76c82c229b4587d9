import { count } from '../faults/figures';
import type { Loss } from './losses';
import type { ClusterDrill } from './run-drill';

/** Returns the figures of a drill: its operations, and the times of each loss. */
export function figuresOf({ operations, losses, verdict, ends }: ClusterDrill): object {
  return {
    seconds: Math.round(Math.max(...operations.map(({ endedAt }) => endedAt)) / 1_000),
    operations: operations.length,
    outcomes: count(operations.map(({ outcome }) => outcome)),
    acknowledgedWrites: operations.filter(({ outcome, writes }) => outcome === 'ok' && writes.length > 0)
      .length,
    errors: count(operations.flatMap(({ error }) => error ?? [])),
    unknowns: verdict.unknowns,
    mails: verdict.mails,
    losses: losses.map(summaryOf),
    violations: count(verdict.violations.map(({ kind }) => kind)),
    failedStarts: ends.failedStarts.length,
    unexpectedEnds: ends.unexpected.length,
  };
}

function summaryOf({ withoutQuorum, ...loss }: Loss): object {
  if (!withoutQuorum) return loss;
  const { codes, ...rest } = withoutQuorum;
  return { ...loss, ...rest, codes: count(codes) };
}
