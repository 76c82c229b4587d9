import type { Letter } from '../mail/letter';
import type { Messages } from '../mail/messages/messages';
import { wordingFor } from '../mail/wording';

/** What a notice to an inviter says about the invitation. */
export interface InviterNotice {
  readonly company: string;
  readonly person: string;
  readonly address: string;
  readonly program: string;
  /** The inviter's language, a BCP 47 tag. */
  readonly locale: string;
  readonly link: string;
}

/** Composes a notice about an invitation's address: what happened, for whom the invitation was, and how to fix it. */
export function composeInviterNotice(
  { locale, link, ...about }: InviterNotice,
  saidIn: (messages: Messages) => Pick<Messages['bounced'], 'subject' | 'preheader' | 'title' | 'whatToDo'>,
  eventIn: (messages: Messages) => Messages['bounced']['bounced'],
): Letter {
  const { company, person, address, program } = about;
  const { language, messages } = wordingFor(locale);
  const { words } = messages;
  const said = saidIn(messages);
  return {
    language,
    sender: program,
    subject: said.subject({ company, program, person }),
    preheader: said.preheader({ address }),
    title: said.title({ person }),
    blocks: [
      { text: eventIn(messages)(about) },
      {
        facts: [
          [words.company, company],
          [words.profile, person],
          [words.address, address],
        ],
      },
      { text: said.whatToDo },
      { label: words.open({ program }), link },
    ],
    addresses: [address],
    footer: messages.bounced.sentBecause({ company, program, person }),
  };
}
