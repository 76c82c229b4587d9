import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';
import { adding } from './our-accounts-adding';
import { audit } from './our-accounts-audit';
import { bulk } from './our-accounts-bulk';
import { download } from './our-accounts-download';
import { invitations } from './our-accounts-invitations';
import { overview } from './our-accounts-overview';
import { person } from './our-accounts-person';
import { profiles } from './our-accounts-profiles';
import { restoring } from './our-accounts-restoring';

/** The texts of Our Accounts, in German. */
export const ourAccounts: OurAccountsWords = {
  title: 'Unsere Konten',
  lead: 'Die Konten, die Sie verwalten. Wählen Sie eines aus, um Profile, Einladungen, Zugangsanforderungen und Verlauf zu sehen.',
  own: 'Ihr eigenes Konto',
  customers: 'Ihre Kunden',
  number: ({ number }) => `Konto ${number}`,
  partnerOfRecord: ({ partner }) => `Zuständiger Partner: ${partner}.`,
  administratorsOnly: {
    title: 'Nur für Administratoren',
    text: ({ account }) => `Nur Administratoren können ${account} verwalten.`,
    switch:
      'Mit einem anderen Profil sind Sie Administrator. Wechseln Sie zu diesem Profil, um das Konto zu verwalten.',
  },
  access: {
    granted: 'Zugang',
    closed: 'Kein Zugang',
    PARTNER: () => 'Partner haben immer Zugang.',
    EMPLOYEE: () => 'Beschäftigte von Microsoft haben immer Zugang.',
    ACTIVE_PLAN: ({ plan, until }) => `${plan} bis ${until}.`,
    PLAN_LAPSED: ({ plan, until }) =>
      `${plan} endete am ${until}. Der Zugang wird automatisch wiederhergestellt, wenn ein Plan verlängert wird.`,
    PLAN_NOT_STARTED: ({ plan, until }) => `${plan} beginnt am ${until}.`,
    NO_PLAN: () => 'Für das Konto gab es noch nie einen Enhancement Plan oder Supportplan.',
    ACCOUNT_INACTIVE: () => 'Das Konto wurde deaktiviert. Wenden Sie sich an Microsoft oder Ihren Partner.',
  },
  parts: {
    label: 'Bereiche des Kontos',
    profiles: 'Profile',
    invitations: 'Einladungen',
    requests: 'Zugangsanforderungen',
    audit: 'Verlauf',
    title: ({ part, account }) => `${part}: ${account}`,
    leads: {
      profiles:
        'Mit einem Profil kann eine Person für dieses Unternehmen handeln. Sie können Personen hinzufügen und einladen, ihre Angaben korrigieren, ihre Rollen ändern und Profile deaktivieren oder entfernen, die nicht mehr benötigt werden.',
      invitations:
        'Der Link in einer Einladung ordnet ein Profil einem Microsoft-Konto zu. Sie sehen, welche Einladungen zugestellt und angenommen wurden, und können Einladungen erneut senden und ausstehende widerrufen.',
      requests:
        'Personen ohne Profil können Zugang zu diesem Konto anfordern. Wenn Sie die Person kennen, genehmigen Sie die Anforderung, und geben Sie ihr ein Profil. Lehnen Sie die Anforderung andernfalls ab. Anforderungen laufen nach 30 Tagen ab.',
      audit:
        'Der Verlauf zeigt, wer wann Profile, Einladungen und Zugänge in diesem Konto geändert hat. Sie können ihn nach Ereignis und Tag filtern und für Ihre Unterlagen als CSV-Datei herunterladen.',
    },
  },
  list: {
    search: 'Suchen',
    searchPeople: 'Name oder E-Mail-Adresse',
    searchAccounts: 'Name oder Nummer',
    sortBy: 'Sortieren nach',
    unsorted: 'Standardreihenfolge verwenden',
    any: 'Alle',
    clear: 'Alles anzeigen',
    empty: 'Keine Ergebnisse gefunden.',
    pages: 'Seiten',
    previous: 'Vorherige Seite',
    next: 'Nächste Seite',
    count: 'Gesamtzahl anzeigen',
    counted: plural('de', { other: ({ number }) => `${number} insgesamt` }),
  },
  refusals: {
    NOT_FOUND: 'Das ist nicht mehr vorhanden, oder Sie verwalten es nicht mehr. Laden Sie die Seite neu.',
    NOT_PERMITTED:
      'Mit dem Profil, das Sie gerade verwenden, ist das nicht möglich. Wechseln Sie zu einem Profil mit der Rolle „Administrator“.',
    LAST_ADMINISTRATOR:
      'Dies ist der letzte Administrator des Kontos. Machen Sie zuerst eine andere Person zum Administrator.',
    PROFILE_REMOVED: 'Dieses Profil wurde entfernt und kann nicht mehr geändert werden.',
    PROFILE_NOT_ACTIVE:
      'Es wurde nichts gesendet, weil das Profil deaktiviert ist oder entfernt wurde. Aktivieren Sie es zuerst.',
    ACCOUNT_INACTIVE: 'Das Konto wurde deaktiviert. Wenden Sie sich an Microsoft oder Ihren Partner.',
    INVALID_DISPLAY_NAME: 'Geben Sie einen Namen mit 1 bis 200 Zeichen ein.',
    DISPLAY_NAME_HAS_ADDRESS: 'Geben Sie einen Namen ohne Web- oder E-Mail-Adresse ein.',
    INVALID_EMAIL:
      'Geben Sie eine E-Mail-Adresse wie name@firma.com ein. Umlaute und Akzente vor dem @ werden nicht unterstützt.',
    INVALID_LOCALE: 'Wählen Sie eine Sprache.',
    EMAIL_IN_USE:
      'Ein anderes Profil dieses Kontos hat bereits diese Adresse. Geben Sie eine andere Adresse ein.',
    RESTORED_EMAIL_IN_USE:
      'Ein anderes Profil dieses Kontos hat bereits diese Adresse, daher wurde nichts wiederhergestellt. Suchen Sie die Adresse in der Liste der aktuellen Personen.',
    NOT_REMOVED: 'Dieses Profil ist nicht entfernt. Laden Sie die Seite neu.',
    DUPLICATE: 'Diese Adresse ist bereits in einer früheren Zeile enthalten.',
    ADDRESS_BOUNCES: 'E-Mails an diese Adresse waren unzustellbar. Korrigieren Sie zuerst die Adresse.',
    RATE_LIMITED: 'An diese Adresse wurden zu viele Einladungen gesendet. Versuchen Sie es später erneut.',
    NOT_PENDING:
      'Die Einladung steht nicht mehr aus und kann nicht widerrufen werden. Laden Sie die Seite neu.',
    EMPTY: 'Die Liste ist leer. Geben Sie mindestens eine Person ein.',
    TOO_MANY: 'Sie können bis zu 500 Personen auf einmal hinzufügen.',
  },
  profiles,
  person,
  download,
  bulk,
  restoring,
  overview,
  adding,
  invitations,
  audit,
};
