/** An announced stretch of time in which nothing is changed; from `startsAt` until just before `endsAt`. */
export interface MaintenanceWindow {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** What people are told, in plain words. */
  readonly message: string;
}

/** The default message of announced maintenance. */
export const MAINTENANCE_MESSAGE = 'The service is being maintained.';

/**
 * Tells the maintenance that is under way, or else the next to come; null when there is none.
 *
 * Windows that overlap or follow on each other are told as one, with the message of the first, so that nobody is
 * promised a time to come back at which changes are still not taken.
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

/** Tells the maintenance that is under way; null when there is none. */
export function maintenanceAt(windows: readonly MaintenanceWindow[], now: Date): MaintenanceWindow | null {
  const announced = announcedMaintenance(windows, now);
  return announced && announced.startsAt <= now ? announced : null;
}
