import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';

/** How long a write that succeeded says that the next one will. */
const TRUSTED_MS = 1_000;
// A counter that has expired, so that nobody counts by it.
const WRITE = `REPLACE INTO rate_limit (limit_key, points, expires_at_ms) VALUES ('write-probe', 0, 0)`;

/**
 * Creates a function that resolves if the database takes writes, and rejects with DatabaseUnavailableError if not.
 *
 * A server that has turned read-only, a cluster without quorum, a full disk and a lost file still answer reads. It
 * writes once a second at most, however often it's called.
 */
export function createWriteProbe({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  let trustedUntilMs = 0;
  const write = async (): Promise<void> => {
    await database.writeInOneStatement((manager) => manager.query(WRITE));
    trustedUntilMs = clock.now().getTime() + TRUSTED_MS;
  };
  return async () => {
    if (clock.now().getTime() < trustedUntilMs) return;
    underWay ??= write().finally(() => (underWay = null));
    await underWay;
  };
}
