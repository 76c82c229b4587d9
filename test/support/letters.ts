import type { Letter } from '../../src/mail/letter';

/** Writes a letter with a subject of its own, for tests of how mail is delivered rather than of what it says. */
export function letterAbout(what: string): Letter {
  return {
    language: 'en',
    sender: 'CustomerSource',
    subject: `About ${what}`,
    preheader: 'Hello',
    title: 'Hello',
    blocks: [{ label: 'Open', link: `https://access.example/#${what}` }],
    footer: 'Goodbye',
  };
}
