import type { KillsRecord } from './kills';

/** A row of the change log. */
export interface LoggedChange {
  readonly id: string;
  readonly accountId: string | null;
  readonly type: string;
}

/** Something that must not happen when processes are killed. */
export interface KillsViolation {
  readonly kind: 'lost change' | 'invented change' | 'reader' | 'subscriber' | 'webhook';
  readonly what: string;
}

/**
 * Checks that the log has each acknowledged rename, and no more than were requested; that each reader got exactly the
 * log, in order; and that each subscriber saw the last name.
 */
export function judgeKills(
  { renames, names, read, seen }: Pick<KillsRecord, 'renames' | 'names' | 'read' | 'seen'>,
  log: readonly LoggedChange[],
): KillsViolation[] {
  return [
    ...[...names.keys()].flatMap((accountId): KillsViolation[] => {
      const own = renames.filter((rename) => rename.accountId === accountId);
      const most = own.length;
      const least = own.filter(({ outcome }) => outcome === 'ok').length;
      const logged = log.filter(
        (row) => row.accountId === accountId && row.type === 'profile.updated',
      ).length;
      const what = `${accountId}: ${String(logged)} of ${String(least)} to ${String(most)} renames`;
      if (logged < least) return [{ kind: 'lost change', what }];
      return logged > most ? [{ kind: 'invented change', what }] : [];
    }),
    ...read.flatMap((ids, index) => judgeReader(ids, log, `reader ${String(index + 1)}`)),
    ...seen
      .filter(({ accountId, name }) => name !== names.get(accountId))
      .map(({ accountId, name }) => ({
        kind: 'subscriber' as const,
        what: `${accountId}: ${String(name)} instead of ${String(names.get(accountId))}`,
      })),
  ];
}

function judgeReader(ids: readonly string[], log: readonly LoggedChange[], reader: string): KillsViolation[] {
  const at = log.findIndex(({ id }, index) => ids[index] !== id);
  if (at !== -1)
    return [{ kind: 'reader', what: `${reader}: ${String(ids[at])} instead of ${String(log[at]?.id)}` }];
  const more = ids.length - log.length;
  return more === 0 ? [] : [{ kind: 'reader', what: `${reader}: ${String(more)} events too many` }];
}
