import { type AccountsWords } from '../english/accounts';
import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in German. */
export const accounts: AccountsWords = {
  title: 'Mehrere Konten',
  lead: 'Ihr Microsoft-Konto hat mehrere Profile. Wählen Sie das Profil, das Sie jetzt verwenden möchten. Sie können jederzeit wechseln, ohne sich abzumelden.',
  legend: 'Ihre Profile',
  inUse: 'Wird gerade verwendet',
  byDefault: 'Standard',
  lastUsed: ({ day }) => `Zuletzt verwendet am ${day}`,
  search: 'Suchen',
  searchHint: 'Nach Unternehmen, Kontonummer oder Name.',
  found: plural('de', {
    one: ({ number }) => `${number} Profil gefunden.`,
    other: ({ number }) => `${number} Profile gefunden.`,
  }),
  more: 'Mehr anzeigen',
  lastHundred: 'Diese Liste enthält die zuletzt verwendeten Profile. Die übrigen finden Sie über die Suche.',
  always: 'Immer dieses Profil verwenden',
  alwaysHint: 'Sie beginnen dann nach jeder Anmeldung mit diesem Profil.',
  tabOnly: 'Nur auf dieser Registerkarte',
  tabOnlyHint: 'Ihre anderen Registerkarten ändern sich nicht.',
  tabOnlyInMaintenance: 'Während der Wartung können Sie ein Profil nur für diesen Tab auswählen.',
  askEachTime: 'Jedes Mal fragen',
  defaultCleared: 'Sie wählen bei jeder Anmeldung ein Profil aus.',
  button: 'Weiter',
  chooseFirst: 'Wählen Sie ein Profil aus.',
  closed: 'Zurzeit nicht verfügbar',
  refusals: {
    NOT_FOUND: 'Dieses Profil ist Ihrem Microsoft-Konto nicht mehr zugeordnet. Wählen Sie ein anderes.',
    PROFILE_NOT_ACTIVE:
      'Dieses Profil wurde deaktiviert. Wählen Sie ein anderes, oder wenden Sie sich an einen Administrator des Kontos.',
    ACCESS_CLOSED: 'Das Konto dieses Profils hat zurzeit keinen Zugang. Wählen Sie ein anderes.',
  },
};
