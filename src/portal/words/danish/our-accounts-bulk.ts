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
  selecting: 'Vælger personer',
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
  confirm: {
    DISABLED: {
      title: plural('da', {
        one: ({ number }) => `Deaktivér ${number} person?`,
        other: ({ number }) => `Deaktivér ${number} personer?`,
      }),
      text: ({ account }) =>
        `Personerne mister straks adgangen til ${account} på alle enheder. Du kan aktivere dem igen senere.`,
    },
    ADMINISTRATOR: {
      title: plural('da', {
        one: ({ number }) => `Gør ${number} person til administrator?`,
        other: ({ number }) => `Gør ${number} personer til administratorer?`,
      }),
      text: ({ account }) =>
        `De kan derefter administrere alle personer i ${account}: tilføje, ændre og fjerne dem.`,
    },
    MEMBER: {
      title: plural('da', {
        one: ({ number }) => `Gør ${number} person til medlem?`,
        other: ({ number }) => `Gør ${number} personer til medlemmer?`,
      }),
      text: ({ account }) => `De kan derefter ikke længere administrere personerne i ${account}.`,
    },
    REMOVE: {
      title: plural('da', {
        one: ({ number }) => `Fjern ${number} person?`,
        other: ({ number }) => `Fjern ${number} personer?`,
      }),
      text: ({ account }) =>
        `Personerne mister straks adgangen til ${account} på alle enheder. Deres tilknytninger til Microsoft-konti ophører, og afventende invitationer tilbagekaldes. Historikken bevares.`,
    },
  },
  succeeded: plural('da', {
    one: ({ number }) => `Ændret: ${number} person.`,
    other: ({ number }) => `Ændret: ${number} personer.`,
  }),
  failed: plural('da', {
    one: ({ number }) => `Ikke ændret: ${number} person.`,
    other: ({ number }) => `Ikke ændret: ${number} personer.`,
  }),
  unknown: plural('da', {
    one: ({ number }) => `Ukendt: ${number} person.`,
    other: ({ number }) => `Ukendt: ${number} personer.`,
  }),
  whoFailed: 'Ikke ændret',
  whoUnknown: 'Ukendt',
  whoSucceeded: 'Vis ændrede personer',
  notSent: 'Ikke sendt, fordi en tidligere handling mislykkedes.',
  noResult: 'Vi fik ikke et resultat for denne person. Genindlæs siden for at se den aktuelle tilstand.',
  close: 'Luk',
};
