import { type ShellWords } from '../english/shell';
import { plural } from '../plural';

/** The texts around every page, in German. */
export const shell: ShellWords = {
  product: 'CustomerSource Access',
  skip: 'Zum Hauptinhalt springen',
  loading: 'Wird geladen…',
  sending: 'Wird gesendet…',
  problems: plural('de', {
    one: ({ number }) => `Es gibt ${number} Problem`,
    other: ({ number }) => `Es gibt ${number} Probleme`,
  }),
  newPage: 'Die Seite wird geöffnet…',
  tryAgain: 'Erneut versuchen',
  close: 'Schließen',
  leave: 'Sie haben nicht gespeicherte Änderungen. Möchten Sie die Seite verlassen, ohne sie zu speichern?',
  leaveRunning:
    'Die Änderung läuft noch. Wenn Sie die Seite verlassen, wird sie nach der aktuellen Personengruppe angehalten. Bereits vorgenommene Änderungen bleiben bestehen. Möchten Sie die Seite verlassen?',
  languageMissing: ({ language }) =>
    `Die Texte auf ${language} konnten nicht geladen werden. Überprüfen Sie Ihre Verbindung, und versuchen Sie es erneut.`,
  signIn: 'Anmelden',
  menu: {
    label: ({ person }) => `${person}: Profil und Abmelden`,
    signedInAs: ({ username }) => `Angemeldet mit ${username}`,
    actingAs: ({ person, company }) => `Sie handeln als ${person}, ${company}`,
    inTabOnly: 'Nur auf dieser Registerkarte',
    noProfile: 'Kein Profil ausgewählt',
    switchTo: 'Wechseln zu',
    switchProfile: 'Profil wechseln',
    myProfile: 'Mein Profil',
    ourAccounts: 'Unsere Konten',
    associate: 'Profile zuordnen',
    signOut: 'Abmelden',
    signOutEverywhere: 'Auf allen meinen Geräten abmelden',
    signOutAtMicrosoft: 'Hier und bei Microsoft abmelden',
    stillSignedIn:
      'Wir haben keine Antwort erhalten. Möglicherweise sind Sie noch angemeldet. Versuchen Sie es erneut.',
  },
  roles: { ADMINISTRATOR: 'Administrator', MEMBER: 'Mitglied' },
  kinds: { PERSONAL: 'Persönliches Konto', ORGANIZATIONAL: 'Geschäfts- oder Schulkonto' },
  profileChange: {
    LOST: 'Sie können das Profil dieser Registerkarte nicht mehr verwenden. Es wurde entfernt, deaktiviert oder auf ein anderes Microsoft-Konto übertragen, oder sein Unternehmen hat zurzeit keinen Zugang.',
    MOVED: 'Sie haben auf einer anderen Registerkarte ein anderes Profil gewählt.',
    ENDED: 'Die Zuordnung ist beendet. Um das Profil wieder zuzuordnen, benötigen Sie eine Einladung.',
    now: ({ person, company }) => `Sie handeln jetzt als ${person}, ${company}.`,
  },
  connection: {
    lost: 'Es besteht keine Verbindung. Die Anzeige ist möglicherweise veraltet. Sie wird aktualisiert, sobald Sie wieder online sind.',
  },
  maintenance: {
    now: ({ until }) => `Wartung bis ${until}. Sie können alles anzeigen, aber bis dahin nichts ändern.`,
    planned: ({ from, until }) =>
      `Von ${from} bis ${until} ist eine Wartung geplant. In dieser Zeit können Sie nichts ändern.`,
  },
  failure: {
    title: 'Das hat nicht funktioniert',
    OFFLINE: 'Sie sind offline, daher wurde nichts gesendet. Versuchen Sie es erneut, wenn Sie online sind.',
    NO_ANSWER:
      'Wir haben keine Antwort erhalten und wissen nicht, ob etwas geändert wurde. Überprüfen Sie Ihre Verbindung, und versuchen Sie es erneut. Sie können die Aktion gefahrlos wiederholen.',
    SIGNED_OUT: 'Sie sind nicht mehr angemeldet. Melden Sie sich wieder an, um fortzufahren.',
    PROFILE_LOST:
      'Sie können das Profil dieser Registerkarte nicht mehr verwenden. Wählen Sie ein anderes Profil.',
    FORBIDDEN:
      'Ihr Profil ist dazu nicht berechtigt. Es wurde nichts geändert. Wenden Sie sich an einen Administrator, oder wechseln Sie zu einem anderen Profil.',
    BAD_INPUT: 'Ihre Eingabe konnte nicht gelesen werden. Überprüfen Sie sie, und versuchen Sie es erneut.',
    UNAVAILABLE:
      'Der Dienst ist zurzeit nicht verfügbar, und es wurde nichts geändert. Versuchen Sie es in einigen Minuten erneut.',
    FAULT: 'Bei uns ist ein Fehler aufgetreten. Versuchen Sie es später erneut.',
    maintenance: ({ until }) =>
      `Es finden Wartungsarbeiten statt, und es wurde nichts geändert. Versuchen Sie es danach erneut: ${until}.`,
    rateLimitedMinutes: plural('de', {
      one: ({ number }) => `Zu viele Versuche. Versuchen Sie es in ${number} Minute erneut.`,
      other: ({ number }) => `Zu viele Versuche. Versuchen Sie es in ${number} Minuten erneut.`,
    }),
    rateLimitedHours: plural('de', {
      one: ({ number }) => `Zu viele Versuche. Versuchen Sie es in ${number} Stunde erneut.`,
      other: ({ number }) => `Zu viele Versuche. Versuchen Sie es in ${number} Stunden erneut.`,
    }),
    page: 'Diese Seite konnte nicht angezeigt werden. Möglicherweise gibt es eine neuere Version, oder Sie sind offline.',
    reload: 'Seite neu laden',
  },
  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Unter dieser Adresse ist nichts vorhanden. Möglicherweise ist der Link unvollständig, oder die Seite gibt es nicht mehr.',
    home: 'Zur Startseite',
  },
  maintenancePage: {
    title: 'Wartung',
    lead: 'Während einer Wartung können Sie alles anzeigen, aber nichts ändern. Geplante Wartungen werden oben auf jeder Seite angekündigt, mit Beginn, Ende und Grund.',
    none: 'Zurzeit finden keine Wartungsarbeiten statt, und es sind keine geplant. Alles funktioniert.',
    onward: 'Zur Startseite',
  },
};
