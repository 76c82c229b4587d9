import type { Pool } from 'mysql2';

/** How the connections of a pool stand. */
export interface PoolFigures {
  readonly inUse: number;
  readonly idle: number;
  /** Callers that have asked for a connection and have none yet, one that is being opened for them included. */
  readonly waiting: number;
}

/** What mysql2 keeps of its connections and has no method for; the one place that reads it. */
interface PoolInternals {
  readonly _allConnections?: { readonly length: number };
  readonly _freeConnections?: { readonly length: number };
}

/** Watches how the connections to a server are used, and how long callers wait for one. */
export class PoolWatch {
  private pool: PoolInternals = {};
  private waiting = 0;
  private onWaited: (seconds: number) => void = () => undefined;

  /** Begins to watch a pool; waits that end in an error, such as that none came free in time, count, too. */
  attach(pool: Pool): void {
    this.pool = pool as unknown as PoolInternals;
    const getConnection = pool.getConnection.bind(pool);
    pool.getConnection = (callback) => {
      const askedAt = performance.now();
      this.waiting += 1;
      getConnection((error, connection) => {
        this.waiting -= 1;
        this.onWaited((performance.now() - askedAt) / 1000);
        callback(error, connection);
      });
    };
  }

  /** Calls back with how long each caller waited for a connection, from now on; one listener at most. */
  listen(onWaited: (seconds: number) => void): void {
    this.onWaited = onWaited;
  }

  /** Says how the connections stand now. */
  figures(): PoolFigures {
    const all = this.pool._allConnections?.length ?? 0;
    const idle = this.pool._freeConnections?.length ?? 0;
    return { inUse: all - idle, idle, waiting: this.waiting };
  }
}
