import { plural } from '../plural';

/** The texts of the home page, in English. */
export const home = {
  lead: 'Find resources, see what’s waiting for you, and, as an administrator, manage accounts. If you have profiles at several companies, you can switch between them in the menu at the top of the page.',
  number: ({ number }: { number: string }) => `Account ${number}`,
  resources: {
    title: ({ program }: { program: string }) => `${program} resources`,
    kinds: {
      PRODUCT_UPDATES: 'Product updates',
      DOWNLOADS: 'Downloads',
      TRAINING: 'Training',
      COMMUNITY: 'Community',
      SUPPORT: 'Support',
    },
  },
  waiting: {
    title: 'Waiting for you',
    requests: plural('en', {
      one: ({ number }) => `${number} request for access to decide`,
      other: ({ number }) => `${number} requests for access to decide`,
    }),
    invitation: ({ person, company, email }: { person: string; company: string; email: string }) =>
      `We sent an invitation for ${person}, ${company}, to ${email}.`,
    until: ({ time }: { time: string }) =>
      `To move the profile to another Microsoft account, open the link in the e-mail by ${time}.`,
    none: 'Nothing is waiting for you.',
  },
  managed: {
    title: 'Accounts that you manage',
    nothing: 'Nothing needs your attention.',
    some: 'These accounts need your attention most.',
    all: 'All accounts',
  },
};

/** The texts of the page. Each language must have all of them. */
export type HomeWords = typeof home;
