import type { Mailbox } from '../../../src/dev/mailbox/mailbox';
import { unlinked } from '../../../src/mail/unlinked';

/** Returns the tokens in the links of the mails whose subject or text contains `about`, oldest first. */
export function tokensIn(mailbox: Pick<Mailbox, 'messages'>, about = ''): string[] {
  return mailbox
    .messages()
    .filter(({ Subject, TextBody }) => `${Subject} ${TextBody ?? ''}`.includes(unlinked(about, [about])))
    .flatMap(({ TextBody = '' }) =>
      [...TextBody.matchAll(/\/accept#token=([\w.-]+)/g)].map(([, token = '']) => token),
    );
}
