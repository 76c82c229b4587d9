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
/** How many rows of a table one run deletes at most, so that no transaction is long. */
const AT_MOST = 500;
const KEPT_DAYS = 30;
/** So long is it told what became of a mail, so that somebody who missed one can ask. */
const MAILS_KEPT_DAYS = 90;
/** A mail in any other status is still to be sent. */
const ENDED: readonly MailStatus[] = ['SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'CANCELLED'];

/** What tidying up needs. */
export interface HousekeepingDependencies {
  readonly database: Database;
  readonly clock: Clock;
  /** How long a session can last, in milliseconds. */
  readonly longestSessionMs: number;
}

/**
 * Makes the job that deletes what nobody asks for any more; it does nothing when its last run is under a minute ago.
 *
 * Counters that have expired; sessions that ended 30 days ago, whatever they did; addresses that were entered on
 * the association page, and requests for access, that were processed 30 days ago; mails that ended 90 days
 * ago, however they did. Addresses that bounced are kept: they are not to be mailed. Each by an index, and a bounded number at a time.
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
    // Asked again: a counter may have begun anew meanwhile.
    const condition = { ...outdated, [key]: In(rows.map((row) => row[key])) };
    await database.write((manager) => manager.delete(entity, condition));
  };

  let lastRunAt = -Infinity;
  return async () => {
    const now = clock.now().getTime();
    if (now - lastRunAt < MINUTE) return;
    lastRunAt = now;

    const cutoff = new Date(now - KEPT_DAYS * DAY);
    // Counters go by the machine's time, as the limiter's library does.
    await remove(RateLimitEntity, 'limitKey', { expiresAtMs: LessThan(String(Date.now())) });
    // Ids sort by the time they were made, which spares the table an index that only this would use.
    await remove(SessionEntity, 'id', {
      id: LessThan(firstIdAt('sess', new Date(cutoff.getTime() - longestSessionMs))),
      expiresAt: LessThan(cutoff),
    });
    await remove(InviteRequestEntity, 'id', { processedAt: LessThan(cutoff) });
    await remove(AccessRequestEntity, 'id', { processedAt: LessThan(cutoff) });
    const mailsEnded = new Date(now - MAILS_KEPT_DAYS * DAY);
    await remove(MailEntity, 'id', {
      id: LessThan(firstIdAt('mail', mailsEnded)),
      status: In([...ENDED]),
      finishedAt: LessThan(mailsEnded),
    });
  };
}
