import { In, type EntityManager } from 'typeorm';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { integer, type Row, selectRows } from '../database/row';
import { RateLimitEntity } from './rate-limit.entity';

// A server reports a counter as one number below 2^53: its points times POINT plus the remaining milliseconds. The
// remaining time must be below POINT milliseconds, which are 49 days.
const POINT = 2 ** 32;
const MOST_POINTS = 2 ** 20;

/** The points that were counted for a key, and when its window ends. */
export interface Counter {
  readonly points: number;
  readonly expiresAtMs: number;
}

/**
 * Counts points for keys in fixed windows. The first point starts a key's window, and the first one after its end starts
 * the next.
 *
 * The counters are in the database, so that all instances share them. Libraries such as rate-limiter-flexible open their
 * own connections, create their tables, and count only one key with a statement.
 */
export class Counters {
  /** Takes the database, and the length of the window in milliseconds. Counts by the database's clock by default. */
  constructor(
    private readonly database: Database,
    private readonly windowMs: number,
    private readonly clock: Clock = database.clock,
  ) {}

  /**
   * Adds points to a key's counter and returns the counter. Sends one statement.
   *
   * In a transaction, if a manager is given, which locks the counter until the end. Otherwise it holds no lock.
   */
  async add(key: string, points: number, within?: EntityManager): Promise<Counter> {
    const nowMs = this.nowMs();
    const { sql, parameters } = this.addition([key], points, nowMs);
    const write = <Value>(statement: (manager: EntityManager) => Promise<Value>): Promise<Value> =>
      within ? statement(within) : this.database.writeInOneStatement(statement);
    if (this.database.isEmbedded) {
      const [row] = await write((manager) =>
        selectRows(manager, `${sql} RETURNING points, expires_at_ms`, parameters),
      );
      if (!row) throw new Error('A counter that was written is missing.');
      return { points: integer(row, 'points'), expiresAtMs: integer(row, 'expires_at_ms') };
    }
    const result: Row = await write((manager) => manager.query(sql, parameters));
    const insertId = integer(result, 'insertId');
    return insertId === 0
      ? { points, expiresAtMs: nowMs + this.windowMs }
      : { points: Math.floor(insertId / POINT), expiresAtMs: nowMs + (insertId % POINT) };
  }

  /**
   * Adds one to each key's counter, in order, and returns each counter after its own addition.
   *
   * Sends two statements for any number of keys, up to SQLite's limit of 32,766 variables: a key takes 3. A key that
   * occurs twice counts twice.
   */
  async addEach(keys: readonly string[]): Promise<Counter[]> {
    const { sql, parameters } = this.addition(keys, 1, this.nowMs());
    const counters = await this.database.write(async (manager) => {
      await manager.query(sql, parameters);
      return find(manager, keys);
    });
    const laterOf = new Map<string, number>();
    // From the end, because the counters contain the values after the last addition.
    return keys
      .toReversed()
      .map((key) => {
        const { points, expiresAtMs } = counters.get(key) ?? { points: 1, expiresAtMs: this.nowMs() };
        const later = laterOf.get(key) ?? 0;
        laterOf.set(key, later + 1);
        return { points: points - later, expiresAtMs };
      })
      .toReversed();
  }

  private nowMs(): number {
    return this.clock.now().getTime();
  }

  private addition(
    keys: readonly string[],
    points: number,
    nowMs: number,
  ): { readonly sql: string; readonly parameters: (string | number)[] } {
    const expiresAtMs = nowMs + this.windowMs;
    const rows = keys.map(() => '(?, ?, ?)').join(', ');
    // In the same order in every call, to prevent deadlocks.
    const values = keys.toSorted().flatMap((key) => [key, points, expiresAtMs]);
    const changes = [nowMs, points, points, nowMs, expiresAtMs];
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
