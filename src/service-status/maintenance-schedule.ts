import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { findUnendedWindows } from './maintenance-window.repository';
import { announcedMaintenance, maintenanceAt, type MaintenanceWindow } from './service-status';

/** The dependencies of the schedule. */
export interface MaintenanceScheduleDependencies {
  readonly database: Database;
  readonly clock: Clock;
  /** The maintenance window in the configuration; null if there is none. */
  readonly configured: MaintenanceWindow | null;
}

/** The maintenance announced by configuration or command, kept in memory. */
export class MaintenanceSchedule {
  private readonly configured: readonly MaintenanceWindow[];
  private commanded: readonly MaintenanceWindow[] = [];
  private noticed: string | null = null;
  private onChange: () => void = () => undefined;

  /** Takes the sources of announcements. Windows announced by command are unknown until the first `refresh`. */
  constructor(private readonly dependencies: MaintenanceScheduleDependencies) {
    this.configured = dependencies.configured ? [dependencies.configured] : [];
  }

  /** Returns the maintenance that is in progress; null if there is none. */
  at(now: Date): MaintenanceWindow | null {
    return maintenanceAt(this.windows, now);
  }

  /** Returns the maintenance that is in progress, or else the next one; null if there is none. */
  announced(now: Date): MaintenanceWindow | null {
    return announcedMaintenance(this.windows, now);
  }

  /** Calls back after a `refresh` when the current or next maintenance has changed, begun or ended. */
  listen(listener: () => void): void {
    this.onChange = listener;
  }

  /**
   * Reads the maintenance announced by command again.
   *
   * Throws if the database is unavailable. The windows read before are kept.
   */
  async refresh(): Promise<void> {
    const { database, clock } = this.dependencies;
    this.commanded = await findUnendedWindows(database.reads, clock.now());
    this.notice(clock.now());
  }

  private notice(now: Date): void {
    const current = JSON.stringify([this.announced(now), this.at(now) !== null]);
    if (this.noticed !== null && this.noticed !== current) this.onChange();
    this.noticed = current;
  }

  private get windows(): readonly MaintenanceWindow[] {
    return [...this.configured, ...this.commanded];
  }
}
