import { grouped } from '../foundation/grouped';
import type { MailEntity } from './mail.entity';
import type { Mailer } from './mailer';
import type { Finding } from './settlement';

/**
 * Asks the provider about the mails of which nobody knows whether they were taken: one question a batch.
 *
 * Gives a finding for those that were taken, and for those that could not be asked about, by their ids; the rest may
 * be sent. The provider knows of a mail some time after it took it: what is not found then is sent a second time.
 */
export async function confirmTaken(
  mailer: Pick<Mailer, 'findTaken'>,
  mails: readonly MailEntity[],
  onError: (error: unknown) => void,
): Promise<ReadonlyMap<string, Finding>> {
  const byBatch = grouped(
    mails.filter(({ unconfirmedBatchId }) => unconfirmedBatchId !== null),
    ({ unconfirmedBatchId }) => unconfirmedBatchId ?? '',
  );
  const findings = new Map<string, Finding>();
  for (const [batchId, asked] of byBatch) {
    try {
      const taken = await mailer.findTaken(batchId);
      for (const { id, messageId } of asked) {
        const providerMessageId = taken.get(messageId);
        if (providerMessageId !== undefined) findings.set(id, { outcome: 'ACCEPTED', providerMessageId });
      }
    } catch (error) {
      onError(error);
      for (const { id } of asked) findings.set(id, { outcome: 'STILL_UNKNOWN', code: 'NOT_CONFIRMED' });
    }
  }
  return findings;
}
