import { textsInLine } from './people-in-line';

// The titles that spreadsheets, mail programs and Dynamics give these columns, in the portal's languages.
const NAMES = [
  'name, full name, display name, first name, given name, last name, family name, surname, person, contact',
  'Vorname, Nachname, Familienname, vollständiger Name, Anzeigename, Person, Kontakt',
  'nom, prénom, nom complet, nom de famille, nom d’affichage, nom d’usage, personne, contact',
  'nombre, apellido, apellidos, nombre completo, nombre y apellidos, nombre para mostrar, persona, contacto',
  'navn, fornavn, efternavn, fulde navn, vist navn, person, kontakt',
  '名前, お名前, 氏名, 姓, 名, フルネーム, 表示名',
];
const ADDRESSES = [
  'e-mail, mail, e-mail address, mail address, address, e-mail addresses',
  'Mailadresse, E-Mail-Adresse, Adresse, E-Mail-Adressen',
  'courriel, adresse e-mail, adresse mail, adresse de courriel, adresse électronique, adresse de messagerie, mél',
  'correo, correo electrónico, dirección, dirección de correo, dirección de correo electrónico',
  'mailadresse, e-mailadresse, e-post, adresse',
  'メール, Eメール, 電子メール, メールアドレス, Eメールアドレス, 電子メールアドレス, アドレス',
];

const names = wordsIn(NAMES);
const addresses = wordsIn(ADDRESSES);

/** Returns whether a line has only the titles of columns, one of them that of the addresses. */
export function isHeaderRow(line: string): boolean {
  const titles = textsInLine(line)
    .map(wordOf)
    .filter((title) => title !== '');
  return (
    titles.some((title) => addresses.has(title)) &&
    titles.every((title) => addresses.has(title) || names.has(title))
  );
}

function wordsIn(lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(', ').map(wordOf)));
}

/** Returns the letters of a title, without case and diacritics. "E-Mail 1" and "email" are the same. */
function wordOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();
}
