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
  actions: 'Handlinger',
  statuses: {
    PENDING: 'Åben',
    ACCEPTED: 'Accepteret',
    EXPIRED: 'Udløbet',
    REVOKED: 'Trukket tilbage',
    SUPERSEDED: 'Erstattet af en nyere',
  },
  deliveries: {
    QUEUED: 'Venter på at blive sendt',
    SENT: 'Sendt',
    DELIVERED: 'Afleveret',
    BOUNCED: 'Kom tilbage',
    FAILED: 'Kunne ikke sendes',
    NEVER: 'Aldrig sendt',
  },
  remedies: {
    BOUNCED: 'Postkassen afviste den. Spørg efter den rigtige adresse, ret den, og send en ny invitation.',
    FAILED: 'Adressen eller dens postkasse tager ikke imod mails. Ret adressen, og send en ny invitation.',
  },
  correct: 'Ret adressen',
  revoke: 'Træk tilbage',
  revokeFor: ({ person }) => `Træk tilbage: invitationen til ${person}`,
  resend: 'Send igen',
  resendFor: ({ person }) => `Send igen: en invitation til ${person}`,
  revoked: 'Trukket tilbage: Linket fører ikke længere nogen steder hen.',
  resent: ({ email }) => `En ny invitation til ${email} er på vej.`,
};
