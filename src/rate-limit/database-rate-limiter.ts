import { RateLimiterRes, type IRateLimiterStoreOptions } from 'rate-limiter-flexible';
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { integer, type Row, selectRows } from '../database/row';
import { RateLimitEntity } from './rate-limit.entity';

// What a server reports of a counter in one number below 2^53: its points times the one, up to the other, and the
// milliseconds it has left, of which there are fewer than in 49 days.
const POINT = 2 ** 32;
const MOST_POINTS = 2 ** 20;

interface Counter {
  readonly points: number;
  readonly expiresAtMs: number;
}

/**
 * Counts in the project's own database, so that every instance counts together.
 *
 * The library's stores for MySQL and SQLite open connections and create tables of their own; this one goes through
 * `Database`, whose transactions take turns on SQLite, and through the migrations.
 */
export class DatabaseRateLimiter extends RateLimiterStoreAbstract {
  private readonly database: Database;

  /** Takes the limit's name as `keyPrefix`, and how many points it gives in how many seconds. */
  constructor(
    database: Database,
    limit: Pick<IRateLimiterStoreOptions, 'keyPrefix' | 'points' | 'duration'>,
  ) {
    super({ ...limit, storeClient: database });
    this.database = database;
  }

  /**
   * Counts one for each of the keys, in their order, and says how the counter of each stood just then.
   *
   * Two statements, however many keys there are: a key takes 3 of the 32,766 variables that one may have on SQLite,
   * the strictest. A key that comes twice counts twice. Answers nothing from memory.
   */
  async consumeEach(keys: readonly string[]): Promise<RateLimiterRes[]> {
    const limitKeys = keys.map((key) => this.getKey(key));
    const counters = await this.add(limitKeys, 1, this.duration * 1000);
    const toCome = new Map<string, number>();
    // Backwards, since the counters stand as they do after the last.
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
   * Adds points to a counter, which starts anew once it has expired; the library's extension point.
   *
   * One statement, which gives back how the counter stands: nothing is locked while an answer travels.
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

  /** Reads a counter that has not expired; the library's extension point. */
  async _get(key: string): Promise<Counter | null> {
    const counter = (await find(this.database.reads, [key])).get(key);
    return counter && counter.expiresAtMs > Date.now() ? counter : null;
  }

  /** Forgets a counter; the library's extension point. */
  async _delete(key: string): Promise<boolean> {
    const { affected } = await this.database.write((manager) =>
      manager.delete(RateLimitEntity, { limitKey: key }),
    );
    return (affected ?? 0) > 0;
  }

  /** Says how a counter stands, in the library's terms. */
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
    // In one order, so that of two calls neither waits for the other in a circle.
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
    // MySQL has no RETURNING. It reports what LAST_INSERT_ID() was given for a row that was there, and 0 for a new one.
    // The assignments run from left to right and see each other, so that the expiry comes last, with the new points.
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
