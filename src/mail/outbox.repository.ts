import { In, IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { insertRows } from '../database/insert-rows';
import { forUpdate } from '../database/row-lock';
import { emailAddressOf, mailboxOf } from '../foundation/email-address';
import { newId } from '../foundation/ids';
import type { Mail } from './mail';
import { MailEntity } from './mail.entity';

/** A mail to queue: its template, record and recipient. */
export type NewMail = Pick<Mail, 'template' | 'subjectId' | 'recipient'>;

/** Queues a mail in the outbox, in the transaction of its event. It's sent after the commit. */
export async function enqueueMail(manager: EntityManager, mail: NewMail, now: Date): Promise<void> {
  await enqueueMails(manager, [mail], now);
}

/**
 * Queues up to 2,000 mails in one statement, like `enqueueMail`.
 *
 * A mail takes 16 variables, and SQLite has the lowest limit for a statement: 32,766.
 */
export async function enqueueMails(
  manager: EntityManager,
  mails: readonly NewMail[],
  now: Date,
): Promise<void> {
  await insertRows(
    manager,
    MailEntity,
    mails.map((mail) => rowOf(mail, now)),
  );
}

function rowOf({ template, subjectId, recipient }: NewMail, now: Date): MailEntity {
  const id = newId('mail');
  return {
    id,
    template,
    subjectId,
    recipient,
    mailbox: mailboxOf(emailAddressOf(recipient)),
    messageId: id,
    status: 'QUEUED',
    attempts: 0,
    dueAt: now,
    leaseId: null,
    providerMessageId: null,
    lastError: null,
    unknownOutcomes: 0,
    unconfirmedBatchId: null,
    createdAt: now,
    finishedAt: null,
  };
}

/** Mails with a template that are about any of the records, to any of the recipients. */
export interface SoughtMails {
  readonly template: string;
  readonly subjectIds: readonly string[];
  readonly recipients: readonly string[];
}

/** Returns whether such a mail was queued after an instant. Ignores mails that were canceled or rejected. */
export async function wasQueuedSince(
  manager: EntityManager,
  { template, subjectIds, recipients }: SoughtMails,
  since: Date,
): Promise<boolean> {
  const found = await manager.findOne(MailEntity, {
    select: { id: true },
    where: {
      template,
      subjectId: In([...subjectIds]),
      recipient: In([...recipients]),
      status: Not(In(['FAILED', 'CANCELLED'])),
      createdAt: MoreThan(since),
    },
  });
  return found !== null;
}

/**
 * Cancels the mails about records that no worker has claimed yet, and returns the ids of these records.
 *
 * Mails that may have been sent stay queued, until the worker has asked the provider about them.
 */
export async function cancelQueuedMails(
  manager: EntityManager,
  subjectIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const queued = await forUpdate(
    manager
      .createQueryBuilder(MailEntity, 'mail')
      .where({ subjectId: In([...subjectIds]), status: 'QUEUED', unconfirmedBatchId: IsNull() })
      .orderBy('mail.id'),
  ).getMany();
  if (queued.length === 0) return [];
  const ids = queued.map(({ id }) => id);
  await manager.update(MailEntity, { id: In(ids) }, { status: 'CANCELLED', finishedAt: now });
  return queued.map(({ subjectId }) => subjectId);
}
