import type { Letter } from '../../../src/mail/letter';

/** Creates a letter with its own subject, for tests of delivery rather than content. */
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
