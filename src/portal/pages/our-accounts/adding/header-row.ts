import { cellsBetween } from './people-in-line';

/**
 * What a column of a pasted list has: the address, the whole name, the part of the name that's written first or last,
 * a person, or something else.
 */
export type Column = 'ADDRESS' | 'WHOLE_NAME' | 'FIRST_PART' | 'LAST_PART' | 'PERSON' | 'OTHER';

/** The first line of a pasted list, if it has the titles of the columns. */
export interface HeaderRow {
  readonly separator: string;
  readonly columns: readonly Column[];
}

// The titles that spreadsheets, mail programs and Dynamics give these columns, in the portal's languages.
const TITLES: Readonly<Record<Exclude<Column, 'OTHER'> | 'NAME', readonly string[]>> = {
  ADDRESS: [
    'e-mail, mail, e-mail address, mail address, address, e-mail addresses',
    'Mailadresse, E-Mail-Adresse, Adresse, E-Mail-Adressen',
    'courriel, adresse e-mail, adresse mail, adresse de courriel, adresse électronique, adresse de messagerie, mél',
    'correo, correo electrónico, dirección, dirección de correo, dirección de correo electrónico',
    'mailadresse, e-mailadresse, e-post, adresse',
    'メール, Eメール, 電子メール, メールアドレス, Eメールアドレス, 電子メールアドレス, アドレス',
  ],
  WHOLE_NAME: [
    'full name, display name, first and last name',
    'vollständiger Name, Anzeigename, Vor- und Nachname, Name und Vorname',
    'nom complet, nom d’affichage, nom et prénom, prénom et nom',
    'nombre completo, nombre y apellido, nombre y apellidos, nombre para mostrar',
    'fulde navn, vist navn, for- og efternavn',
    '氏名, フルネーム, 表示名',
  ],
  // The whole name, or a part of it if the other part has a column of its own.
  NAME: ['name', 'nom', 'nombre', 'navn', '名前, お名前'],
  FIRST_PART: ['first name, given name', 'Vorname', 'prénom', 'nombre de pila', 'fornavn', '姓'],
  LAST_PART: [
    'last name, family name, surname',
    'Nachname, Familienname',
    'nom de famille, nom d’usage',
    'apellido, apellidos',
    'efternavn',
    '名',
  ],
  PERSON: [
    'person, contact, contact person, contact name, user, employee, colleague',
    'Person, Kontakt, Kontaktperson, Ansprechpartner, Benutzer, Mitarbeiter',
    'personne, contact, personne de contact, utilisateur, collaborateur, employé',
    'persona, contacto, persona de contacto, usuario, empleado',
    'person, kontakt, kontaktperson, bruger, medarbejder',
    'ユーザー, 連絡先, 社員, 担当者',
  ],
};

const kinds = new Map(
  Object.entries(TITLES).flatMap(([kind, lists]) =>
    lists.flatMap((list) =>
      list.split(', ').map((title) => [wordOf(title), kind as keyof typeof TITLES] as const),
    ),
  ),
);

/** Reads a line as a header. Returns null if it has an address, or if no title is that of the addresses. */
export function headerIn(line: string): HeaderRow | null {
  if (line.includes('@')) return null;
  const separators = ['\t', ';', ','];
  const separator = separators.find((each) => cellsBetween(each, line).length > 1) ?? ',';
  const titled = cellsBetween(separator, line).map(kindOf);
  const isPart = titled.includes('FIRST_PART') !== titled.includes('LAST_PART');
  const otherPart = titled.includes('FIRST_PART') ? 'LAST_PART' : 'FIRST_PART';
  const name = isPart ? otherPart : 'WHOLE_NAME';
  const columns = titled.map((kind) => (kind === 'NAME' ? name : kind));
  return columns.includes('ADDRESS') ? { separator, columns } : null;
}

function kindOf(title: string): Column | 'NAME' {
  const known = kinds.get(wordOf(title));
  if (known) return known;
  const [first, ...others] = title.split(/[,/&+()]/u).map((part) => kinds.get(wordOf(part)));
  // "Last name, first name" is the title of one column.
  return others.some((other) => other?.endsWith('_PART')) ? 'WHOLE_NAME' : (first ?? 'OTHER');
}

/** Returns the letters of a title, without case and diacritics. "E-Mail 1" and "email" are the same. */
function wordOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();
}
