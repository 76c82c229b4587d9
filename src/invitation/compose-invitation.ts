import type { Letter, LetterBlock } from '../mail/letter';
import type { Messages } from '../mail/messages/messages';
import { wordingFor } from '../mail/wording';

const DAY_MS = 24 * 60 * 60_000;

/** The facts in an invitation's mail. */
export interface InvitationFacts {
  readonly link: string;
  readonly company: string;
  readonly person: string;
  readonly address: string;
  readonly program: string;
  /** The reader's language, a BCP 47 tag. */
  readonly locale: string;
  readonly expiresAt: Date;
  readonly now: Date;
  /** Whether accepting moves the profile from another Microsoft account. */
  readonly isMove: boolean;
  /** The colleague who sent it; null if the reader requested it. */
  readonly inviter: { readonly name: string; readonly company: string; readonly isOfPartner: boolean } | null;
}

/** Composes an invitation. Subject and body name company and profile, to distinguish several mails to one address. */
export function composeInvitation(about: InvitationFacts): Letter {
  const { link, company, person, program } = about;
  const { language, messages, instant } = wordingFor(about.locale);
  const { words, invitation } = messages;
  const said = about.isMove ? messages.move : invitation;
  const until = instant(about.expiresAt);
  const count = Math.max(1, Math.round((about.expiresAt.getTime() - about.now.getTime()) / DAY_MS));
  return {
    language,
    sender: program,
    subject: said.subject({ company, program, person }),
    preheader: said.preheader({ company, program, person, until }),
    title: said.title({ program, company }),
    blocks: [
      ...(about.isMove ? moving(messages, about) : inviting(messages, about)),
      {
        facts: [
          [words.company, company],
          [words.profile, person],
        ],
      },
      { label: said.accept, link },
      { text: invitation.anyAccount },
      { small: invitation.validity({ until, count }) },
      { small: invitation.unexpected },
    ],
    addresses: [about.address],
    footer: invitation.sentTo({ address: about.address }),
  };
}

function inviting({ invitation }: Messages, { inviter, ...about }: InvitationFacts): LetterBlock[] {
  if (!inviter) return [{ text: invitation.asked(about) }];
  const by = { ...about, inviter: inviter.name, inviterCompany: inviter.company };
  return [{ text: inviter.isOfPartner ? invitation.byPartner(by) : invitation.byColleague(by) }];
}

function moving({ move }: Messages, { inviter, ...about }: InvitationFacts): LetterBlock[] {
  const sentBy = inviter && move.sentBy({ inviter: inviter.name, inviterCompany: inviter.company });
  return [
    { text: move.asked(about) },
    ...(sentBy === null ? [] : [{ text: sentBy }]),
    { text: move.meaning },
  ];
}
