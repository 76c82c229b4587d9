import type { AccountKind } from '../access/actor';
import type { AccountStatus } from '../account/account';
import { ACCOUNT_NUMBER_LENGTH, accountNumberKey } from '../account/account-number';
import type { Result } from '../foundation/result';
import { containsAddress } from '../foundation/contained-address';
import { onOneLine } from '../foundation/on-one-line';
import { type Columns, stateColumn } from './columns';
import type { Lookup, RowCells } from './row-cells';
import type { RowFault, RowValues } from './row-fault';
import { composed, MOST_UNITS } from '../foundation/unicode';

/**
 * The columns of Dataverse's table `account`, followed by one of our own.
 *
 * Logical and display names are from Microsoft's table reference of Dataverse and Dynamics 365 Sales.
 */
export const accountColumns = {
  id: { logical: 'accountid', also: ['(Do Not Modify) Account', 'Account'], required: true },
  number: { logical: 'accountnumber', also: ['Account Number'], required: true },
  name: { logical: 'name', also: ['Account Name'], required: true },
  relationship: { logical: 'customertypecode', also: ['Relationship Type'] },
  partner: {
    logical: '_msa_managingpartnerid_value',
    also: ['msa_managingpartnerid', 'Managing Partner'],
  },
  primaryContact: { logical: '_primarycontactid_value', also: ['primarycontactid', 'Primary Contact'] },
  status: stateColumn,
  kind: { logical: 'csa_kind', also: ['CustomerSource Kind'] },
} as const satisfies Columns<string>;

/** The fields of an account file. */
export type AccountField = keyof typeof accountColumns;

/** A row of an account file. Null values are empty cells, which keep the stored value. */
export type AccountRow = RowValues<AccountValues, AccountField>;

interface AccountValues {
  readonly externalId: string;
  readonly number: string;
  readonly name: string;
  readonly kind: AccountKind | null;
  readonly status: AccountStatus | null;
  /** The partner of record; undefined if the file has no value for it. */
  readonly partner: Lookup | null | undefined;
  /** The primary contact; undefined if the file doesn't give its id. */
  readonly primaryContactExternalId: string | null | undefined;
}

/** The states of most Dataverse tables. */
export const STATES: Readonly<Record<string, boolean>> = { 0: true, active: true, 1: false, inactive: false };

const KINDS: Readonly<Record<string, AccountKind>> = {
  customer: 'CUSTOMER',
  partner: 'PARTNER',
  employee: 'EMPLOYEE',
};
/** How Excel writes numbers that it formats as amounts. */
const CHANGED_NUMBER = /^(?:\d(?:[.,]\d+)?E\+\d{2,}|\d{1,3}(?:,\d{3})+)$/i;
const PARTNERS = new Set(['5', 'partner', '9', 'reseller']);

/** Reads a row of an account file. */
export function readAccountRow(cells: RowCells<AccountField>): Result<AccountRow, RowFault<AccountField>> {
  const externalId = cells.id('id');
  const number = composed(cells.required('number'), MOST_UNITS.accountNumber)?.trim() ?? null;
  if (number === null || !isAccountNumber(number)) cells.refuse('INVALID_NUMBER', 'number');
  else if (CHANGED_NUMBER.test(number)) cells.refuse('NUMBER_CHANGED', 'number');
  const name = accountNameOf(cells.required('name'));
  if (name === null) cells.refuse('INVALID_NAME', 'name');
  else if (containsAddress(name)) cells.refuse('NAME_HAS_ADDRESS', 'name');
  const relationship = cells.text('relationship')?.toLowerCase();
  const related = relationship === undefined ? null : PARTNERS.has(relationship) ? 'PARTNER' : 'CUSTOMER';
  const own = cells.oneOf('kind', KINDS, 'INVALID_KIND');
  const isActive = cells.oneOf('status', STATES, 'INVALID_STATUS');
  const partner = cells.lookup('partner');
  const contact = cells.lookup('primaryContact');
  return cells.read<AccountValues>({
    externalId,
    number: cells.isRefused('number') ? null : number,
    name: cells.isRefused('name') ? null : name,
    kind: cells.isRefused('kind') ? null : (own ?? related),
    status: isActive === null ? null : isActive ? 'ACTIVE' : 'INACTIVE',
    partner: !cells.says('partner')
      ? undefined
      : partner?.by === 'NAME'
        ? { by: 'NAME', name: accountNameOf(partner.name) ?? '' }
        : partner,
    // A person's name isn't a key, so it's ignored.
    primaryContactExternalId:
      !cells.says('primaryContact') || contact?.by === 'NAME' ? undefined : contact && contact.id,
  });
}

function isAccountNumber(text: string): boolean {
  return (
    [...text].length <= ACCOUNT_NUMBER_LENGTH && onOneLine(text) === text && accountNumberKey(text) !== null
  );
}

/** Puts a name on one line. Replaces each run of white space, such as pasted line breaks, with one space. */
export function cleanedName(text: string): string {
  return onOneLine(text).replace(/\s+/gu, ' ').trim();
}

/** Cleans the name of an account: NFC, and on one line. Returns null if it's empty or longer than 200 characters. */
export function accountNameOf(text: string): string | null {
  const name = cleanedName(composed(text, MOST_UNITS.name) ?? '');
  return /[^\p{Cf}\p{Z}]/u.test(name) && [...name].length <= 200 ? name : null;
}
