import { In, type EntityManager } from 'typeorm';
import { forUpdateSkippingLocked } from '../database/row-lock';
import { MailEntity } from './mail.entity';

/** How a worker claims mails. */
export interface Claim {
  /** Names the claim, and the batch in which the mails are handed over. */
  readonly leaseId: string;
  readonly leaseUntil: Date;
  readonly now: Date;
  readonly limit: number;
  /** When what a dead worker may have handed over can be looked for. */
  readonly confirmableAt: Date;
}

// A mail that is under way holds back others to its mailbox, so that none overtakes the one that it supersedes.
const NONE_UNDER_WAY = `NOT EXISTS (SELECT 1 FROM mail other
  WHERE other.mailbox = mail.mailbox AND other.mailbox <> '' AND other.status = 'SENDING')`;
// The release before mailboxes were bounded, which may still run, leaves both empty.
const MAILBOX = "CASE WHEN mailbox = '' THEN LOWER(recipient) ELSE mailbox END";
const MESSAGE = "CASE WHEN message_id = '' THEN id ELSE message_id END";

/**
 * Claims due mails for a worker until `leaseUntil`, the longest waiting first.
 *
 * Two workers never claim the same mail: rows that another is claiming are passed over. Mails whose worker let its
 * lease run out may have been handed over: that is recorded as an unknown outcome, and they wait until it can be
 * looked for. In as many statements for 500 as for one.
 */
export async function claimDueMail(manager: EntityManager, claim: Claim): Promise<MailEntity[]> {
  await releaseExpired(manager, claim);
  const due = await findDue(manager, 'QUEUED', claim).andWhere(NONE_UNDER_WAY).getMany();
  if (due.length === 0) return [];
  await manager.update(
    MailEntity,
    { id: In(due.map(({ id }) => id)) },
    {
      ...{ status: 'SENDING', leaseId: claim.leaseId, dueAt: claim.leaseUntil },
      ...{ attempts: () => 'attempts + 1', mailbox: () => MAILBOX, messageId: () => MESSAGE },
    },
  );
  return due.map((mail) =>
    Object.assign(mail, {
      attempts: mail.attempts + 1,
      leaseId: claim.leaseId,
      mailbox: mail.mailbox || mail.recipient.toLowerCase(),
      messageId: mail.messageId || mail.id,
    }),
  );
}

async function releaseExpired(manager: EntityManager, claim: Claim): Promise<void> {
  const expired = await findDue(manager, 'SENDING', claim).select('mail.id').getMany();
  if (expired.length === 0) return;
  await manager
    .createQueryBuilder()
    .update(MailEntity)
    .set({
      // The batch bears the name of the lease. An earlier one is there until its outcome is known, before the hand-over.
      unconfirmedBatchId: () => 'COALESCE(unconfirmed_batch_id, lease_id)',
      status: 'QUEUED',
      unknownOutcomes: () => 'unknown_outcomes + 1',
      lastError: 'LEASE_EXPIRED',
      dueAt: claim.confirmableAt,
    })
    .where({ id: In(expired.map(({ id }) => id)) })
    .execute();
}

// One status at a time, so that the index gives the order and only the rows that are taken are locked.
function findDue(manager: EntityManager, status: 'QUEUED' | 'SENDING', { now, limit }: Claim) {
  return forUpdateSkippingLocked(
    manager
      .createQueryBuilder(MailEntity, 'mail')
      .useIndex('ix_mail_due')
      .where('mail.status = :status AND mail.dueAt <= :now', { status, now })
      .orderBy('mail.dueAt')
      .addOrderBy('mail.id')
      .limit(limit),
  );
}
