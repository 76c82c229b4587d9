import { type AccessRequestsWords } from '../english/access-requests';
import { plural } from '../plural';

/** The texts about requests for access, in German. */
export const accessRequests: AccessRequestsWords = {
  person: 'Person',
  status: 'Status',
  asked: 'Angefordert',
  ends: 'Läuft ab',
  actions: 'Aktionen',
  statuses: {
    PENDING: 'Ausstehend',
    APPROVED: 'Genehmigt',
    DECLINED: 'Abgelehnt',
    WITHDRAWN: 'Zurückgezogen',
    EXPIRED: 'Abgelaufen',
  },
  decidedBy: ({ day, person }) => `${day} von ${person}`,
  gotProfile: ({ person }) => `Profil: ${person}`,
  decideFor: ({ person }) => `Über die Anforderung von ${person} entscheiden`,
  title: ({ person }) => `Anforderung von ${person}`,
  back: 'Zurück zu den Anforderungen',
  missing: 'Diese Anforderung gibt es nicht mehr, oder sie steht nicht mehr aus.',
  name: 'Name',
  username: 'Benutzername',
  unverified: 'Name und Benutzername des Microsoft-Kontos wurden nicht geprüft.',
  approve: 'Genehmigen',
  approveLead:
    'Die Person kann das Profil sofort mit ihrem Microsoft-Konto verwenden. Wir senden eine E-Mail an die Adresse des Profils.',
  profile: 'Profil',
  newProfile: 'Neues Profil',
  profileHint: 'Profile, die noch kein Microsoft-Konto verwendet.',
  email: 'E-Mail-Adresse',
  decline: 'Ablehnen',
  declineLead: 'Die Person sieht den Grund, erhält aber keine E-Mail. Sie kann erneut Zugang anfordern.',
  reason: 'Grund',
  reasons: {
    UNKNOWN_PERSON: 'Wir kennen diese Person nicht',
    NOT_AUTHORIZED: 'Nicht berechtigt',
    WRONG_ACCOUNT: 'Falsches Konto',
    OTHER: 'Anderer Grund',
  },
  approved: ({ person, email }) =>
    `Genehmigt. ${person} kann sich jetzt anmelden. Wir senden eine E-Mail an ${email}.`,
  declined: 'Anforderung abgelehnt.',
  refusals: {
    NOT_FOUND:
      'Diese Anforderung gibt es nicht mehr, oder Sie verwalten das Konto nicht mehr. Laden Sie die Seite neu.',
    NOT_PENDING:
      'Über diese Anforderung wurde inzwischen entschieden, oder sie wurde zurückgezogen oder ist abgelaufen. Laden Sie die Seite neu.',
    EMAIL_IN_USE:
      'Ein anderes Profil dieses Kontos hat diese Adresse bereits. Wählen Sie stattdessen dieses Profil aus. Wenn es nicht aufgeführt ist, ist es deaktiviert oder wird mit einem anderen Microsoft-Konto verwendet. Aktivieren Sie es zuerst, oder geben Sie eine andere Adresse ein.',
    PROFILE_NOT_FOUND: 'Dieses Profil gehört nicht mehr zum Konto. Wählen Sie ein anderes aus.',
    PROFILE_NOT_ACTIVE: 'Dieses Profil ist deaktiviert oder wurde entfernt. Wählen Sie ein anderes aus.',
    PROFILE_ASSOCIATED:
      'Dieses Profil wird inzwischen mit einem anderen Microsoft-Konto verwendet. Wählen Sie ein anderes aus.',
    ADMINISTRATOR_REQUIRED:
      'Dieses Konto hat noch keinen Administrator, daher muss ein neues Profil Administrator sein. Wählen Sie diese Rolle oder ein vorhandenes Profil aus.',
    ALREADY_HAS_PROFILE:
      'Diese Person hat bereits ein Profil in diesem Konto. Sie können die Anforderung ablehnen.',
  },
  /** One's own requests. */
  own: {
    title: 'Ihre Zugangsanforderungen',
    number: ({ number }) => `Konto ${number}`,
    asked: ({ day }) => `Angefordert am ${day}`,
    statuses: {
      PENDING: 'Noch nicht entschieden',
      APPROVED: 'Genehmigt',
      DECLINED: 'Abgelehnt',
      WITHDRAWN: 'Zurückgezogen',
      EXPIRED: 'Abgelaufen: innerhalb von 30 Tagen wurde nicht entschieden',
    },
    reasons: {
      UNKNOWN_PERSON: 'Die Administratoren kennen Sie unter diesem Microsoft-Konto nicht.',
      NOT_AUTHORIZED: 'Sie sind für dieses Konto nicht berechtigt.',
      WRONG_ACCOUNT:
        'Sie gehören zu einem anderen Konto, oder Sie sollten ein anderes Microsoft-Konto verwenden.',
      OTHER: 'Fragen Sie einen Administrator Ihres Unternehmens nach dem Grund.',
    },
    withdraw: 'Zurückziehen',
    withdrawFor: ({ number }) => `Anforderung für Konto ${number} zurückziehen`,
    withdrawn: 'Anforderung zurückgezogen.',
    notWithdrawn:
      'Über diese Anforderung wurde bereits entschieden, oder sie ist abgelaufen. Laden Sie die Seite neu.',
  },
  open: plural('de', {
    one: ({ number }) => `${number} offene Anforderung`,
    other: ({ number }) => `${number} offene Anforderungen`,
  }),
};
