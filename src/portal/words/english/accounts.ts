import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in English. */
export const accounts = {
  title: 'Multiple accounts',
  choose:
    'Your Microsoft account has several profiles. Choose the one to use now; you can switch at any time without signing out.',
  switch: 'Choose the profile to go on with. You stay signed in.',
  legend: 'Your profiles',
  inUse: 'In use now',
  lastUsed: ({ day }: { day: string }) => `Last used on ${day}`,
  search: 'Search',
  searchHint: 'By company, account number or name.',
  found: plural('en', {
    one: ({ number }) => `${number} profile found.`,
    other: ({ number }) => `${number} profiles found.`,
  }),
  more: 'Show more',
  lastHundred: 'The last used ones are listed. Search finds the others.',
  always: 'Always use this one',
  alwaysHint: "You start with it each time you sign in, and aren't asked again.",
  tabOnly: 'In this tab only',
  tabOnlyHint: 'Your other tabs go on as they are.',
  button: 'Continue',
  chooseFirst: 'Choose one of the profiles.',
  closed: 'Not usable just now',
  refusals: {
    NOT_FOUND: 'This profile is no longer associated with your Microsoft account. Choose another.',
    PROFILE_NOT_ACTIVE: 'This profile was disabled. Choose another, or ask an administrator of its account.',
    ACCESS_CLOSED: 'The account of this profile has no access just now. Choose another.',
  },
};

/** The texts of the page. Each language must have all of them. */
export type AccountsWords = typeof accounts;
