import type { Pool } from 'mysql2';

/** Numbers of connections of a pool. */
export interface PoolFigures {
  readonly inUse: number;
  readonly idle: number;
  /** Callers that wait for a connection, including one that is being opened. */
  readonly waiting: number;
}

/** Internals of mysql2's pool for which it has no methods. Only this module reads them. */
interface PoolInternals {
  readonly _allConnections?: { readonly length: number };
  readonly _freeConnections?: { readonly length: number };
}

/** Watches how the connections to a server are used, and how long callers wait for one. */
export class PoolWatch {
  private pool: PoolInternals = {};
  private waiting = 0;
  private onWaited: (seconds: number) => void = () => undefined;

  /** Starts watching a pool. Waits that end with an error, such as a timeout, count, too. */
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

  /** Sets the only listener, which gets the time that each caller waited for a connection. */
  listen(onWaited: (seconds: number) => void): void {
    this.onWaited = onWaited;
  }

  /** Returns the current numbers of connections. */
  figures(): PoolFigures {
    const all = this.pool._allConnections?.length ?? 0;
    const idle = this.pool._freeConnections?.length ?? 0;
    return { inUse: all - idle, idle, waiting: this.waiting };
  }
}
