import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts about what needs attention in accounts, in French. */
export const overview: OurAccountsWords['overview'] = {
  customer: 'Client',
  filter: 'À traiter',
  attentions: {
    PENDING_INVITATIONS: 'Invitations en attente',
    BOUNCED_INVITATIONS: 'Invitations non remises',
    OPEN_ACCESS_REQUESTS: 'Demandes d’accès en attente',
    NO_ADMINISTRATOR: 'Aucun administrateur',
  },
  titles: {
    pending: 'En attente',
    bounced: 'Non remises',
    requests: 'Demandes',
    expiringSoon: 'Expirent bientôt',
    administrator: 'Administrateurs',
  },
  pending: plural('fr', {
    one: ({ number }) => `${number} invitation en attente`,
    other: ({ number }) => `${number} invitations en attente`,
  }),
  bounced: plural('fr', {
    one: ({ number }) => `${number} invitation non remise`,
    other: ({ number }) => `${number} invitations non remises`,
  }),
  requests: plural('fr', {
    one: ({ number }) => `${number} demande d’accès en attente`,
    other: ({ number }) => `${number} demandes d’accès en attente`,
  }),
  expiringSoon: plural('fr', {
    one: ({ number }) => `${number} invitation expire dans les 48 heures`,
    other: ({ number }) => `${number} invitations expirent dans les 48 heures`,
  }),
  noAdministrator: 'Aucun administrateur',
  ofAccount: ({ text, account }) => `${text} : ${account}`,
};
