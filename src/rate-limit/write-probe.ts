import { randomInt } from 'node:crypto';
import { type MonotonicTime, processTime } from '../foundation/clock';
import type { Database } from '../database/database';

/** Time for which the result of a successful write is cached. */
const TRUSTED_MS = 1_000;
// An expired counter, which has no effect.
const WRITE = `REPLACE INTO rate_limit (limit_key, points, expires_at_ms) VALUES ('write-probe', ?, 0)`;
/** Number of different values. A server commits nothing if the row has the value already, even without a quorum. */
const VALUES = 1_000_000;

/**
 * Creates a function that resolves if the database accepts writes, and rejects with DatabaseUnavailableError if not.
 *
 * A read-only server, a cluster without quorum, a full disk and a deleted file still answer reads. Writes at most once
 * a second.
 */
export function createWriteProbe({
  database,
  time = processTime,
}: {
  readonly database: Database;
  readonly time?: MonotonicTime;
}): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  let trustedUntilMs = Number.NEGATIVE_INFINITY;
  const write = async (): Promise<void> => {
    await database.writeInOneStatement((manager) => manager.query(WRITE, [randomInt(VALUES)]));
    trustedUntilMs = time() + TRUSTED_MS;
  };
  return async () => {
    if (time() < trustedUntilMs) return;
    underWay ??= write().finally(() => (underWay = null));
    await underWay;
  };
}
