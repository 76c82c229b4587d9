import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of an account's invitations, in French. */
export const invitations: OurAccountsWords['invitations'] = {
  person: 'Personne',
  status: 'État',
  delivery: 'E-mail',
  sent: 'Envoyée',
  sentBy: ({ day, person }) => `${day} par ${person}`,
  ends: 'Valable jusqu’au',
  accepted: ({ day }) => `Acceptée le ${day}`,
  actions: 'Actions',
  statuses: {
    PENDING: 'En attente',
    ACCEPTED: 'Acceptée',
    EXPIRED: 'Expirée',
    REVOKED: 'Retirée',
    SUPERSEDED: 'Remplacée par une plus récente',
  },
  deliveries: {
    QUEUED: 'En attente d’envoi',
    SENT: 'Envoyé',
    DELIVERED: 'Remis',
    BOUNCED: 'Revenu',
    FAILED: 'N’a pas pu être envoyé',
    NEVER: 'Jamais envoyé',
  },
  remedies: {
    BOUNCED:
      'La boîte aux lettres l’a refusé. Demandez la bonne adresse, corrigez-la et envoyez une nouvelle invitation.',
    FAILED:
      'L’adresse ou sa boîte aux lettres n’accepte pas de messages. Corrigez l’adresse et envoyez une nouvelle invitation.',
  },
  correct: 'Corriger l’adresse',
  revoke: 'Retirer',
  revokeFor: ({ person }) => `Retirer l’invitation de ${person}`,
  resend: 'Renvoyer',
  resendFor: ({ person }) => `Renvoyer une invitation à ${person}`,
  revoked: 'Retirée : son lien ne mène plus nulle part.',
  resent: ({ email }) => `Une nouvelle invitation à ${email} est en route.`,
};
