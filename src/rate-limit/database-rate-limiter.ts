import { RateLimiterRes, type IRateLimiterStoreOptions } from 'rate-limiter-flexible';
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { RateLimitEntity } from './rate-limit.entity';

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
    options: Pick<IRateLimiterStoreOptions, 'keyPrefix' | 'points' | 'duration'> & {
      /** True to answer from memory whom the limit has refused, so that asking on costs the database nothing. */
      readonly remembersRefusals: boolean;
    },
  ) {
    const { remembersRefusals, ...limit } = options;
    super({
      ...limit,
      storeClient: database,
      inMemoryBlockOnConsumed: remembersRefusals ? options.points + 1 : 0,
    });
    this.database = database;
  }

  /** Adds points to a counter, which starts anew once it has expired; the library's extension point. */
  async _upsert(key: string, points: number, lifetimeMs: number, forceExpire = false): Promise<Counter> {
    const nowMs = Date.now();
    return this.database.write(async (manager) => {
      await manager.query(this.upsertStatement(forceExpire), [key, points, nowMs + lifetimeMs, nowMs]);
      return (await find(manager, key)) ?? { points, expiresAtMs: nowMs + lifetimeMs };
    });
  }

  /** Reads a counter that has not expired; the library's extension point. */
  async _get(key: string): Promise<Counter | null> {
    const counter = await find(this.database.reads, key);
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

  private upsertStatement(forceExpire: boolean): string {
    const insert = 'INSERT INTO rate_limit (limit_key, points, expires_at_ms) VALUES (?1, ?2, ?3)';
    // In MySQL the assignments run from left to right and see each other, so that the expiry comes last.
    const starts = forceExpire ? '1 = 1 OR ' : '';
    const sqlite = `${insert} ON CONFLICT (limit_key) DO UPDATE SET
      points = CASE WHEN ${starts}expires_at_ms <= ?4 THEN ?2 ELSE points + ?2 END,
      expires_at_ms = CASE WHEN ${starts}expires_at_ms <= ?4 THEN ?3 ELSE expires_at_ms END`;
    if (this.database.isEmbedded) return sqlite;
    return `INSERT INTO rate_limit (limit_key, points, expires_at_ms)
      SELECT fresh.limit_key, fresh.points, fresh.expires_at_ms
      FROM (SELECT ? AS limit_key, ? AS points, ? AS expires_at_ms, ? AS now_ms) AS fresh
      ON DUPLICATE KEY UPDATE
        points = IF(${starts}rate_limit.expires_at_ms <= fresh.now_ms, fresh.points, rate_limit.points + fresh.points),
        expires_at_ms = IF(${starts}rate_limit.expires_at_ms <= fresh.now_ms, fresh.expires_at_ms, rate_limit.expires_at_ms)`;
  }
}

async function find(manager: EntityManager, key: string): Promise<Counter | null> {
  const row = await manager.findOneBy(RateLimitEntity, { limitKey: key });
  return row && { points: row.points, expiresAtMs: Number(row.expiresAtMs) };
}
