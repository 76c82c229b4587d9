import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of an account's invitations, in German. */
export const invitations: OurAccountsWords['invitations'] = {
  person: 'Person',
  status: 'Status',
  delivery: 'E-Mail',
  sent: 'Gesendet',
  sentBy: ({ day, person }) => `${day} von ${person}`,
  ends: 'Gültig bis',
  accepted: ({ day }) => `Angenommen am ${day}`,
  actions: 'Aktionen',
  statuses: {
    PENDING: 'Offen',
    ACCEPTED: 'Angenommen',
    EXPIRED: 'Abgelaufen',
    REVOKED: 'Zurückgezogen',
    SUPERSEDED: 'Durch eine neuere ersetzt',
  },
  deliveries: {
    QUEUED: 'Wartet auf den Versand',
    SENT: 'Gesendet',
    DELIVERED: 'Zugestellt',
    BOUNCED: 'Kam zurück',
    FAILED: 'Konnte nicht gesendet werden',
    NEVER: 'Nie gesendet',
  },
  remedies: {
    BOUNCED:
      'Das Postfach hat sie abgewiesen. Fragen Sie nach der richtigen Adresse, berichtigen Sie sie und senden Sie eine neue Einladung.',
    FAILED:
      'Die Adresse oder ihr Postfach nimmt keine E-Mails an. Berichtigen Sie die Adresse und senden Sie eine neue Einladung.',
  },
  correct: 'Adresse berichtigen',
  revoke: 'Zurückziehen',
  revokeFor: ({ person }) => `Zurückziehen: Einladung für ${person}`,
  resend: 'Erneut senden',
  resendFor: ({ person }) => `Erneut senden: Einladung für ${person}`,
  revoked: 'Zurückgezogen: Der Link führt nirgendwohin mehr.',
  resent: ({ email }) => `Eine neue Einladung an ${email} ist unterwegs.`,
};
