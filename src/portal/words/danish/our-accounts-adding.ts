import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of adding people to an account, in Danish. */
export const adding: OurAccountsWords['adding'] = {
  one: 'Tilføj en person',
  many: 'Tilføj flere personer',
  back: 'Tilbage til profilerne',
  titleOne: ({ account }) => `Tilføj en person til ${account}`,
  titleMany: ({ account }) => `Tilføj flere personer til ${account}`,
  name: 'Navn',
  email: 'Mailadresse',
  role: 'Rolle',
  language: 'Sprog',
  invite: 'Send en invitation nu',
  inviteHint: 'Du kan også sende den senere.',
  add: 'Tilføj',
  added: ({ person }) => `${person} er tilføjet.`,
  addedAndInvited: ({ person, email }) => `${person} er tilføjet. Vi sender en invitation til ${email}.`,
  lead: 'Indsæt en liste med én person på hver linje eller modtagere, der er kopieret fra Outlook. Adskil navn og adresse med et komma eller en tabulator som i celler, der er kopieret fra et regneark. Du kan tilføje op til 500 personer ad gangen.',
  list: 'Personer',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'Personer, der tilføjes',
  line: 'Linje',
  result: 'Status',
  ready: 'Klar',
  header: 'Overskriftsrække. Kun kolonnerne med navne og adresser bruges.',
  nothingReady: 'Ingen af posterne kan tilføjes. Ret først problemerne.',
  problems: {
    NO_EMAIL: 'Linjen indeholder ingen mailadresse.',
    NO_NAME: 'Linjen indeholder intet navn.',
    SEVERAL_EMAILS: 'Linjen indeholder mere end én mailadresse. Skriv hver person på sin egen linje.',
    WRONG_COLUMNS:
      'Linjen har flere kolonner end overskriftsrækken. Sæt navne, der indeholder et skilletegn, i anførselstegn.',
    INVALID_EMAIL: 'Det er ikke en mailadresse som navn@firma.com.',
    LONG_NAME: 'Navnet er længere end 200 tegn.',
    DUPLICATE: 'Adressen findes allerede på en tidligere linje.',
    ALREADY_ADDED: 'Du har allerede tilføjet adressen.',
    TOO_MANY: 'Du kan tilføje op til 500 personer ad gangen. Posten bliver på listen til næste gang.',
  },
  addMany: plural('da', {
    one: ({ number }) => `Tilføj ${number} person`,
    other: ({ number }) => `Tilføj ${number} personer`,
  }),
  leftOut: plural('da', {
    one: ({ number }) => `${number} post har et problem og tilføjes ikke.`,
    other: ({ number }) => `${number} poster har problemer og tilføjes ikke.`,
  }),
  addedMany: plural('da', {
    one: ({ number }) => `${number} person er tilføjet.`,
    other: ({ number }) => `${number} personer er tilføjet.`,
  }),
  refusedMany: plural('da', {
    one: ({ number }) => `${number} person blev ikke tilføjet og er stadig på listen med årsagen.`,
    other: ({ number }) => `${number} personer blev ikke tilføjet og er stadig på listen med årsagerne.`,
  }),
};
