/** An announced period without changes, from `startsAt` (inclusive) to `endsAt` (exclusive). */
export interface MaintenanceWindow {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The message that people see. */
  readonly message: string;
}

/** The default message of announced maintenance. */
export const MAINTENANCE_MESSAGE = 'The service is being maintained.';

/**
 * Returns the maintenance that is in progress, or else the next one; null if there is none.
 *
 * Windows that overlap or are adjacent are combined, with the first one's message, so that the end is when changes are
 * accepted again.
 */
export function announcedMaintenance(
  windows: readonly MaintenanceWindow[],
  now: Date,
): MaintenanceWindow | null {
  const [first, ...later] = windows
    .filter(({ endsAt }) => now < endsAt)
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  if (!first) return null;
  let { endsAt } = first;
  for (const window of later) {
    if (window.startsAt > endsAt) break;
    if (window.endsAt > endsAt) endsAt = window.endsAt;
  }
  return { startsAt: first.startsAt, endsAt, message: first.message };
}

/** Returns the maintenance that is in progress; null if there is none. */
export function maintenanceAt(windows: readonly MaintenanceWindow[], now: Date): MaintenanceWindow | null {
  const announced = announcedMaintenance(windows, now);
  return announced && announced.startsAt <= now ? announced : null;
}
