import { Brackets, type EntityManager } from 'typeorm';
import { forUpdateSkippingLocked } from '../database/row-lock';
import { newId } from '../ids';
import type { MailStatus } from './mail';
import { MailEntity } from './mail.entity';

/** Puts a mail in the outbox, in the transaction of what it tells of; it is sent once that has committed. */
export async function enqueueMail(
  manager: EntityManager,
  mail: { readonly template: string; readonly subjectId: string; readonly recipient: string },
  now: Date,
): Promise<void> {
  await manager.insert(MailEntity, {
    id: newId('mail'),
    template: mail.template,
    subjectId: mail.subjectId,
    recipient: mail.recipient,
    status: 'QUEUED',
    attempts: 0,
    dueAt: now,
    leaseId: null,
    providerMessageId: null,
    lastError: null,
    createdAt: now,
    finishedAt: null,
  });
}

/** Takes back the mails about a record that no worker has claimed yet; tells whether there were any. */
export async function cancelQueuedMail(
  manager: EntityManager,
  subjectId: string,
  now: Date,
): Promise<boolean> {
  const { affected } = await manager.update(
    MailEntity,
    { subjectId, status: 'QUEUED' },
    { status: 'CANCELLED', finishedAt: now },
  );
  return (affected ?? 0) > 0;
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
