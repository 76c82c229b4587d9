import { In, type EntityManager } from 'typeorm';
import { forUpdateSkippingLocked } from '../database/row-lock';
import { MailEntity } from './mail.entity';
import { UNWANTED_CODES } from './settlement';

/** How a worker claims mails. */
export interface Claim {
  /** The id of the claim, and of the batch in which the mails are sent. */
  readonly leaseId: string;
  readonly leaseUntil: Date;
  readonly now: Date;
  readonly limit: number;
  /** When the provider can be asked about the mails that a dead worker may have sent. */
  readonly confirmableAt: Date;
}

// A mail that is being sent blocks others to its mailbox, so that no mail overtakes the one that it supersedes.
const NONE_UNDER_WAY = `NOT EXISTS (SELECT 1 FROM mail other
  WHERE other.mailbox = mail.mailbox AND other.mailbox <> '' AND other.status = 'SENDING')`;
// Releases from before the limits of mailboxes, which may still run, leave both empty.
const MAILBOX = "CASE WHEN mailbox = '' THEN LOWER(recipient) ELSE mailbox END";
const UNWANTED = `('${UNWANTED_CODES.join("', '")}')`;
const MESSAGE = "CASE WHEN message_id = '' THEN id ELSE message_id END";

/**
 * Claims due mails for a worker until `leaseUntil`, the longest waiting first.
 *
 * Two workers never claim the same mail: rows that another worker is claiming are skipped. If a worker's lease has
 * expired, its mails may have been sent. This is recorded as an unknown outcome, and they wait until the provider can
 * be asked. The number of statements doesn't depend on the number of mails.
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
      // The batch has the id of the lease, or of the first attempt with an unknown outcome.
      unconfirmedBatchId: () => 'COALESCE(unconfirmed_batch_id, lease_id)',
      status: 'QUEUED',
      unknownOutcomes: () => 'unknown_outcomes + 1',
      // A worker that only asked about canceled mails has sent nothing.
      lastError: () => `CASE WHEN last_error IN ${UNWANTED} THEN last_error ELSE 'LEASE_EXPIRED' END`,
      dueAt: claim.confirmableAt,
    })
    .where({ id: In(expired.map(({ id }) => id)) })
    .execute();
}

// One status at a time, so that rows are in index order, and only the claimed rows are locked.
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
