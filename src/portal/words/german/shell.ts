import { type ShellWords } from '../english/shell';
import { plural } from '../plural';

/** The texts around every page, in German. */
export const shell: ShellWords = {
  product: 'CustomerSource Access',
  skip: 'Zum Inhalt springen',
  loading: 'Wird geladen…',
  sending: 'Wird gesendet…',
  newPage: 'Die Seite wird geöffnet…',
  tryAgain: 'Erneut versuchen',
  close: 'Schließen',
  signIn: 'Anmelden',
  menu: {
    label: ({ person }) => `${person}: Profil und Abmelden`,
    signedInAs: ({ username }) => `Angemeldet mit ${username}`,
    actingAs: ({ person, company }) => `Sie handeln als ${person}, ${company}`,
    inTabOnly: 'Nur in diesem Tab',
    noProfile: 'Kein Profil gewählt',
    switchProfile: 'Profil wechseln',
    myProfile: 'Mein Profil',
    ourAccounts: 'Unsere Konten',
    associate: 'Profile zuordnen',
    signOut: 'Abmelden',
    signOutEverywhere: 'Auf allen meinen Geräten abmelden',
    signOutAtMicrosoft: 'Hier und bei Microsoft abmelden',
    stillSignedIn: 'Es kam keine Antwort: Vielleicht sind Sie noch angemeldet. Versuchen Sie es erneut.',
  },
  roles: { ADMINISTRATOR: 'Administrator', MEMBER: 'Mitglied' },
  kinds: { PERSONAL: 'Persönliches Konto', ORGANIZATIONAL: 'Geschäfts- oder Schulkonto' },
  profileChange: {
    LOST: 'Das Profil, das dieser Tab verwendet hat, kann nicht mehr verwendet werden. Es wurde entfernt, deaktiviert oder einem anderen Microsoft-Konto zugeordnet, oder sein Unternehmen hat zurzeit keinen Zugang.',
    MOVED: 'In einem anderen Tab wurde ein anderes Profil gewählt.',
    ENDED: 'Die Zuordnung ist beendet. Eine Einladung ordnet das Profil wieder zu.',
    now: ({ person, company }) => `Sie handeln jetzt als ${person}, ${company}.`,
  },
  connection: {
    lost: 'Es besteht keine Verbindung. Was Sie sehen, kann veraltet sein, und nichts wird gesendet, bis sie wieder da ist.',
  },
  maintenance: {
    now: ({ until }) =>
      `Wartung bis ${until}. Sie können alles ansehen; Änderungen sind danach wieder möglich.`,
    planned: ({ from, until }) =>
      `Von ${from} bis ${until} ist eine Wartung geplant. In dieser Zeit kann nichts geändert werden.`,
  },
  failure: {
    title: 'Das hat nicht funktioniert',
    OFFLINE:
      'Es kam keine Antwort, daher ist nicht sicher, ob etwas geschehen ist. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut: Es zweimal zu tun, schadet nicht.',
    SIGNED_OUT: 'Sie sind nicht mehr angemeldet. Melden Sie sich wieder an, um hier fortzufahren.',
    PROFILE_LOST: 'Das Profil dieses Tabs kann nicht mehr verwendet werden. Wählen Sie ein anderes.',
    FORBIDDEN: 'Dieses Profil darf das nicht oder nicht mehr. Es wurde nichts geändert.',
    BAD_INPUT: 'Der Dienst konnte die Eingabe nicht lesen. Prüfen Sie sie und versuchen Sie es erneut.',
    UNAVAILABLE:
      'Der Dienst ist gerade nicht verfügbar, und es wurde nichts geändert. Versuchen Sie es in einigen Minuten erneut.',
    FAULT: 'Bei uns ist etwas schiefgegangen. Versuchen Sie es später erneut.',
    maintenance: ({ until }) =>
      `Gerade ist Wartung, und es wurde nichts geändert. Versuchen Sie es nach diesem Zeitpunkt erneut: ${until}.`,
    rateLimitedMinutes: plural('de', {
      one: ({ number }) => `Das war zu oft. Versuchen Sie es in ${number} Minute erneut.`,
      other: ({ number }) => `Das war zu oft. Versuchen Sie es in ${number} Minuten erneut.`,
    }),
    rateLimitedHours: plural('de', {
      one: ({ number }) => `Das war zu oft. Versuchen Sie es in ${number} Stunde erneut.`,
      other: ({ number }) => `Das war zu oft. Versuchen Sie es in ${number} Stunden erneut.`,
    }),
    page: 'Diese Seite konnte nicht angezeigt werden. Vielleicht gibt es eine neuere Version oder keine Verbindung.',
    reload: 'Seite neu laden',
  },
  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Unter dieser Adresse gibt es nichts. Vielleicht ist der Link unvollständig, oder das Ziel gibt es nicht mehr.',
    home: 'Zur Startseite',
  },
  maintenancePage: {
    title: 'Wartung',
    none: 'Gerade ist keine Wartung, und es ist keine geplant. Alles funktioniert.',
    onward: 'Zur Startseite',
  },
};
