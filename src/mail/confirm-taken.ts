import { grouped } from '../foundation/grouped';
import type { MailEntity } from './mail.entity';
import type { Mailer } from './mailer';
import type { Finding } from './settlement';

/**
 * Asks the provider whether it has accepted the mails with an unknown outcome, with one request per batch.
 *
 * Returns findings by id, for mails that it has accepted and for those it couldn't be asked about. All others can be
 * sent. The provider finds a mail only some time after accepting it. If it doesn't find the mail then, the mail is sent
 * twice.
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
        // Its earlier attempts may have been messages of their own.
        const providerMessageId = taken.get(messageId) ?? taken.get(id);
        if (providerMessageId !== undefined) findings.set(id, { outcome: 'ACCEPTED', providerMessageId });
      }
    } catch (error) {
      onError(error);
      for (const { id } of asked) findings.set(id, { outcome: 'STILL_UNKNOWN', code: 'NOT_CONFIRMED' });
    }
  }
  return findings;
}
