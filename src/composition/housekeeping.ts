import { In, LessThan, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import { AccessRequestEntity } from '../access-request/access-request.entity';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { SessionEntity } from '../identity/session.entity';
import { firstIdAt } from '../foundation/ids';
import { InviteRequestEntity } from '../invitation/invite-request.entity';
import type { MailStatus } from '../mail/mail';
import { MailEntity } from '../mail/mail.entity';
import { RateLimitEntity } from '../rate-limit/rate-limit.entity';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Maximum number of rows that one run deletes from a table, to keep transactions short. */
const AT_MOST = 500;
const KEPT_DAYS = 30;
/** How long people and administrators can see requests for access. They expire after 30 days. */
const ACCESS_REQUESTS_KEPT_DAYS = 90;
/** How long the delivery status of a mail is kept, so that people can ask about a missing one. */
const MAILS_KEPT_DAYS = 90;
/** Mails in any other status still have to be sent. */
const ENDED: readonly MailStatus[] = ['SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'CANCELLED'];

/** The dependencies of housekeeping. */
export interface HousekeepingDependencies {
  readonly database: Database;
  readonly clock: Clock;
  /** Maximum lifetime of a session, in milliseconds. */
  readonly longestSessionMs: number;
}

/**
 * Creates the job that deletes data that is no longer needed. It does nothing if it last ran less than a minute ago.
 *
 * It deletes:
 *
 * - expired rate limit counters
 * - sessions, 30 days after they ended
 * - addresses entered on the association page, 30 days after they were processed
 * - requests for access, 90 days after they were processed, with any status
 * - mails, 90 days after they were delivered, failed or canceled
 *
 * Addresses that bounced are kept, because no mail may be sent to them. Each table is searched by an index, and a run
 * deletes a limited number of rows.
 */
export function createHousekeeping({
  database,
  clock,
  longestSessionMs,
}: HousekeepingDependencies): () => Promise<void> {
  const remove = async <Row extends object>(
    entity: EntityTarget<Row>,
    key: keyof Row & string,
    outdated: FindOptionsWhere<Row>,
  ): Promise<void> => {
    const rows = await database.reads
      .createQueryBuilder(entity, 'row')
      .select(`row.${key}`)
      .where(outdated)
      .limit(AT_MOST)
      .getMany();
    if (rows.length === 0) return;
    // Repeats the condition, because a counter may have been restarted meanwhile.
    const condition = { ...outdated, [key]: In(rows.map((row) => row[key])) };
    await database.write((manager) => manager.delete(entity, condition));
  };

  let lastRunAt = -Infinity;
  return async () => {
    const now = clock.now().getTime();
    if (now - lastRunAt < MINUTE) return;
    lastRunAt = now;

    const cutoff = new Date(now - KEPT_DAYS * DAY);
    // Counters use the machine's clock.
    await remove(RateLimitEntity, 'limitKey', { expiresAtMs: LessThan(String(Date.now())) });
    // Ids sort by creation time, so this query needs no index of its own.
    await remove(SessionEntity, 'id', {
      id: LessThan(firstIdAt('sess', new Date(cutoff.getTime() - longestSessionMs))),
      expiresAt: LessThan(cutoff),
    });
    await remove(InviteRequestEntity, 'id', { processedAt: LessThan(cutoff) });
    const requestsEnded = new Date(now - ACCESS_REQUESTS_KEPT_DAYS * DAY);
    await remove(AccessRequestEntity, 'id', { processedAt: LessThan(requestsEnded) });
    const mailsEnded = new Date(now - MAILS_KEPT_DAYS * DAY);
    await remove(MailEntity, 'id', {
      id: LessThan(firstIdAt('mail', mailsEnded)),
      status: In([...ENDED]),
      finishedAt: LessThan(mailsEnded),
    });
  };
}
