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
  removeTitle: plural('en', {
    one: ({ number }) => `Remove ${number} person?`,
    other: ({ number }) => `Remove ${number} people?`,
  }),
  removeText: ({ account }: { account: string }) =>
    `They immediately lose access to ${account} on all devices. Their associations with Microsoft accounts end, and pending invitations are revoked. The audit trail is kept.`,
  succeeded: plural('en', {
    one: ({ number }) => `${number} person done.`,
    other: ({ number }) => `${number} people done.`,
  }),
  failed: plural('en', {
    one: ({ number }) => `${number} person wasn’t changed.`,
    other: ({ number }) => `${number} people weren’t changed.`,
  }),
  whoFailed: 'Not changed',
  whoSucceeded: 'Show who was changed',
  close: 'Close',
};
