import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of adding people to an account, in Danish. */
export const adding: OurAccountsWords['adding'] = {
  one: 'Tilføj en person',
  many: 'Tilføj mange',
  back: 'Tilbage til profilerne',
  titleOne: ({ account }) => `Tilføj en person til ${account}`,
  titleMany: ({ account }) => `Tilføj mange til ${account}`,
  name: 'Navn',
  email: 'Mailadresse',
  role: 'Rolle',
  language: 'Sprog',
  invite: 'Send en invitation med det samme',
  inviteHint: 'Ellers kan den sendes senere.',
  add: 'Tilføj',
  added: ({ person }) => `${person} er tilføjet.`,
  addedAndInvited: ({ person, email }) => `${person} er tilføjet, og en invitation til ${email} er på vej.`,
  lead: 'Indsæt en liste: en person på hver linje, navn og adresse adskilt af komma eller tabulator, som kopieret fra et regneark. Op til 500 ad gangen.',
  list: 'Personer',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'Det bliver tilføjet',
  line: 'Linje',
  result: 'Kontrol',
  ready: 'Klar',
  problems: {
    NO_EMAIL: 'Der er ingen mailadresse på linjen.',
    NO_NAME: 'Der er intet navn på linjen.',
    INVALID_EMAIL: 'Det er ikke en mailadresse som navn@firma.com.',
    LONG_NAME: 'Navnet er længere end 200 tegn.',
    DUPLICATE: 'Adressen står på en tidligere linje.',
    TOO_MANY: 'Mere end 500 ad gangen er ikke muligt. Linjen bliver til næste gang.',
  },
  addMany: plural('da', {
    one: ({ number }) => `Tilføj ${number} person`,
    other: ({ number }) => `Tilføj ${number} personer`,
  }),
  leftOut: plural('da', {
    one: ({ number }) => `${number} linje har et problem og springes over.`,
    other: ({ number }) => `${number} linjer har et problem og springes over.`,
  }),
  addedMany: plural('da', {
    one: ({ number }) => `${number} person er tilføjet.`,
    other: ({ number }) => `${number} personer er tilføjet.`,
  }),
  refusedMany: plural('da', {
    one: ({ number }) => `${number} linje blev ikke tilføjet. Den står stadig på listen, med grunden.`,
    other: ({ number }) => `${number} linjer blev ikke tilføjet. De står stadig på listen, med grundene.`,
  }),
};
