import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts about what needs attention in accounts, in German. */
export const overview: OurAccountsWords['overview'] = {
  customer: 'Kunde',
  filter: 'Handlungsbedarf',
  attentions: {
    PENDING_INVITATIONS: 'Ausstehende Einladungen',
    BOUNCED_INVITATIONS: 'Unzustellbare Einladungen',
    OPEN_ACCESS_REQUESTS: 'Offene Zugangsanforderungen',
    NO_ADMINISTRATOR: 'Kein Administrator',
  },
  titles: {
    pending: 'Ausstehend',
    bounced: 'Unzustellbar',
    requests: 'Anforderungen',
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
  requests: plural('de', {
    one: ({ number }) => `${number} offene Zugangsanforderung`,
    other: ({ number }) => `${number} offene Zugangsanforderungen`,
  }),
  expiringSoon: plural('de', {
    one: ({ number }) => `${number} Einladung läuft in den nächsten 48 Stunden ab`,
    other: ({ number }) => `${number} Einladungen laufen in den nächsten 48 Stunden ab`,
  }),
  noAdministrator: 'Kein Administrator',
  ofAccount: ({ text, account }) => `${text}: ${account}`,
};
