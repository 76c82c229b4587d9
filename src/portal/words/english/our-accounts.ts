import { adding } from './our-accounts-adding';
import { audit } from './our-accounts-audit';
import { bulk } from './our-accounts-bulk';
import { download } from './our-accounts-download';
import { invitations } from './our-accounts-invitations';
import { overview } from './our-accounts-overview';
import { person } from './our-accounts-person';
import { profiles } from './our-accounts-profiles';
import { restoring } from './our-accounts-restoring';
import { plural } from '../plural';

/** The texts of Our Accounts, in English. */
export const ourAccounts = {
  title: 'Our accounts',
  lead: 'The accounts that you manage. Choose one to see its profiles, invitations, requests for access, and audit trail.',
  own: 'Your own account',
  customers: 'Your customers',
  number: ({ number }: { number: string }) => `Account ${number}`,
  partnerOfRecord: ({ partner }: { partner: string }) => `Partner of record: ${partner}.`,
  administratorsOnly: {
    title: 'Only for administrators',
    text: ({ account }: { account: string }) => `Only administrators can manage ${account}.`,
    switch: 'You’re an administrator with another profile. Switch to it to manage the account.',
  },
  access: {
    granted: 'Access',
    closed: 'No access',
    PARTNER: () => 'Partners always have access.',
    EMPLOYEE: () => 'Microsoft employees always have access.',
    ACTIVE_PLAN: ({ plan, until }: { plan: string; until: string }) => `${plan} until ${until}.`,
    PLAN_LAPSED: ({ plan, until }: { plan: string; until: string }) =>
      `${plan} ended on ${until}. Access returns automatically when a plan is renewed.`,
    PLAN_NOT_STARTED: ({ plan, until }: { plan: string; until: string }) => `${plan} starts on ${until}.`,
    NO_PLAN: () => 'The account has never had an Enhancement Plan or support plan.',
    ACCOUNT_INACTIVE: () => 'The account was deactivated. Contact Microsoft or your partner.',
  },
  parts: {
    label: 'Sections of the account',
    profiles: 'Profiles',
    invitations: 'Invitations',
    requests: 'Requests for access',
    audit: 'Audit trail',
    title: ({ part, account }: { part: string; account: string }) => `${part}: ${account}`,
    leads: {
      profiles:
        'With a profile, a person can act for this company. You can add people and invite them, correct their details, change their roles, and disable or remove profiles that are no longer needed.',
      invitations:
        'The link in an invitation associates a profile with a Microsoft account. You can see which invitations were delivered and accepted, send them again, and revoke pending ones.',
      requests:
        'People without a profile can request access to this account. If you know the person, approve the request and give them a profile. Otherwise, decline it. Requests expire after 30 days.',
      audit:
        'The audit trail shows who changed profiles, invitations, and access in this account, and when. You can filter it by event and by day, and download it as a CSV file for your records.',
    },
  },
  list: {
    search: 'Search',
    searchPeople: 'Name or e-mail address',
    searchAccounts: 'Name or number',
    sortBy: 'Sort by',
    unsorted: 'Use the default order',
    any: 'Any',
    clear: 'Show all',
    empty: 'No results found.',
    pages: 'Pages',
    previous: 'Previous page',
    next: 'Next page',
    count: 'Show total',
    counted: plural('en', {
      one: ({ number }) => `${number} in total`,
      other: ({ number }) => `${number} in total`,
    }),
  },
  refusals: {
    NOT_FOUND: 'This no longer exists, or you no longer manage it. Reload the page.',
    NOT_PERMITTED:
      'The profile that you’re using can’t do that. Switch to a profile with the administrator role.',
    LAST_ADMINISTRATOR:
      'This is the last administrator of the account. Make someone else an administrator first.',
    PROFILE_REMOVED: 'This profile was removed and can no longer be changed.',
    PROFILE_NOT_ACTIVE: 'Nothing was sent, because the profile is disabled or was removed. Enable it first.',
    ACCOUNT_INACTIVE: 'The account was deactivated. Contact Microsoft or your partner.',
    INVALID_DISPLAY_NAME: 'Enter a name of 1 to 200 characters.',
    DISPLAY_NAME_HAS_ADDRESS: 'Enter a name without a web or e-mail address.',
    INVALID_EMAIL:
      'Enter an e-mail address such as name@company.com. Accented letters aren’t supported before the @.',
    INVALID_LOCALE: 'Choose a language.',
    EMAIL_IN_USE: 'Another profile of this account already has this address. Enter another address.',
    RESTORED_EMAIL_IN_USE:
      'Another profile of this account already has this address, so nothing was restored. Search for the address in the list of current people.',
    NOT_REMOVED: 'This profile isn’t removed. Reload the page.',
    DUPLICATE: 'This address is already on an earlier line.',
    ADDRESS_BOUNCES: 'E-mails to this address bounced. Correct the address first.',
    RATE_LIMITED: 'Too many invitations were sent to this address. Try again later.',
    NOT_PENDING: 'The invitation is no longer pending, so it can’t be revoked. Reload the page.',
    EMPTY: 'The list is empty. Enter at least one person.',
    TOO_MANY: 'You can add up to 500 people at a time.',
  },
  profiles,
  person,
  download,
  bulk,
  restoring,
  overview,
  adding,
  invitations,
  audit,
};

/** The texts of the pages. Each language must have all of them. */
export type OurAccountsWords = typeof ourAccounts;
