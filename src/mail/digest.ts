import type { Letter } from './letter';
import { wordingFor } from './wording';

/** Combines several letters to one address: each under its subject, with its content and its own link. */
export function composeDigest(letters: readonly [Letter, ...Letter[]], address: string): Letter {
  const [{ language, sender, subject }] = letters;
  const { digest, invitation } = wordingFor(language).messages;
  const count = letters.length;
  return {
    language,
    sender,
    subject: digest.subject({ count, program: sender }),
    preheader: subject,
    title: digest.title({ count }),
    blocks: [
      { text: digest.meaning },
      ...letters.flatMap((letter, index) => [
        { text: `${String(index + 1)}. ${letter.subject}` },
        ...letter.blocks,
      ]),
    ],
    addresses: [address, ...letters.flatMap(({ addresses = [] }) => addresses)],
    footer: invitation.sentTo({ address }),
  };
}
