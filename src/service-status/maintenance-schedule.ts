import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { findStandingWindows } from './maintenance-window.repository';
import { announcedMaintenance, maintenanceAt, type MaintenanceWindow } from './service-status';

/** What the schedule is made of. */
export interface MaintenanceScheduleDependencies {
  readonly database: Database;
  readonly clock: Clock;
  /** The window of the configuration; null when it has none. */
  readonly configured: MaintenanceWindow | null;
}

/** Knows the maintenance that was announced, by configuration or by command, without asking the database. */
export class MaintenanceSchedule {
  private readonly configured: readonly MaintenanceWindow[];
  private commanded: readonly MaintenanceWindow[] = [];

  /** Takes where windows are announced; those announced by command are unknown until the first `refresh`. */
  constructor(private readonly dependencies: MaintenanceScheduleDependencies) {
    this.configured = dependencies.configured ? [dependencies.configured] : [];
  }

  /** Tells the maintenance that is under way; null when there is none. */
  at(now: Date): MaintenanceWindow | null {
    return maintenanceAt(this.windows, now);
  }

  /** Tells the maintenance that is under way, or else the next to come; null when there is none. */
  announced(now: Date): MaintenanceWindow | null {
    return announcedMaintenance(this.windows, now);
  }

  /**
   * Reads anew what was announced by command.
   *
   * Throws when the database doesn't answer; what was known before is still known then.
   */
  async refresh(): Promise<void> {
    const { database, clock } = this.dependencies;
    this.commanded = await findStandingWindows(database.reads, clock.now());
  }

  private get windows(): readonly MaintenanceWindow[] {
    return [...this.configured, ...this.commanded];
  }
}
