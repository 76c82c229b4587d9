import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of adding people to an account, in German. */
export const adding: OurAccountsWords['adding'] = {
  one: 'Person hinzufügen',
  many: 'Mehrere Personen hinzufügen',
  back: 'Zurück zu den Profilen',
  titleOne: ({ account }) => `Person zu ${account} hinzufügen`,
  titleMany: ({ account }) => `Mehrere Personen zu ${account} hinzufügen`,
  name: 'Name',
  email: 'E-Mail-Adresse',
  role: 'Rolle',
  language: 'Sprache',
  invite: 'Einladung jetzt senden',
  inviteHint: 'Sie können sie auch später senden.',
  add: 'Hinzufügen',
  added: ({ person }) => `${person} wurde hinzugefügt.`,
  addedAndInvited: ({ person, email }) =>
    `${person} wurde hinzugefügt. Eine Einladung wird an ${email} gesendet.`,
  lead: 'Fügen Sie eine Liste mit einer Person pro Zeile oder aus Outlook kopierte Empfänger ein. Trennen Sie Name und Adresse durch ein Komma oder einen Tabulator, wie bei Zellen, die aus einer Tabelle kopiert wurden. Sie können bis zu 500 Personen auf einmal hinzufügen.',
  list: 'Personen',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'Hinzuzufügende Personen',
  line: 'Zeile',
  result: 'Status',
  ready: 'Bereit',
  header: 'Kopfzeile. Nur die Spalten mit Namen und Adressen werden verwendet.',
  nothingReady: 'Keiner dieser Einträge kann hinzugefügt werden. Beheben Sie zuerst die Fehler.',
  problems: {
    NO_EMAIL: 'Diese Zeile enthält keine E-Mail-Adresse.',
    NO_NAME: 'Diese Zeile enthält keinen Namen.',
    SEVERAL_EMAILS:
      'Diese Zeile enthält mehrere E-Mail-Adressen. Geben Sie jede Person in einer eigenen Zeile ein.',
    WRONG_COLUMNS:
      'Diese Zeile hat mehr Spalten als die Kopfzeile. Setzen Sie Namen, die ein Trennzeichen enthalten, in Anführungszeichen.',
    INVALID_EMAIL: 'Das ist keine E-Mail-Adresse wie name@firma.com.',
    LONG_NAME: 'Der Name ist länger als 200 Zeichen.',
    DUPLICATE: 'Diese Adresse ist bereits in einer früheren Zeile enthalten.',
    ALREADY_ADDED: 'Sie haben diese Adresse bereits hinzugefügt.',
    TOO_MANY:
      'Sie können bis zu 500 Personen auf einmal hinzufügen. Dieser Eintrag bleibt für das nächste Mal in der Liste.',
  },
  addMany: plural('de', {
    one: ({ number }) => `${number} Person hinzufügen`,
    other: ({ number }) => `${number} Personen hinzufügen`,
  }),
  leftOut: plural('de', {
    one: ({ number }) => `${number} Eintrag ist fehlerhaft und wird nicht hinzugefügt.`,
    other: ({ number }) => `${number} Einträge sind fehlerhaft und werden nicht hinzugefügt.`,
  }),
  addedMany: plural('de', {
    one: ({ number }) => `${number} Person wurde hinzugefügt.`,
    other: ({ number }) => `${number} Personen wurden hinzugefügt.`,
  }),
  refusedMany: plural('de', {
    one: ({ number }) =>
      `${number} Person wurde nicht hinzugefügt und steht noch in der Liste, mit dem Grund.`,
    other: ({ number }) =>
      `${number} Personen wurden nicht hinzugefügt und stehen noch in der Liste, mit den Gründen.`,
  }),
};
