import { type AccountsWords } from '../english/accounts';
import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in Danish. */
export const accounts: AccountsWords = {
  title: 'Flere konti',
  choose:
    'Din Microsoft-konto har flere profiler. Vælg den, du vil bruge nu; du kan altid skifte uden at logge af.',
  switch: 'Vælg den profil, du vil fortsætte med. Du forbliver logget på.',
  legend: 'Dine profiler',
  inUse: 'I brug nu',
  lastUsed: ({ day }) => `Sidst brugt den ${day}`,
  search: 'Søg',
  searchHint: 'Efter virksomhed, kontonummer eller navn.',
  found: plural('da', {
    one: ({ number }) => `${number} profil fundet.`,
    other: ({ number }) => `${number} profiler fundet.`,
  }),
  more: 'Vis flere',
  lastHundred: 'De sidst brugte er på listen. Søgningen finder de andre.',
  always: 'Brug altid denne',
  alwaysHint: 'Du begynder med den, hver gang du logger på, og bliver ikke spurgt igen.',
  tabOnly: 'Kun i denne fane',
  tabOnlyHint: 'Dine andre faner fortsætter som før.',
  button: 'Fortsæt',
  chooseFirst: 'Vælg en af profilerne.',
  closed: 'Kan ikke bruges lige nu',
  refusals: {
    NOT_FOUND: 'Denne profil er ikke længere tilknyttet din Microsoft-konto. Vælg en anden.',
    PROFILE_NOT_ACTIVE:
      'Denne profil er deaktiveret. Vælg en anden, eller spørg en administrator for dens konto.',
    ACCESS_CLOSED: 'Denne profils konto har ikke adgang lige nu. Vælg en anden.',
  },
};
