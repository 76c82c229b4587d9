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
  declined: ({ day }) => `Refusée le ${day}`,
  actions: 'Actions',
  statuses: {
    PENDING: 'En attente',
    ACCEPTED: 'Acceptée',
    EXPIRED: 'Expirée',
    REVOKED: 'Révoquée',
    SUPERSEDED: 'Remplacée par une plus récente',
    DECLINED: 'Refusée',
  },
  declineReasons: {
    NOT_FOR_ME: 'Le destinataire indique qu’elle ne lui était pas destinée. Vérifiez l’adresse.',
  },
  deliveries: {
    QUEUED: 'En attente d’envoi',
    SENT: 'Envoyé',
    DELIVERED: 'Remis',
    BOUNCED: 'Non remis',
    FAILED: 'N’a pas pu être envoyé',
    NEVER: 'Jamais envoyé',
  },
  attentions: {
    BOUNCED: 'Non remise ou non envoyée',
    EXPIRES_SOON: 'Expire dans les 48 heures',
  },
  remedies: {
    BOUNCED:
      'La boîte aux lettres a refusé l’e-mail. Recherchez la bonne adresse, corrigez-la et envoyez une nouvelle invitation.',
    FAILED:
      'L’adresse ou sa boîte aux lettres n’accepte pas d’e-mails. Corrigez l’adresse et envoyez une nouvelle invitation.',
  },
  correct: 'Corriger l’adresse',
  revoke: 'Révoquer',
  revokeFor: ({ person }) => `Révoquer l’invitation de ${person}`,
  resend: 'Renvoyer',
  resendFor: ({ person }) => `Renvoyer une invitation à ${person}`,
  revoked: 'Invitation révoquée. Son lien ne fonctionne plus.',
  resent: ({ email }) => `Nous envoyons une nouvelle invitation à ${email}.`,
};
