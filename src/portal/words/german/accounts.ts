import { type AccountsWords } from '../english/accounts';
import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in German. */
export const accounts: AccountsWords = {
  title: 'Mehrere Konten',
  choose:
    'Ihr Microsoft-Konto hat mehrere Profile. Wählen Sie das, das Sie jetzt verwenden; Sie können jederzeit wechseln, ohne sich abzumelden.',
  switch: 'Wählen Sie das Profil, mit dem Sie weitermachen. Sie bleiben angemeldet.',
  legend: 'Ihre Profile',
  inUse: 'Jetzt in Gebrauch',
  lastUsed: ({ day }) => `Zuletzt verwendet am ${day}`,
  search: 'Suchen',
  searchHint: 'Nach Unternehmen, Kontonummer oder Name.',
  found: plural('de', {
    one: ({ number }) => `${number} Profil gefunden.`,
    other: ({ number }) => `${number} Profile gefunden.`,
  }),
  more: 'Mehr anzeigen',
  lastHundred: 'Hier stehen die zuletzt verwendeten. Die Suche findet die anderen.',
  always: 'Immer dieses verwenden',
  alwaysHint: 'Sie beginnen damit nach jeder Anmeldung und werden nicht mehr gefragt.',
  tabOnly: 'Nur in diesem Tab',
  tabOnlyHint: 'Ihre anderen Tabs machen weiter wie bisher.',
  button: 'Weiter',
  chooseFirst: 'Wählen Sie eines der Profile.',
  closed: 'Zurzeit nicht verwendbar',
  refusals: {
    NOT_FOUND: 'Dieses Profil ist Ihrem Microsoft-Konto nicht mehr zugeordnet. Wählen Sie ein anderes.',
    PROFILE_NOT_ACTIVE:
      'Dieses Profil wurde deaktiviert. Wählen Sie ein anderes, oder fragen Sie einen Administrator seines Kontos.',
    ACCESS_CLOSED: 'Das Konto dieses Profils hat zurzeit keinen Zugang. Wählen Sie ein anderes.',
  },
};
