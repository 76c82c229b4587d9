import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { instantText } from '../database/instant-text';
import { forUpdate } from '../database/row-lock';
import { emailAddressOf } from '../foundation/email-address';
import { type MailTemplates, notifyFeatures } from './delivery-worker';
import type { MailStatus } from './mail';
import { MailEntity } from './mail.entity';
import type { MailReport } from './postmark-webhook';
import { liftSuppression, suppressAddresses } from './suppressed-address.repository';

/** The dependencies of recording reports. */
export interface RecordReportDependencies {
  readonly database: Database;
  readonly templates: MailTemplates;
}

/**
 * Creates the function that records a provider's report in one transaction: on the message's mails, on the records that
 * they're about, and on the address.
 *
 * Reports may arrive twice, in any order, and before the mail is recorded as sent. A bounce overrides a delivery, in
 * any order. For an address, the latest event counts. A report about an unknown mail changes no mail.
 */
export function createRecordReport({
  database,
  templates,
}: RecordReportDependencies): (report: MailReport) => Promise<void> {
  return (report) =>
    database.write(async (manager) => {
      await recordAtMail(manager, templates, report);
      const { key: emailKey } = emailAddressOf(report.address);
      if (report.suppression === 'LIFTED') await liftSuppression(manager, emailKey, report.at);
      else if (report.suppression !== null)
        await suppressAddresses(manager, [emailKey], report.suppression, report.at);
    });
}

async function recordAtMail(
  manager: EntityManager,
  templates: MailTemplates,
  { mailId, providerMessageId, delivery, at }: MailReport,
): Promise<void> {
  if (mailId === null || delivery === null) return;
  const reported = await forUpdate(
    manager
      .createQueryBuilder(MailEntity, 'mail')
      // Also by the mail's own id, because the mail may have become part of another message.
      .where([{ messageId: mailId }, { id: mailId }])
      .orderBy('mail.id'),
  ).getMany();
  const mails = reported.filter(({ status }) => changes(status, delivery));
  if (mails.length === 0) return;
  await manager
    .createQueryBuilder()
    .update(MailEntity)
    .set({
      status: delivery,
      finishedAt: () => 'COALESCE(finished_at, :at)',
      providerMessageId: () => 'COALESCE(provider_message_id, :providerMessageId)',
      leaseId: null,
      unconfirmedBatchId: null,
    })
    .where({ id: In(mails.map(({ id }) => id)) })
    .setParameters({ at: instantText(at), providerMessageId })
    .execute();
  await notifyFeatures(
    manager,
    templates,
    mails.map((mail) => ({ mail, status: delivery })),
  );
}

// A reported mail was sent, regardless of its recorded status.
function changes(status: MailStatus, delivery: 'DELIVERED' | 'BOUNCED'): boolean {
  return status !== 'BOUNCED' && status !== delivery;
}
