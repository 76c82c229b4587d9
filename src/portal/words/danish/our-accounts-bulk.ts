import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of changes of several people, in Danish. */
export const bulk: OurAccountsWords['bulk'] = {
  selected: plural('da', {
    one: ({ number }) => `${number} person valgt`,
    other: ({ number }) => `${number} personer valgt`,
  }),
  selectAll: ({ most }) => `Vælg alle på listen (op til ${most})`,
  clear: 'Ryd valg',
  others: 'Flere handlinger',
  working: 'Ændrer personer',
  actions: {
    INVITE: 'Send invitationer',
    ACTIVE: 'Aktivér',
    DISABLED: 'Deaktivér',
    ADMINISTRATOR: 'Gør til administrator',
    MEMBER: 'Gør til medlem',
    REMOVE: 'Fjern',
  },
  countOf: ({ action, number }) => `${action} (${number})`,
  removeTitle: plural('da', {
    one: ({ number }) => `Fjern ${number} person?`,
    other: ({ number }) => `Fjern ${number} personer?`,
  }),
  removeText: ({ account }) =>
    `Personerne mister straks adgangen til ${account} på alle enheder. Deres tilknytninger til Microsoft-konti ophører, og afventende invitationer tilbagekaldes. Historikken bevares.`,
  succeeded: plural('da', {
    one: ({ number }) => `${number} person er klar.`,
    other: ({ number }) => `${number} personer er klar.`,
  }),
  failed: plural('da', {
    one: ({ number }) => `${number} person blev ikke ændret.`,
    other: ({ number }) => `${number} personer blev ikke ændret.`,
  }),
  whoFailed: 'Ikke ændret',
  whoSucceeded: 'Vis ændrede personer',
  close: 'Luk',
};
