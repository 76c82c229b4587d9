import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { inEachDialect } from '../database/dialect';

/**
 * How long a change is recent. Longer than replicas may be behind by 25 seconds, because a change can be committed that
 * much later than the time in its audit event.
 */
export const RECENT_MS = 30_000;

/** The counter that shows a recent bulk change until it expires. */
const BULK_CHANGE = 'bulk-change';

/** Number of an account's changes that are looked at. The newest one may have an earlier time than those before. */
const NEWEST_CHANGES = 10;

const selectRecent = inEachDialect(
  ({ usingIndex }) =>
    `(SELECT 1 AS found FROM audit_event ${usingIndex('ix_audit_event_account')}
      WHERE account_id = ? AND occurred_at >= ? LIMIT 1)
     UNION ALL SELECT 1 FROM (
       SELECT occurred_at FROM change_event ${usingIndex('ix_change_event_account')}
       WHERE account_id = ? AND position IS NOT NULL ORDER BY position DESC LIMIT ${String(NEWEST_CHANGES)}
     ) newest WHERE occurred_at >= ?
     UNION ALL SELECT 1 FROM rate_limit WHERE limit_key = '${BULK_CHANGE}' AND expires_at_ms > ?`,
);

/**
 * Returns whether an account was changed in the last 30 seconds: its audit trail or the change log has an event, or
 * there was a bulk change. Sends one statement.
 *
 * Also covers automatic changes, such as mail delivery. Changes without a position don't count, since subscribers haven't
 * received them.
 */
export async function hasChangedRecently(database: Database, accountId: string): Promise<boolean> {
  const now = database.clock.now().getTime();
  const since = new Date(now - RECENT_MS);
  const parameters = [accountId, since, accountId, since, now];
  return (await database.selectPrepared(selectRecent(database), parameters)).length > 0;
}

/**
 * Lets the transaction count as a change of every account. For imports, whose audit events have the time at which the
 * import began.
 */
export async function markBulkChange(manager: EntityManager, now: Date): Promise<void> {
  const expiresAtMs = now.getTime() + RECENT_MS;
  await manager.query(
    `INSERT INTO rate_limit (limit_key, points, expires_at_ms) VALUES ('${BULK_CHANGE}', 0, ?)
     ON DUPLICATE KEY UPDATE expires_at_ms = ?`,
    [expiresAtMs, expiresAtMs],
  );
}
