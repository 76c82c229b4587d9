import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of an account's invitations, in Danish. */
export const invitations: OurAccountsWords['invitations'] = {
  person: 'Person',
  status: 'Status',
  delivery: 'Mail',
  sent: 'Sendt',
  sentBy: ({ day, person }) => `${day} af ${person}`,
  ends: 'Gyldig til',
  accepted: ({ day }) => `Accepteret den ${day}`,
  declined: ({ day }) => `Afvist den ${day}`,
  actions: 'Handlinger',
  statuses: {
    PENDING: 'Afventer',
    ACCEPTED: 'Accepteret',
    EXPIRED: 'Udløbet',
    REVOKED: 'Tilbagekaldt',
    SUPERSEDED: 'Erstattet af en nyere',
    DECLINED: 'Afvist',
  },
  declineReasons: {
    NOT_FOR_ME: 'Modtageren siger, at den ikke var tiltænkt vedkommende. Kontrollér adressen.',
  },
  deliveries: {
    QUEUED: 'Venter på at blive sendt',
    SENT: 'Sendt',
    DELIVERED: 'Leveret',
    BOUNCED: 'Kunne ikke leveres',
    FAILED: 'Kunne ikke sendes',
    NEVER: 'Aldrig sendt',
  },
  attentions: {
    BOUNCED: 'Ikke leveret eller ikke sendt',
    EXPIRES_SOON: 'Udløber inden for 48 timer',
  },
  remedies: {
    BOUNCED: 'Postkassen afviste mailen. Find den rigtige adresse, ret den, og send en ny invitation.',
    FAILED: 'Adressen eller dens postkasse accepterer ikke mails. Ret adressen, og send en ny invitation.',
  },
  correct: 'Ret adressen',
  revoke: 'Tilbagekald',
  revokeFor: ({ person }) => `Tilbagekald invitationen til ${person}`,
  resend: 'Send igen',
  resendFor: ({ person }) => `Send igen: en invitation til ${person}`,
  revoked: 'Invitationen er tilbagekaldt. Linket virker ikke længere.',
  resent: ({ email }) => `Vi sender en ny invitation til ${email}.`,
};
