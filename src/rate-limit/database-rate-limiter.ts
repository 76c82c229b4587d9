import { RateLimiterRes, type IRateLimiterStoreOptions } from 'rate-limiter-flexible';
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { integer, type Row, selectRows } from '../database/row';
import { RateLimitEntity } from './rate-limit.entity';

// A server reports a counter as one number below 2^53: its points times POINT plus the remaining milliseconds. The
// remaining time must be below POINT milliseconds, which are 49 days.
const POINT = 2 ** 32;
const MOST_POINTS = 2 ** 20;

interface Counter {
  readonly points: number;
  readonly expiresAtMs: number;
}

/**
 * Counts in the project's own database, so that all instances share the counters.
 *
 * The library's stores for MySQL and SQLite open their own connections and create tables. This one uses `Database`,
 * which runs transactions on SQLite one at a time, and our migrations.
 */
export class DatabaseRateLimiter extends RateLimiterStoreAbstract {
  private readonly database: Database;

  /** Takes the limit's name as `keyPrefix`, and its number of points in a number of seconds. */
  constructor(
    database: Database,
    limit: Pick<IRateLimiterStoreOptions, 'keyPrefix' | 'points' | 'duration'>,
  ) {
    super({ ...limit, storeClient: database });
    this.database = database;
  }

  /**
   * Adds one to each key's counter, in order, and returns the state of each counter after its own increment.
   *
   * Sends two statements for any number of keys, up to SQLite's limit of 32,766 variables: a key takes 3. A key that
   * occurs twice counts twice. Never uses cached counters.
   */
  async consumeEach(keys: readonly string[]): Promise<RateLimiterRes[]> {
    const limitKeys = keys.map((key) => this.getKey(key));
    const counters = await this.add(limitKeys, 1, this.duration * 1000);
    const toCome = new Map<string, number>();
    // From the end, since the counters contain the values after the last increment.
    return limitKeys
      .toReversed()
      .map((key) => {
        const { points, expiresAtMs } = counters.get(key) ?? { points: 1, expiresAtMs: Date.now() };
        const later = toCome.get(key) ?? 0;
        toCome.set(key, later + 1);
        return this._getRateLimiterRes(key, 1, { points: points - later, expiresAtMs });
      })
      .toReversed();
  }

  /**
   * Adds points to a counter, which starts again after it has expired. The library's extension point.
   *
   * One statement, which also returns the counter, so no lock is held during a round trip.
   */
  async _upsert(key: string, points: number, lifetimeMs: number, forceExpire = false): Promise<Counter> {
    const nowMs = Date.now();
    const { sql, parameters } = this.upsert([key], points, { nowMs, lifetimeMs, forceExpire });
    if (this.database.isEmbedded) {
      const [row] = await this.database.writeInOneStatement((manager) =>
        selectRows(manager, `${sql} RETURNING points, expires_at_ms`, parameters),
      );
      if (!row) throw new Error('A counter that was just written is not there.');
      return { points: integer(row, 'points'), expiresAtMs: integer(row, 'expires_at_ms') };
    }
    const result: Row = await this.database.writeInOneStatement((manager) => manager.query(sql, parameters));
    const insertId = integer(result, 'insertId');
    return insertId === 0
      ? { points, expiresAtMs: nowMs + lifetimeMs }
      : { points: Math.floor(insertId / POINT), expiresAtMs: nowMs + (insertId % POINT) };
  }

  /** Reads a counter that hasn't expired. The library's extension point. */
  async _get(key: string): Promise<Counter | null> {
    const counter = (await find(this.database.reads, [key])).get(key);
    return counter && counter.expiresAtMs > Date.now() ? counter : null;
  }

  /** Deletes a counter. The library's extension point. */
  async _delete(key: string): Promise<boolean> {
    const { affected } = await this.database.write((manager) =>
      manager.delete(RateLimitEntity, { limitKey: key }),
    );
    return (affected ?? 0) > 0;
  }

  /** Converts a counter to the library's type. */
  _getRateLimiterRes(_key: string, changedPoints: number, counter: Counter): RateLimiterRes {
    return new RateLimiterRes(
      Math.max(this.points - counter.points, 0),
      Math.max(counter.expiresAtMs - Date.now(), 0),
      counter.points,
      counter.points === changedPoints,
    );
  }

  private async add(
    keys: readonly string[],
    points: number,
    lifetimeMs: number,
  ): Promise<ReadonlyMap<string, Counter>> {
    const { sql, parameters } = this.upsert(keys, points, {
      nowMs: Date.now(),
      lifetimeMs,
      forceExpire: false,
    });
    return this.database.write(async (manager) => {
      await manager.query(sql, parameters);
      return find(manager, keys);
    });
  }

  private upsert(
    keys: readonly string[],
    points: number,
    { nowMs, lifetimeMs, forceExpire }: { nowMs: number; lifetimeMs: number; forceExpire: boolean },
  ): { sql: string; parameters: (string | number)[] } {
    const expiresAtMs = nowMs + lifetimeMs;
    const expiredByMs = forceExpire ? Number.MAX_SAFE_INTEGER : nowMs;
    const rows = keys.map(() => '(?, ?, ?)').join(', ');
    // In the same order in every call, to prevent deadlocks.
    const values = keys.toSorted().flatMap((key) => [key, points, expiresAtMs]);
    const changes = [expiredByMs, points, points, expiredByMs, expiresAtMs];
    const newPoints = 'CASE WHEN expires_at_ms <= ? THEN ? ELSE points + ? END';
    const newExpiry = 'CASE WHEN expires_at_ms <= ? THEN ? ELSE expires_at_ms END';
    const insert = `INSERT INTO rate_limit (limit_key, points, expires_at_ms) VALUES ${rows}`;
    if (this.database.isEmbedded)
      return {
        sql: `${insert} ON CONFLICT (limit_key) DO UPDATE SET points = ${newPoints}, expires_at_ms = ${newExpiry}`,
        parameters: [...values, ...changes],
      };
    // MySQL has no RETURNING. It reports the argument of LAST_INSERT_ID() for an existing row, and 0 for a new one.
    // Assignments are evaluated from left to right and see earlier ones, so the expiry comes last, with the new points.
    const report = `LAST_INSERT_ID(LEAST(points, ${String(MOST_POINTS)}) * ${String(POINT)} + ${newExpiry} - ?)`;
    return {
      sql: `${insert} ON DUPLICATE KEY UPDATE points = ${newPoints}, expires_at_ms = ${report} % ${String(POINT)} + ?`,
      parameters: [...values, ...changes, nowMs, nowMs],
    };
  }
}

async function find(manager: EntityManager, keys: readonly string[]): Promise<ReadonlyMap<string, Counter>> {
  const rows = await manager.findBy(RateLimitEntity, { limitKey: In([...keys]) });
  return new Map(
    rows.map(({ limitKey, points, expiresAtMs }) => [limitKey, { points, expiresAtMs: Number(expiresAtMs) }]),
  );
}
