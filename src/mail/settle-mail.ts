import { In, type EntityManager } from 'typeorm';
import { updateRowsTogether } from '../database/bulk-statements';
import { instantText } from '../database/instant-text';
import { forUpdate } from '../database/row-lock';
import type { Mail, MailStatus } from './mail';
import { MailEntity } from './mail.entity';

/** The new values of a mail after a worker has processed it. */
export interface Settlement {
  readonly mail: Pick<MailEntity, 'id' | 'subjectId' | 'template' | 'recipient'>;
  readonly status: MailStatus;
  readonly dueAt: Date;
  readonly finishedAt: Date | null;
  readonly providerMessageId: string | null;
  readonly lastError: string | null;
  readonly unknownOutcomes: Mail['unknownOutcomes'];
  readonly unconfirmedBatchId: Mail['unconfirmedBatchId'];
  readonly attempts: Mail['attempts'];
}

const COLUMNS = {
  status: 'varchar(32)',
  due_at: 'datetime(3)',
  finished_at: 'datetime(3)',
  provider_message_id: 'varchar(64)',
  last_error: 'varchar(64)',
  unknown_outcomes: 'int',
  unconfirmed_batch_id: 'varchar(31)',
  lease_id: 'varchar(31)',
  attempts: 'int',
} as const;

/**
 * Records the outcomes of a claim's mails, and returns the recorded mails.
 *
 * Skips mails that another worker has claimed, or that a webhook or an operator has settled meanwhile. Sends
 * two statements for any number of mails.
 */
export async function settleMails(
  manager: EntityManager,
  leaseId: string,
  settlements: readonly Settlement[],
): Promise<Settlement[]> {
  const ids = await lockClaimed(
    manager,
    leaseId,
    settlements.map(({ mail }) => mail.id),
  );
  const settled = settlements.filter(({ mail }) => ids.has(mail.id));
  await updateRowsTogether(
    manager,
    'mail',
    COLUMNS,
    settled.map((each) => ({
      id: each.mail.id,
      values: [
        each.status,
        instantText(each.dueAt),
        each.finishedAt && instantText(each.finishedAt),
        each.providerMessageId,
        each.lastError?.slice(0, 64) ?? null,
        each.unknownOutcomes,
        each.unconfirmedBatchId,
        null,
        each.attempts,
      ],
    })),
  );
  return settled;
}

/**
 * Records the message ids of a claim's mails before they're sent, so that the provider's reports find them
 * even if this worker ends first.
 *
 * Returns the ids of the mails that still belong to the claim. Sends two statements for any number of mails.
 */
export async function recordMessages(
  manager: EntityManager,
  leaseId: string,
  mails: readonly Pick<Mail, 'id' | 'messageId'>[],
): Promise<ReadonlySet<string>> {
  const ids = await lockClaimed(
    manager,
    leaseId,
    mails.map(({ id }) => id),
  );
  const ours = mails.filter(({ id }) => ids.has(id));
  await updateRowsTogether(
    manager,
    'mail',
    { message_id: COLUMNS.lease_id },
    ours.map(({ id, messageId }) => ({ id, values: [messageId] })),
  );
  return ids;
}

/** Locks the mails that still belong to the claim, and returns their ids. */
async function lockClaimed(
  manager: EntityManager,
  leaseId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const claimed = await forUpdate(
    manager
      .createQueryBuilder(MailEntity, 'mail')
      .select('mail.id')
      .where({ id: In([...ids]), leaseId, status: 'SENDING' })
      .orderBy('mail.id'),
  ).getMany();
  return new Set(claimed.map(({ id }) => id));
}
