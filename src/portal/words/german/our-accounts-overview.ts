import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts about what needs attention in accounts, in German. */
export const overview: OurAccountsWords['overview'] = {
  customer: 'Kunde',
  filter: 'Handlungsbedarf',
  attentions: {
    PENDING_INVITATIONS: 'Ausstehende Einladungen',
    BOUNCED_INVITATIONS: 'Unzustellbare Einladungen',
    NO_ADMINISTRATOR: 'Kein Administrator',
  },
  titles: {
    pending: 'Ausstehend',
    bounced: 'Unzustellbar',
    expiringSoon: 'Laufen bald ab',
    administrator: 'Administratoren',
  },
  pending: plural('de', {
    one: ({ number }) => `${number} ausstehende Einladung`,
    other: ({ number }) => `${number} ausstehende Einladungen`,
  }),
  bounced: plural('de', {
    one: ({ number }) => `${number} unzustellbare Einladung`,
    other: ({ number }) => `${number} unzustellbare Einladungen`,
  }),
  expiringSoon: plural('de', {
    one: ({ number }) => `${number} Einladung läuft in den nächsten 48 Stunden ab`,
    other: ({ number }) => `${number} Einladungen laufen in den nächsten 48 Stunden ab`,
  }),
  noAdministrator: 'Kein Administrator',
  ofAccount: ({ text, account }) => `${text}: ${account}`,
};
