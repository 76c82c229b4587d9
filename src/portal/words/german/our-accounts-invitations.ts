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
  declined: ({ day }) => `Abgelehnt am ${day}`,
  actions: 'Aktionen',
  statuses: {
    PENDING: 'Ausstehend',
    ACCEPTED: 'Angenommen',
    EXPIRED: 'Abgelaufen',
    REVOKED: 'Widerrufen',
    SUPERSEDED: 'Durch eine neuere ersetzt',
    DECLINED: 'Abgelehnt',
  },
  declineReasons: {
    NOT_FOR_ME: 'Laut Empfänger war sie nicht für ihn bestimmt. Prüfen Sie die Adresse.',
  },
  deliveries: {
    QUEUED: 'Wartet auf den Versand',
    SENT: 'Gesendet',
    DELIVERED: 'Zugestellt',
    BOUNCED: 'Unzustellbar',
    FAILED: 'Konnte nicht gesendet werden',
    NEVER: 'Nie gesendet',
  },
  attentions: {
    BOUNCED: 'Unzustellbar oder nicht gesendet',
    EXPIRES_SOON: 'Läuft in den nächsten 48 Stunden ab',
  },
  remedies: {
    BOUNCED:
      'Das Postfach hat die E-Mail abgelehnt. Erfragen Sie die richtige Adresse, korrigieren Sie sie, und senden Sie eine neue Einladung.',
    FAILED:
      'Die Adresse oder ihr Postfach nimmt keine E-Mails an. Korrigieren Sie die Adresse, und senden Sie eine neue Einladung.',
  },
  correct: 'Adresse korrigieren',
  revoke: 'Widerrufen',
  revokeFor: ({ person }) => `Widerrufen: Einladung für ${person}`,
  resend: 'Erneut senden',
  resendFor: ({ person }) => `Erneut senden: Einladung für ${person}`,
  revoked: 'Einladung widerrufen. Der Link funktioniert nicht mehr.',
  resent: ({ email }) => `Eine neue Einladung wird an ${email} gesendet.`,
};
