import { Brackets, In, type EntityManager } from 'typeorm';
import { forUpdate, forUpdateSkippingLocked } from '../database/row-lock';
import { newId } from '../ids';
import type { Mail, MailStatus } from './mail';
import { MailEntity } from './mail.entity';

/** What is put in the outbox: which template, about which record, to whom. */
export type NewMail = Pick<Mail, 'template' | 'subjectId' | 'recipient'>;

/** Puts a mail in the outbox, in the transaction of what it tells of; it is sent once that has committed. */
export async function enqueueMail(manager: EntityManager, mail: NewMail, now: Date): Promise<void> {
  await enqueueMails(manager, [mail], now);
}

/**
 * Puts mails in the outbox in one statement, under the promises of `enqueueMail`.
 *
 * A mail is 12 of the 32,766 variables that a statement may have on SQLite, the strictest: up to 2,500 at once.
 */
export async function enqueueMails(
  manager: EntityManager,
  mails: readonly NewMail[],
  now: Date,
): Promise<void> {
  if (mails.length > 0)
    await manager.insert(
      MailEntity,
      mails.map((mail) => rowOf(mail, now)),
    );
}

function rowOf({ template, subjectId, recipient }: NewMail, now: Date): MailEntity {
  return {
    id: newId('mail'),
    template,
    subjectId,
    recipient,
    status: 'QUEUED',
    attempts: 0,
    dueAt: now,
    leaseId: null,
    providerMessageId: null,
    lastError: null,
    createdAt: now,
    finishedAt: null,
  };
}

/** Takes back the mails about records that no worker has claimed yet; tells about which records there were any. */
export async function cancelQueuedMails(
  manager: EntityManager,
  subjectIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const queued = await forUpdate(
    manager
      .createQueryBuilder(MailEntity, 'mail')
      .where({ subjectId: In([...subjectIds]), status: 'QUEUED' })
      .orderBy('mail.id'),
  ).getMany();
  if (queued.length === 0) return [];
  const ids = queued.map(({ id }) => id);
  await manager.update(MailEntity, { id: In(ids) }, { status: 'CANCELLED', finishedAt: now });
  return queued.map(({ subjectId }) => subjectId);
}

/**
 * Claims due mails for a worker until `leaseUntil`: those that wait, and those whose worker let its lease run out.
 *
 * Two workers never claim the same mail: rows that another is claiming are passed over.
 */
export async function claimDueMail(
  manager: EntityManager,
  claim: { readonly leaseId: string; readonly leaseUntil: Date; readonly now: Date; readonly limit: number },
): Promise<MailEntity[]> {
  const due = await forUpdateSkippingLocked(
    manager
      .createQueryBuilder(MailEntity, 'mail')
      .where(
        new Brackets((either) => either.where("mail.status = 'QUEUED'").orWhere("mail.status = 'SENDING'")),
      )
      .andWhere('mail.dueAt <= :now', { now: claim.now })
      .orderBy('mail.dueAt')
      .addOrderBy('mail.id')
      .limit(claim.limit),
  ).getMany();
  if (due.length === 0) return [];

  await manager
    .createQueryBuilder()
    .update(MailEntity)
    .set({
      status: 'SENDING',
      leaseId: claim.leaseId,
      dueAt: claim.leaseUntil,
      attempts: () => 'attempts + 1',
    })
    .whereInIds(due.map(({ id }) => id))
    .execute();
  return due.map((mail) => Object.assign(mail, { attempts: mail.attempts + 1, leaseId: claim.leaseId }));
}

/** Records what became of a claimed mail, unless its lease has passed to another worker; tells whether it did. */
export async function settleMail(
  manager: EntityManager,
  mail: MailEntity,
  settled: {
    readonly status: MailStatus;
    readonly finishedAt: Date | null;
    readonly dueAt?: Date;
    readonly providerMessageId?: string;
    readonly lastError?: string;
  },
): Promise<boolean> {
  const { affected } = await manager.update(
    MailEntity,
    { id: mail.id, leaseId: mail.leaseId, status: 'SENDING' },
    { ...settled, leaseId: null },
  );
  return affected === 1;
}
