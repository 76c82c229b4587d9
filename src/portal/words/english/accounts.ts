import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in English. */
export const accounts = {
  title: 'Multiple accounts',
  lead: 'Your Microsoft account has several profiles. Choose the one to use now. You can switch at any time without signing out.',
  legend: 'Your profiles',
  inUse: 'In use now',
  byDefault: 'Default',
  lastUsed: ({ day }: { day: string }) => `Last used on ${day}`,
  search: 'Search',
  searchHint: 'By company, account number or name.',
  found: plural('en', {
    one: ({ number }) => `${number} profile found.`,
    other: ({ number }) => `${number} profiles found.`,
  }),
  more: 'Show more',
  lastHundred:
    'This list shows the profiles that you used most recently. To find the others, search for them.',
  always: 'Always use this profile',
  alwaysHint: 'You’ll start with this profile every time you sign in.',
  tabOnly: 'In this tab only',
  tabOnlyHint: 'Your other tabs don’t change.',
  tabOnlyInMaintenance: 'During maintenance, you can choose a profile for this tab only.',
  askEachTime: 'Ask me each time',
  defaultCleared: 'You’ll choose a profile each time you sign in.',
  button: 'Continue',
  chooseFirst: 'Choose a profile.',
  closed: 'Currently unavailable',
  refusals: {
    NOT_FOUND: 'This profile is no longer associated with your Microsoft account. Choose another profile.',
    PROFILE_NOT_ACTIVE:
      'This profile is disabled. Choose another profile, or ask an administrator of its account.',
    ACCESS_CLOSED: 'The account of this profile currently has no access. Choose another profile.',
  },
};

/** The texts of the page. Each language must have all of them. */
export type AccountsWords = typeof accounts;
