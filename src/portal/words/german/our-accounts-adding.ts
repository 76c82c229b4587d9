import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of adding people to an account, in German. */
export const adding: OurAccountsWords['adding'] = {
  one: 'Person hinzufügen',
  many: 'Viele hinzufügen',
  back: 'Zurück zu den Profilen',
  titleOne: ({ account }) => `Person zu ${account} hinzufügen`,
  titleMany: ({ account }) => `Viele zu ${account} hinzufügen`,
  name: 'Name',
  email: 'E-Mail-Adresse',
  role: 'Rolle',
  language: 'Sprache',
  invite: 'Gleich eine Einladung senden',
  inviteHint: 'Sonst kann sie später gesendet werden.',
  add: 'Hinzufügen',
  added: ({ person }) => `${person} wurde hinzugefügt.`,
  addedAndInvited: ({ person, email }) =>
    `${person} wurde hinzugefügt, und eine Einladung an ${email} ist unterwegs.`,
  lead: 'Fügen Sie eine Liste ein: in jeder Zeile eine Person, Name und Adresse durch Komma oder Tabulator getrennt, wie aus einer Tabelle kopiert. Bis zu 500 auf einmal.',
  list: 'Personen',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'Was hinzugefügt wird',
  line: 'Zeile',
  result: 'Prüfung',
  ready: 'Bereit',
  problems: {
    NO_EMAIL: 'In dieser Zeile steht keine E-Mail-Adresse.',
    NO_NAME: 'In dieser Zeile steht kein Name.',
    INVALID_EMAIL: 'Das ist keine E-Mail-Adresse wie name@firma.com.',
    LONG_NAME: 'Der Name ist länger als 200 Zeichen.',
    DUPLICATE: 'Diese Adresse steht in einer Zeile davor.',
    TOO_MANY: 'Mehr als 500 auf einmal sind nicht möglich. Diese Zeile bleibt für das nächste Mal.',
  },
  addMany: plural('de', {
    one: ({ number }) => `${number} Person hinzufügen`,
    other: ({ number }) => `${number} Personen hinzufügen`,
  }),
  leftOut: plural('de', {
    one: ({ number }) => `${number} Zeile hat ein Problem und wird ausgelassen.`,
    other: ({ number }) => `${number} Zeilen haben ein Problem und werden ausgelassen.`,
  }),
  addedMany: plural('de', {
    one: ({ number }) => `${number} Person wurde hinzugefügt.`,
    other: ({ number }) => `${number} Personen wurden hinzugefügt.`,
  }),
  refusedMany: plural('de', {
    one: ({ number }) =>
      `${number} Zeile wurde nicht hinzugefügt. Sie steht noch in der Liste, mit dem Grund.`,
    other: ({ number }) =>
      `${number} Zeilen wurden nicht hinzugefügt. Sie stehen noch in der Liste, mit den Gründen.`,
  }),
};
