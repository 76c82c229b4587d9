import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';
import { adding } from './our-accounts-adding';
import { audit } from './our-accounts-audit';
import { invitations } from './our-accounts-invitations';
import { profiles } from './our-accounts-profiles';

/** The texts of Our Accounts, in German. */
export const ourAccounts: OurAccountsWords = {
  title: 'Unsere Konten',
  lead: 'Die Konten, um deren Personen Sie sich kümmern. Wählen Sie eines, um Profile, Einladungen und Verlauf zu sehen.',
  own: 'Ihr eigenes Konto',
  customers: 'Ihre Kunden',
  number: ({ number }) => `Konto ${number}`,
  lookedAfterBy: ({ partner }) => `Betreut von ${partner}.`,
  access: {
    granted: 'Zugang',
    closed: 'Kein Zugang',
    PARTNER: () => 'Partner haben immer Zugang.',
    EMPLOYEE: () => 'Beschäftigte von Microsoft haben immer Zugang.',
    ACTIVE_PLAN: ({ plan, until }) => `${plan} bis ${until}.`,
    PLAN_LAPSED: ({ plan, until }) =>
      `${plan} endete am ${until}. Der Zugang kommt von selbst zurück, wenn ein Plan verlängert wird.`,
    PLAN_NOT_STARTED: ({ plan, until }) => `${plan} beginnt am ${until}.`,
    NO_PLAN: () => 'Es gab noch nie einen Enhancement Plan oder Supportplan.',
    ACCOUNT_INACTIVE: () => 'Das Konto wurde deaktiviert. Fragen Sie Microsoft oder Ihren Partner.',
  },
  parts: {
    label: 'Bereiche des Kontos',
    profiles: 'Profile',
    invitations: 'Einladungen',
    audit: 'Verlauf',
    title: ({ part, account }) => `${part}: ${account}`,
  },
  list: {
    search: 'Suchen',
    searchPeople: 'Name oder E-Mail-Adresse',
    searchAccounts: 'Name oder Nummer',
    any: 'Alle',
    clear: 'Alles anzeigen',
    empty: 'Es wurde nichts gefunden.',
    pages: 'Seiten',
    previous: 'Vorherige Seite',
    next: 'Nächste Seite',
    count: 'Zählen',
    counted: plural('de', { other: ({ number }) => `${number} insgesamt` }),
  },
  refusals: {
    NOT_FOUND: 'Das gibt es nicht mehr, oder Sie betreuen es nicht mehr. Laden Sie die Seite neu.',
    NOT_PERMITTED: 'Mit dem Profil, das Sie gerade verwenden, dürfen Sie das nicht.',
    LAST_ADMINISTRATOR:
      'Das ist der letzte Administrator des Kontos. Machen Sie zuerst jemand anderen zum Administrator.',
    PROFILE_REMOVED: 'Das Profil wurde entfernt und kann nicht mehr geändert werden.',
    PROFILE_NOT_ACTIVE:
      'Das Profil ist deaktiviert oder wurde entfernt, daher wurde nichts gesendet. Aktivieren Sie es zuerst.',
    ACCOUNT_INACTIVE: 'Das Konto wurde deaktiviert. Fragen Sie Microsoft oder Ihren Partner.',
    INVALID_DISPLAY_NAME: 'Geben Sie einen Namen mit 1 bis 200 Zeichen ein.',
    DISPLAY_NAME_HAS_ADDRESS: 'Geben Sie einen Namen ohne Web- oder E-Mail-Adresse ein.',
    INVALID_EMAIL:
      'Geben Sie eine E-Mail-Adresse wie name@firma.com ein. Umlaute und Akzente vor dem @ werden nicht unterstützt.',
    INVALID_LOCALE: 'Wählen Sie eine Sprache.',
    EMAIL_IN_USE: 'Ein Profil dieses Kontos hat diese Adresse schon.',
    DUPLICATE: 'Diese Adresse steht weiter oben in der Liste.',
    ADDRESS_BOUNCES: 'E-Mails an diese Adresse kamen zurück. Berichtigen Sie zuerst die Adresse.',
    RATE_LIMITED: 'An diese Adresse gingen vorerst genug Einladungen. Versuchen Sie es später erneut.',
    NOT_PENDING:
      'Die Einladung ist nicht mehr offen, es gibt nichts zurückzuziehen. Laden Sie die Seite neu.',
    EMPTY: 'In der Liste steht niemand.',
    TOO_MANY: 'Mehr als 500 auf einmal sind nicht möglich.',
  },
  profiles,
  adding,
  invitations,
  audit,
};
