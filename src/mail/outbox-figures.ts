import type { EntityManager } from 'typeorm';
import { dialectIn } from '../database/bulk-statements';
import { instantText } from '../database/instant-text';
import { instant, integer, oneOf, rowReader, selectRows } from '../database/row';
import { MAIL_STATUSES, type MailStatus } from './mail';
import { MAILBOX_FULL } from './mailbox-share';
import { MailEntity } from './mail.entity';

/** Statistics of the outbox. */
export interface OutboxFigures {
  /** The number of mails with each status. Statuses without mails are omitted. */
  readonly byStatus: ReadonlyMap<MailStatus, number>;
  /** The number of attempts with an unknown outcome. */
  readonly unknownOutcomes: number;
  /** When the oldest waiting or currently sent mail was created; null if there is none. */
  readonly oldestAt: Date | null;
}

const figuresOfRow = rowReader({ status: oneOf(MAIL_STATUSES), mails: integer, unknown: integer });

/** Counts all mails in the outbox. It's slow, so it's for operators, not for each request. */
export async function findOutboxFigures(manager: EntityManager, now: Date): Promise<OutboxFigures> {
  const rows = await manager
    .createQueryBuilder(MailEntity, 'mail')
    .select('mail.status', 'status')
    .addSelect('COUNT(*)', 'mails')
    .addSelect('SUM(mail.unknownOutcomes)', 'unknown')
    .groupBy('mail.status')
    .getRawMany();
  const figures = rows.map(figuresOfRow);
  return {
    byStatus: new Map(figures.map(({ status, mails }) => [status, mails])),
    unknownOutcomes: figures.reduce((sum, { unknown }) => sum + unknown, 0),
    oldestAt: await findOldestWaiting(manager, now),
  };
}

/**
 * Finds when the oldest waiting or currently sent mail was created; null if there is none.
 *
 * Mails that wait because their mailbox has reached its limit don't count.
 */
export async function findOldestWaiting(manager: EntityManager, now: Date): Promise<Date | null> {
  // Ids sort by creation time. In the order of ids, a planner may read all sent mails before the first
  // waiting one.
  const byStatus = dialectIn(manager).usingIndex('ix_mail_due');
  const [oldest] = await selectRows(
    manager,
    `SELECT created_at AS createdAt FROM mail
     WHERE id = (SELECT MIN(id) FROM mail ${byStatus} WHERE status IN ('QUEUED', 'SENDING')
       AND NOT (due_at > ? AND status = 'QUEUED' AND COALESCE(last_error, '') = '${MAILBOX_FULL}'))`,
    [instantText(now)],
  );
  return oldest ? instant(oldest, 'createdAt') : null;
}
