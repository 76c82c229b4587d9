import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts about what needs attention in accounts, in Danish. */
export const overview: OurAccountsWords['overview'] = {
  customer: 'Kunde',
  filter: 'Kræver handling',
  attentions: {
    PENDING_INVITATIONS: 'Afventende invitationer',
    BOUNCED_INVITATIONS: 'Ikke leverede invitationer',
    OPEN_ACCESS_REQUESTS: 'Åbne anmodninger om adgang',
    NO_ADMINISTRATOR: 'Ingen administrator',
  },
  titles: {
    pending: 'Afventer',
    bounced: 'Ikke leveret',
    requests: 'Anmodninger',
    expiringSoon: 'Udløber snart',
    administrator: 'Administratorer',
  },
  pending: plural('da', {
    one: ({ number }) => `${number} afventende invitation`,
    other: ({ number }) => `${number} afventende invitationer`,
  }),
  bounced: plural('da', {
    one: ({ number }) => `${number} invitation kunne ikke leveres`,
    other: ({ number }) => `${number} invitationer kunne ikke leveres`,
  }),
  requests: plural('da', {
    one: ({ number }) => `${number} åben anmodning om adgang`,
    other: ({ number }) => `${number} åbne anmodninger om adgang`,
  }),
  expiringSoon: plural('da', {
    one: ({ number }) => `${number} invitation udløber inden for 48 timer`,
    other: ({ number }) => `${number} invitationer udløber inden for 48 timer`,
  }),
  noAdministrator: 'Ingen administrator',
  ofAccount: ({ text, account }) => `${text}: ${account}`,
};
