import { plural } from '../plural';

/** The texts about what needs attention in accounts, in English. */
export const overview = {
  customer: 'Customer',
  filter: 'Needs attention',
  attentions: {
    PENDING_INVITATIONS: 'Pending invitations',
    BOUNCED_INVITATIONS: 'Bounced invitations',
    OPEN_ACCESS_REQUESTS: 'Open requests for access',
    NO_ADMINISTRATOR: 'No administrator',
  },
  titles: {
    pending: 'Pending',
    bounced: 'Bounced',
    requests: 'Requests',
    expiringSoon: 'Expire soon',
    administrator: 'Administrators',
  },
  pending: plural('en', {
    one: ({ number }) => `${number} pending invitation`,
    other: ({ number }) => `${number} pending invitations`,
  }),
  bounced: plural('en', {
    one: ({ number }) => `${number} bounced invitation`,
    other: ({ number }) => `${number} bounced invitations`,
  }),
  requests: plural('en', {
    one: ({ number }) => `${number} open request for access`,
    other: ({ number }) => `${number} open requests for access`,
  }),
  expiringSoon: plural('en', {
    one: ({ number }) => `${number} invitation expires within 48 hours`,
    other: ({ number }) => `${number} invitations expire within 48 hours`,
  }),
  noAdministrator: 'No administrator',
  ofAccount: ({ text, account }: { text: string; account: string }) => `${text}: ${account}`,
};
