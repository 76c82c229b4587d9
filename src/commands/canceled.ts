import type { MailEntity } from '../mail/mail.entity';

/** Returns what happens to a canceled mail, or to several like it, to follow its id or their number. */
export function canceled({ unconfirmedBatchId }: Pick<MailEntity, 'unconfirmedBatchId'>, count = 1): string {
  if (unconfirmedBatchId === null) return count === 1 ? 'is canceled' : 'are canceled';
  return `may have been sent, and will be canceled unless Postmark has accepted ${count === 1 ? 'it' : 'them'}`;
}
