import { type AccountsWords } from '../english/accounts';
import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in Danish. */
export const accounts: AccountsWords = {
  title: 'Flere konti',
  lead: 'Din Microsoft-konto har flere profiler. Vælg den, du vil bruge nu. Du kan altid skifte uden at logge af.',
  legend: 'Dine profiler',
  inUse: 'I brug',
  byDefault: 'Standard',
  lastUsed: ({ day }) => `Sidst brugt den ${day}`,
  search: 'Søg',
  searchHint: 'Efter virksomhed, kontonummer eller navn.',
  found: plural('da', {
    one: ({ number }) => `${number} profil fundet.`,
    other: ({ number }) => `${number} profiler fundet.`,
  }),
  more: 'Vis flere',
  lastHundred: 'Listen viser de profiler, du har brugt senest. Søg for at finde de andre.',
  always: 'Brug altid denne profil',
  alwaysHint: 'Du starter med denne profil, hver gang du logger på.',
  tabOnly: 'Kun på denne fane',
  tabOnlyHint: 'Dine andre faner ændres ikke.',
  tabOnlyInMaintenance: 'Under vedligeholdelse kan du kun vælge en profil for denne fane.',
  askEachTime: 'Spørg mig hver gang',
  defaultCleared: 'Du vælger en profil, hver gang du logger på.',
  button: 'Fortsæt',
  chooseFirst: 'Vælg en profil.',
  closed: 'Ikke tilgængelige i øjeblikket',
  refusals: {
    NOT_FOUND: 'Denne profil er ikke længere tilknyttet din Microsoft-konto. Vælg en anden profil.',
    PROFILE_NOT_ACTIVE:
      'Denne profil er deaktiveret. Vælg en anden profil, eller kontakt en administrator af dens konto.',
    ACCESS_CLOSED: 'Denne profils konto har ikke adgang i øjeblikket. Vælg en anden profil.',
  },
};
