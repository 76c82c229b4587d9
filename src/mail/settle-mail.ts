import { In, type EntityManager } from 'typeorm';
import { updateRowsTogether } from '../database/bulk-statements';
import { instantText } from '../database/instant-text';
import { forUpdate } from '../database/row-lock';
import type { Mail, MailStatus } from './mail';
import { MailEntity } from './mail.entity';

/** What is recorded of a mail when its worker is done with it. */
export interface Settlement {
  readonly mail: Pick<MailEntity, 'id' | 'subjectId' | 'template' | 'recipient'>;
  readonly status: MailStatus;
  readonly dueAt: Date;
  readonly finishedAt: Date | null;
  readonly providerMessageId: string | null;
  readonly lastError: string | null;
  readonly unknownOutcomes: Mail['unknownOutcomes'];
  readonly unconfirmedBatchId: Mail['unconfirmedBatchId'];
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
} as const;

/**
 * Records what became of the mails of a claim, and gives what was recorded.
 *
 * Left out are those whose lease has passed on, or that a webhook or an operator has settled meanwhile. Two
 * statements, however many mails.
 */
export async function settleMails(
  manager: EntityManager,
  leaseId: string,
  settlements: readonly Settlement[],
): Promise<Settlement[]> {
  const ours = await forUpdate(
    manager
      .createQueryBuilder(MailEntity, 'mail')
      .select('mail.id')
      .where({ id: In(settlements.map(({ mail }) => mail.id)), leaseId, status: 'SENDING' })
      .orderBy('mail.id'),
  ).getMany();
  const ids = new Set(ours.map(({ id }) => id));
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
      ],
    })),
  );
  return settled;
}
