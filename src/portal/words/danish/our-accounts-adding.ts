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
  lead: 'Indsæt en liste med én person på hver linje. Adskil navn og adresse med et komma eller en tabulator som i celler, der er kopieret fra et regneark. Du kan tilføje op til 500 personer ad gangen.',
  list: 'Personer',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'Personer, der tilføjes',
  line: 'Linje',
  result: 'Status',
  ready: 'Klar',
  problems: {
    NO_EMAIL: 'Linjen indeholder ingen mailadresse.',
    NO_NAME: 'Linjen indeholder intet navn.',
    INVALID_EMAIL: 'Det er ikke en mailadresse som navn@firma.com.',
    LONG_NAME: 'Navnet er længere end 200 tegn.',
    DUPLICATE: 'Adressen findes allerede på en tidligere linje.',
    TOO_MANY: 'Du kan tilføje op til 500 personer ad gangen. Linjen bliver på listen til næste gang.',
  },
  addMany: plural('da', {
    one: ({ number }) => `Tilføj ${number} person`,
    other: ({ number }) => `Tilføj ${number} personer`,
  }),
  leftOut: plural('da', {
    one: ({ number }) => `${number} linje har et problem og tilføjes ikke.`,
    other: ({ number }) => `${number} linjer har problemer og tilføjes ikke.`,
  }),
  addedMany: plural('da', {
    one: ({ number }) => `${number} person er tilføjet.`,
    other: ({ number }) => `${number} personer er tilføjet.`,
  }),
  refusedMany: plural('da', {
    one: ({ number }) => `${number} linje blev ikke tilføjet. Den er stadig på listen med årsagen.`,
    other: ({ number }) => `${number} linjer blev ikke tilføjet. De er stadig på listen med årsagerne.`,
  }),
};
