import type { EmailAddress } from '../email-address';
import { type Letter, writeLetter } from './letter';
import type { Mail } from './mail';
import type { OutgoingMessage } from './mailer';

/** What a mail says. */
export interface RenderedMail {
  readonly letter: Letter;
  /** The name under which the template's figures are kept at the provider. */
  readonly tag: string;
  /** The address that answers go to; without one, they go to the sender's. */
  readonly replyTo?: string;
}

/** A mail that is ready to be handed over. */
export interface ReadyMail extends RenderedMail {
  readonly mail: Mail;
  readonly to: EmailAddress;
}

/** Composes the message of a mail. */
export function composeMessage({ mail, to, letter, tag, replyTo }: ReadyMail): OutgoingMessage {
  return {
    ...writeLetter(letter),
    ...{ to: to.address, tag, fromName: letter.sender, mailId: mail.id },
    ...(replyTo !== undefined && { replyTo }),
  };
}
