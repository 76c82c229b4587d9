import type { Database } from '../database/database';
import { type Polling, startPolling } from '../foundation/polling';
import type { Change } from './change';
import { numberChanges } from './number-changes';
import { lastPosition, READ_AT_ONCE, readNewChanges } from './read-changes';

/** Receives committed changes, in order. Must not throw. */
export type ChangeListener = (changes: readonly Change[]) => void;

/** The dependencies of a feed. */
export interface ChangeFeedDependencies {
  readonly database: Database;
  /** Called with the first of several failures in a row. The feed retries. */
  readonly onError: (error: unknown) => void;
  /** How often to look for changes, in milliseconds. Defaults to 500. */
  readonly intervalMs?: number;
}

const INTERVAL_MS = 500;

/**
 * Follows the change log for all listeners of this process.
 *
 * While somebody listens, it looks for changes twice a second: one statement if there are none, whatever the number of
 * listeners. While nobody listens, it sends nothing.
 */
export class ChangeFeed {
  private readonly listeners = new Set<ChangeListener>();
  private run: Run | null = null;

  /** Takes the database to read. Sends nothing until somebody listens. */
  constructor(private readonly dependencies: ChangeFeedDependencies) {}

  /**
   * Passes changes to a listener, in order and in batches, until the returned function is called.
   *
   * Once the promise is fulfilled, the listener gets every change that commits from then on. It may also get some that
   * were committed shortly before. So a caller who then reads the current state misses nothing.
   *
   * @throws DatabaseUnavailableError
   */
  async listen(listener: ChangeListener): Promise<() => void> {
    // Wrapped, so that one function can listen twice.
    const own: ChangeListener = (changes) => listener(changes);
    this.listeners.add(own);
    const stop = (): void => {
      if (this.listeners.delete(own) && this.listeners.size === 0) void this.stop();
    };
    try {
      await (this.run ??= this.begin()).started;
    } catch (error) {
      stop();
      throw error;
    }
    return stop;
  }

  /** Stops following, and waits for the current statement. Listeners get nothing more. */
  async close(): Promise<void> {
    this.listeners.clear();
    await this.stop();
  }

  private begin(): Run {
    const state = { isOver: false };
    return Object.assign(state, { started: this.follow(state) });
  }

  private async stop(): Promise<void> {
    const { run } = this;
    this.run = null;
    if (!run) return;
    run.isOver = true;
    const polling = await run.started.catch(() => null);
    await polling?.stop();
  }

  private async follow(run: Pick<Run, 'isOver'>): Promise<Polling> {
    const { database, onError, intervalMs = INTERVAL_MS } = this.dependencies;
    let position = await lastPosition(database);
    let hasFailed = false;
    const look = async (): Promise<{ readonly more: boolean }> => {
      const { changes, isNumberingDue } = await readNewChanges(database, position);
      // Later listeners have a run of their own.
      if (run.isOver) return { more: false };
      position = changes.at(-1)?.position ?? position;
      if (changes.length > 0) for (const listener of [...this.listeners]) listener(changes);
      const numbered = isNumberingDue ? await numberChanges(database) : 0;
      hasFailed = false;
      return { more: numbered > 0 || changes.length === READ_AT_ONCE };
    };
    return startPolling(look, {
      intervalMs,
      keepsAlive: false,
      onError: (error) => {
        if (!hasFailed) onError(error);
        hasFailed = true;
      },
    });
  }
}

/** A time during which somebody listens without a break. */
interface Run {
  readonly started: Promise<Polling>;
  isOver: boolean;
}
