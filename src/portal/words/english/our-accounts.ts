import { adding } from './our-accounts-adding';
import { audit } from './our-accounts-audit';
import { invitations } from './our-accounts-invitations';
import { profiles } from './our-accounts-profiles';
import { plural } from '../plural';

/** The texts of Our Accounts, in English. */
export const ourAccounts = {
  title: 'Our accounts',
  lead: 'The accounts whose people you look after. Choose one to see its profiles, invitations and audit trail.',
  own: 'Your own account',
  customers: 'Your customers',
  number: ({ number }: { number: string }) => `Account ${number}`,
  lookedAfterBy: ({ partner }: { partner: string }) => `Looked after by ${partner}.`,
  access: {
    granted: 'Access',
    closed: 'No access',
    PARTNER: () => 'Partners always have access.',
    EMPLOYEE: () => 'Microsoft employees always have access.',
    ACTIVE_PLAN: ({ plan, until }: { plan: string; until: string }) => `${plan} until ${until}.`,
    PLAN_LAPSED: ({ plan, until }: { plan: string; until: string }) =>
      `${plan} ended on ${until}. Access returns automatically when a plan is renewed.`,
    PLAN_NOT_STARTED: ({ plan, until }: { plan: string; until: string }) => `${plan} begins on ${until}.`,
    NO_PLAN: () => 'There has never been an Enhancement Plan or support plan.',
    ACCOUNT_INACTIVE: () => 'The account was deactivated. Ask Microsoft or your partner about it.',
  },
  parts: {
    label: 'Parts of the account',
    profiles: 'Profiles',
    invitations: 'Invitations',
    audit: 'Audit trail',
    title: ({ part, account }: { part: string; account: string }) => `${part}: ${account}`,
  },
  list: {
    search: 'Search',
    searchPeople: 'Name or e-mail address',
    searchAccounts: 'Name or number',
    any: 'Any',
    clear: 'Show all',
    empty: 'Nothing was found.',
    pages: 'Pages',
    previous: 'Previous page',
    next: 'Next page',
    count: 'Count them',
    counted: plural('en', {
      one: ({ number }) => `${number} in all`,
      other: ({ number }) => `${number} in all`,
    }),
  },
  refusals: {
    NOT_FOUND: 'It is not there any more, or you no longer look after it. Load the page again.',
    NOT_PERMITTED: 'You may not do that as the profile you act as now.',
    LAST_ADMINISTRATOR: 'This is the last administrator of the account. Make somebody else one first.',
    PROFILE_REMOVED: 'The profile was removed and can no longer be changed.',
    PROFILE_NOT_ACTIVE: 'The profile is disabled or was removed, so nothing was sent. Enable it first.',
    ACCOUNT_INACTIVE: 'The account was deactivated. Ask Microsoft or your partner about it.',
    INVALID_DISPLAY_NAME: 'Enter a name of 1 to 200 characters.',
    DISPLAY_NAME_HAS_ADDRESS: 'Enter a name without a web or e-mail address.',
    INVALID_EMAIL:
      "Enter an e-mail address such as name@company.com. Accented letters aren't supported before the @.",
    INVALID_LOCALE: 'Choose a language.',
    EMAIL_IN_USE: 'A profile of this account has this address already.',
    DUPLICATE: 'This address stands in the list before.',
    ADDRESS_BOUNCES: 'Mail to this address came back. Correct the address first.',
    RATE_LIMITED: 'This address has had its share of invitations for now. Try again later.',
    NOT_PENDING: 'It is pending no longer, so there is nothing to take back. Load the page again.',
    EMPTY: 'There is nobody in the list.',
    TOO_MANY: 'More than 500 at once are not possible.',
  },
  profiles,
  adding,
  invitations,
  audit,
};

/** The texts of the pages. Each language must have all of them. */
export type OurAccountsWords = typeof ourAccounts;
