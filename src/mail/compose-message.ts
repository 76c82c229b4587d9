import type { EmailAddress } from '../foundation/email-address';
import { newId } from '../foundation/ids';
import { composeDigest } from './digest';
import { type Letter, writeLetter } from './letter';
import type { Mail } from './mail';
import type { OutgoingMessage } from './mailer';

/** The content of a mail. */
export interface RenderedMail {
  readonly letter: Letter;
  /** The provider's tag, by which it groups its statistics. */
  readonly tag: string;
  /** The Reply-To address. Defaults to the sender's. */
  readonly replyTo?: string;
}

/** A mail that is ready to be sent. */
export interface ReadyMail extends RenderedMail {
  readonly mail: Mail;
  readonly to: EmailAddress;
}

/** The tag of digests. */
export const DIGEST_TAG = 'digest';

/**
 * Composes the message of mails to one address: the mail itself, or a digest of several, which have the same
 * `unconfirmedBatchId`.
 */
export function composeMessage(
  [first, ...more]: readonly [ReadyMail, ...ReadyMail[]],
  leaseId: string,
): OutgoingMessage {
  const to = first.to.address;
  const batchId = first.mail.unconfirmedBatchId ?? leaseId;
  const { letter, tag, replyTo } = first;
  if (more.length === 0)
    return {
      ...writeLetter(letter),
      ...{ to, tag, fromName: letter.sender, mailId: first.mail.id, batchId },
      ...(replyTo !== undefined && { replyTo }),
    };
  const digest = composeDigest([letter, ...more.map((each) => each.letter)], to);
  return {
    ...writeLetter(digest),
    ...{ to, tag: DIGEST_TAG, fromName: digest.sender, mailId: newId('mail'), batchId },
  };
}
