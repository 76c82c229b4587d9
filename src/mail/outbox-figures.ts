import { In, type EntityManager } from 'typeorm';
import { integer, oneOf, rowReader } from '../database/row';
import { MAIL_STATUSES, type MailStatus } from './mail';
import { MailEntity } from './mail.entity';

/** How the outbox stands. */
export interface OutboxFigures {
  /** How many mails there are of each status; those there are none of are left out. */
  readonly byStatus: ReadonlyMap<MailStatus, number>;
  /** How often a hand-over had an unknown outcome. */
  readonly unknownOutcomes: number;
  /** When the oldest of the mails that wait, or are under way, was written; null when there is none. */
  readonly oldestAt: Date | null;
}

const figuresOfRow = rowReader({ status: oneOf(MAIL_STATUSES), mails: integer, unknown: integer });

/** Counts the mails in the outbox, all of them: for whoever looks, not for each request. */
export async function findOutboxFigures(manager: EntityManager): Promise<OutboxFigures> {
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
    oldestAt: await findOldestWaiting(manager),
  };
}

/** Tells when the oldest mail that waits, or is under way, was written; null when there is none. */
export async function findOldestWaiting(manager: EntityManager): Promise<Date | null> {
  const [oldest] = await manager.find(MailEntity, {
    select: { id: true, createdAt: true },
    where: { status: In(['QUEUED', 'SENDING']) },
    // Ids sort by the time they were made.
    order: { id: 'ASC' },
    take: 1,
  });
  return oldest?.createdAt ?? null;
}
