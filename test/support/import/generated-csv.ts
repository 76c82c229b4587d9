import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The size of a generated tenant. */
export interface TenantSize {
  readonly accounts: number;
  readonly contacts: number;
}

const FIRST_NAMES = [
  'Kim',
  'Ana',
  'Jürgen',
  'Thomas',
  'Elizabeth',
  'Miguel',
  'Hanna',
  'Yang',
  'Peter',
  'Sven',
];
const LAST_NAMES = [
  'Abercrombie',
  'Trujillo',
  'Köhler',
  'Hardy',
  'Brown',
  'Paolino',
  'Moos',
  'Wang',
  'Franken',
];
const COMPANIES = [
  'Contoso',
  'Fabrikam',
  'Northwind',
  'Tailspin',
  'Adventure',
  'Proseware',
  'Litware',
  'Wingtip',
];

/** Creates the GUID of a record, always the same for the same kind and number. */
export function generatedGuid(kind: 'account' | 'contact' | 'plan', number: number): string {
  const hex = createHash('md5')
    .update(`${kind} ${String(number)}`)
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** Creates the row of the account with a number, without faults, by the logical names of `ACCOUNT_HEADER`. */
export function accountCells(number: number): string[] {
  const isPartner = number % 50 === 0;
  const partner = isPartner ? '' : generatedGuid('account', number - (number % 50));
  return [
    generatedGuid('account', number),
    `C-${String(number)}`,
    `${pick(COMPANIES, number)} ${String(number)} Ltd`,
    isPartner ? '5' : '3',
    partner,
    '0',
  ];
}

/**
 * Creates the row of the contact with a number, in one of `accounts` accounts, by the logical names of
 * `CONTACT_HEADER`.
 */
export function contactCells(number: number, accounts: number): string[] {
  const [first, last] = [pick(FIRST_NAMES, number), pick(LAST_NAMES, number * 7 + 3)];
  return [
    generatedGuid('contact', number),
    `${first} ${last}`,
    `${first}.${last}${String(number)}@${pick(COMPANIES, number % accounts)}.example`
      .toLowerCase()
      .replaceAll('ö', 'oe')
      .replaceAll('ü', 'ue'),
    // Like an export sorted by the contacts' creation time: their accounts are in no order.
    generatedGuid('account', (number * 7919) % accounts),
    '0',
  ];
}

/** The header of generated accounts. */
export const ACCOUNT_HEADER =
  'accountid,accountnumber,name,customertypecode,_msa_managingpartnerid_value,statecode';
/** The header of generated contacts. */
export const CONTACT_HEADER = 'contactid,fullname,emailaddress1,_parentcustomerid_value,statecode';

/** Writes the files of a tenant as Dataverse would export it. */
export async function writeTenant(
  paths: { readonly accounts: string; readonly contacts: string },
  size: TenantSize,
): Promise<void> {
  await writeRows(paths.accounts, ACCOUNT_HEADER, size.accounts, accountCells);
  await writeRows(paths.contacts, CONTACT_HEADER, size.contacts, (number) =>
    contactCells(number, size.accounts),
  );
}

async function writeRows(
  path: string,
  header: string,
  count: number,
  cellsOf: (number: number) => string[],
): Promise<void> {
  function* lines(): Generator<string> {
    yield `\uFEFF${header}\r\n`;
    for (let from = 0; from < count; from += 1000) {
      let text = '';
      for (let number = from; number < Math.min(count, from + 1000); number += 1)
        text += `${cellsOf(number).join(',')}\r\n`;
      yield text;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

function pick(words: readonly string[], number: number): string {
  return words[number % words.length]!;
}
