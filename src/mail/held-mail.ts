import { In, LessThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { HELD_UNTIL } from '../foundation/held-until';
import { forUpdate } from '../database/row-lock';
import { MailEntity } from './mail.entity';
import { UNWANTED_CODES } from './settlement';

/** The last error of a mail that is held until an operator decides about it. */
export const HELD = 'HELD';

const AT_MOST = 1_000;

/**
 * Holds up to 1,000 mails that wait or are being sent, and returns how many. Call it until it returns 0.
 *
 * They stay QUEUED, and aren't due before they're released. A mail that was being sent has an unknown outcome: if it's
 * released, the provider is asked about it first.
 *
 * Canceled and obsolete mails that may have been sent aren't held. Workers only ask the provider about them, and a
 * held mail could be released.
 */
export async function holdMails(manager: EntityManager): Promise<number> {
  const held = { status: 'QUEUED', dueAt: HELD_UNTIL, lastError: HELD } as const;
  const sending = await lockSome(manager, { status: 'SENDING' });
  if (sending.length > 0) {
    await manager.update(
      MailEntity,
      { id: In(sending) },
      {
        ...held,
        unconfirmedBatchId: () => 'COALESCE(unconfirmed_batch_id, lease_id)',
        unknownOutcomes: () => 'unknown_outcomes + 1',
      },
    );
    return sending.length;
  }
  const waiting = await lockSome(manager, { status: 'QUEUED', dueAt: LessThan(HELD_UNTIL) });
  if (waiting.length > 0) await manager.update(MailEntity, { id: In(waiting) }, held);
  return waiting.length;
}

/** Finds up to 1,000 held mails with higher ids than `after`, in the order of their ids. */
export function findHeldMails(manager: EntityManager, after = ''): Promise<MailEntity[]> {
  return manager
    .createQueryBuilder(MailEntity, 'mail')
    .where({ status: 'QUEUED', dueAt: MoreThanOrEqual(HELD_UNTIL) })
    .andWhere('mail.id > :after', { after })
    .orderBy('mail.id')
    .take(AT_MOST)
    .getMany();
}

/** A mail that the provider has sent. */
export interface SentMail {
  readonly id: string;
  readonly providerMessageId: string;
  readonly sentAt: Date;
}

/** Records that the provider has sent held mails, and returns these mails. Skips mails that are no longer held. */
export async function settleSent(manager: EntityManager, sent: readonly SentMail[]): Promise<MailEntity[]> {
  const mails = await forUpdate(
    manager
      .createQueryBuilder(MailEntity, 'mail')
      .where({ id: In(sent.map(({ id }) => id)), status: 'QUEUED', dueAt: MoreThanOrEqual(HELD_UNTIL) })
      .orderBy('mail.id'),
  ).getMany();
  const held = new Set(mails.map(({ id }) => id));
  for (const { id, providerMessageId, sentAt } of sent.filter((each) => held.has(each.id)))
    await manager.update(
      MailEntity,
      { id },
      {
        ...{ status: 'SENT', providerMessageId, finishedAt: sentAt, dueAt: sentAt },
        ...{ lastError: null, unconfirmedBatchId: null },
      },
    );
  return mails;
}

async function lockSome(
  manager: EntityManager,
  which: Parameters<ReturnType<EntityManager['createQueryBuilder']>['where']>[0],
): Promise<string[]> {
  const rows = await forUpdate(
    manager
      .createQueryBuilder(MailEntity, 'mail')
      .where(which)
      .andWhere("COALESCE(mail.lastError, '') NOT IN (:...unwanted)", { unwanted: UNWANTED_CODES })
      .orderBy('mail.id')
      .limit(AT_MOST),
  ).getMany();
  return rows.map(({ id }) => id);
}
