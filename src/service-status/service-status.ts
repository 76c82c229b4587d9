/** An announced stretch of time in which nothing is changed; from `startsAt` until just before `endsAt`. */
export interface MaintenanceWindow {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** What people are told, in plain words. */
  readonly message: string;
}

/** Tells the maintenance that is under way; null when there is none. */
export function maintenanceAt(window: MaintenanceWindow | null, now: Date): MaintenanceWindow | null {
  return window && window.startsAt <= now && now < window.endsAt ? window : null;
}
