const DAY_MS = 24 * 60 * 60_000;

/**
 * Returns the start of the day, in UTC, that is a number of days ago. It's the same all day, since it identifies a
 * query's result.
 */
export function startOfDayBefore(days: number): string {
  const today = Math.floor(Date.now() / DAY_MS);
  return new Date((today - days) * DAY_MS).toISOString();
}
