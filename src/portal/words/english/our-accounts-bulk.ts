import { plural } from '../plural';

/** The texts of changes of several people, in English. */
export const bulk = {
  selected: plural('en', {
    one: ({ number }) => `${number} person selected`,
    other: ({ number }) => `${number} people selected`,
  }),
  selectAll: ({ most }: { most: string }) => `Select everyone in this list (up to ${most})`,
  clear: 'Clear selection',
  others: 'More actions',
  selecting: 'Selecting people',
  working: 'Changing people',
  actions: {
    INVITE: 'Send invitations',
    ACTIVE: 'Enable',
    DISABLED: 'Disable',
    ADMINISTRATOR: 'Make administrator',
    MEMBER: 'Make member',
    REMOVE: 'Remove',
  },
  countOf: ({ action, number }: { action: string; number: string }) => `${action} (${number})`,
  /** The confirmations of the actions that take or give rights. */
  confirm: {
    DISABLED: {
      title: plural('en', {
        one: ({ number }) => `Disable ${number} person?`,
        other: ({ number }) => `Disable ${number} people?`,
      }),
      text: ({ account }: { account: string }) =>
        `They immediately lose access to ${account} on all devices. You can enable them again later.`,
    },
    ADMINISTRATOR: {
      title: plural('en', {
        one: ({ number }) => `Make ${number} person an administrator?`,
        other: ({ number }) => `Make ${number} people administrators?`,
      }),
      text: ({ account }: { account: string }) =>
        `They’ll be able to manage all people of ${account}: add them, change them, and remove them.`,
    },
    MEMBER: {
      title: plural('en', {
        one: ({ number }) => `Make ${number} person a member?`,
        other: ({ number }) => `Make ${number} people members?`,
      }),
      text: ({ account }: { account: string }) =>
        `They’ll no longer be able to manage the people of ${account}.`,
    },
    REMOVE: {
      title: plural('en', {
        one: ({ number }) => `Remove ${number} person?`,
        other: ({ number }) => `Remove ${number} people?`,
      }),
      text: ({ account }: { account: string }) =>
        `They immediately lose access to ${account} on all devices. Their associations with Microsoft accounts end, and pending invitations are revoked. The audit trail is kept.`,
    },
  },
  succeeded: plural('en', {
    one: ({ number }) => `Changed: ${number} person.`,
    other: ({ number }) => `Changed: ${number} people.`,
  }),
  failed: plural('en', {
    one: ({ number }) => `Not changed: ${number} person.`,
    other: ({ number }) => `Not changed: ${number} people.`,
  }),
  unknown: plural('en', {
    one: ({ number }) => `Unknown: ${number} person.`,
    other: ({ number }) => `Unknown: ${number} people.`,
  }),
  whoFailed: 'Not changed',
  whoUnknown: 'Unknown',
  whoSucceeded: 'Show who was changed',
  notSent: 'Not sent, because an earlier request failed.',
  noResult: 'We didn’t get a result for this person. Reload the page to see the current state.',
  close: 'Close',
};
