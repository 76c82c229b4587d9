import { setTimeout as sleep } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import { UNWANTED_CODES } from '../../src/mail/settlement';
import { retried } from './fault-lanes';
import type { Surroundings } from './surroundings';

const SETTLE_LIMIT_MS = 90_000;
const HOUSEKEEPING_MS = 1_000;
const UNWANTED = `('${UNWANTED_CODES.join("', '")}')`;

/** Empties the counters of the rate limits, which a few people reach who do what thousands usually do. */
export async function liftLimits(
  { beside }: Pick<Surroundings, 'beside'>,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    await beside.query('DELETE FROM rate_limit').catch(() => undefined);
    await sleep(HOUSEKEEPING_MS);
  }
}

/**
 * Waits until no request is unprocessed, and all mail is final.
 *
 * Makes mails due that would be retried later, and ages the sent ones, because a mailbox gets only ten messages an hour.
 * Obsolete mails that may have been sent wait for up to five seconds, because Postmark finds messages only after a while.
 */
export async function settle({ beside }: Pick<Surroundings, 'beside'>): Promise<void> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < SETTLE_LIMIT_MS) {
    await retried(() =>
      beside.query(
        `UPDATE mail SET due_at = UTC_TIMESTAMP(3) WHERE status = 'QUEUED' AND due_at > UTC_TIMESTAMP(3)
         AND COALESCE(last_error, '') NOT IN ${UNWANTED}`,
      ),
    );
    await retried(() =>
      beside.query(
        `UPDATE mail SET due_at = UTC_TIMESTAMP(3) + INTERVAL 5 SECOND WHERE status = 'QUEUED'
         AND due_at > UTC_TIMESTAMP(3) + INTERVAL 5 SECOND AND last_error IN ${UNWANTED}`,
      ),
    );
    await retried(() =>
      beside.query(
        `UPDATE mail SET finished_at = finished_at - INTERVAL 2 HOUR WHERE finished_at > UTC_TIMESTAMP(3) - INTERVAL 1 HOUR`,
      ),
    );
    const [rows] = await retried(() =>
      beside.query<RowDataPacket[]>(
        `SELECT (SELECT COUNT(*) FROM mail WHERE status IN ('QUEUED', 'SENDING'))
              + (SELECT COUNT(*) FROM access_request WHERE processed_at IS NULL)
              + (SELECT COUNT(*) FROM invite_request WHERE processed_at IS NULL) AS waiting`,
      ),
    );
    if (Number(rows[0]?.['waiting']) === 0) return;
    await sleep(250);
  }
}

/** Counts the messages of each mail that Postmark accepted, by the mail's id. */
export function countMessages({ mailbox }: Pick<Surroundings, 'mailbox'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { Metadata } of mailbox.messages()) {
    const id = Metadata?.['mail_id'] ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
