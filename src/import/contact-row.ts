import type { ProfileRole } from '../access/actor';
import { parseEmailAddress } from '../foundation/email-address';
import { parseDisplayName } from '../profile/display-name';
import { parseLocale } from '../profile/locale';
import type { Result } from '../foundation/result';
import { accountNameOf, cleanedName, STATES } from './account-row';
import { type Columns, stateColumn } from './columns';
import type { Lookup, RowCells } from './row-cells';
import type { RowFault, RowValues } from './row-fault';

/** The columns of Dataverse's table `contact`, followed by two of our own. */
export const contactColumns = {
  id: { logical: 'contactid', also: ['(Do Not Modify) Contact', 'Contact'], required: true },
  name: { logical: 'fullname', also: ['Full Name'] },
  firstName: { logical: 'firstname', also: ['First Name'] },
  lastName: { logical: 'lastname', also: ['Last Name'] },
  email: { logical: 'emailaddress1', also: ['Email'], required: true },
  account: {
    logical: '_parentcustomerid_value',
    also: ['parentcustomerid', 'Company Name'],
    required: true,
  },
  accountType: {
    logical: '_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname',
    also: ['parentcustomeridtype', 'parentcustomerid_entitytype', '_parentcustomerid_type'],
  },
  status: stateColumn,
  role: { logical: 'csa_role', also: ['CustomerSource Role'] },
  locale: { logical: 'csa_locale', also: ['CustomerSource Language'] },
} as const satisfies Columns<string>;

/** The fields of a contact file. */
export type ContactField = keyof typeof contactColumns;

/** A row of a contact file. Null values are empty cells, which keep the stored value. */
export type ContactRow = RowValues<ContactValues, ContactField>;

interface ContactValues {
  readonly externalId: string;
  readonly account: Lookup;
  readonly displayName: string;
  readonly email: string;
  readonly emailKey: string;
  readonly isActive: boolean | null;
  readonly role: ProfileRole | null;
  readonly locale: string | null;
}

const ROLES: Readonly<Record<string, ProfileRole>> = { administrator: 'ADMINISTRATOR', member: 'MEMBER' };

/** Reads a row of a contact file. */
export function readContactRow(cells: RowCells<ContactField>): Result<ContactRow, RowFault<ContactField>> {
  const externalId = cells.id('id');
  const displayName = displayNameIn(cells);
  const email = parseEmailAddress(cells.required('email'));
  if (!email) cells.refuse('INVALID_EMAIL', 'email');
  const account = accountIn(cells);
  const isActive = cells.oneOf('status', STATES, 'INVALID_STATUS');
  const role = cells.oneOf('role', ROLES, 'INVALID_ROLE');
  const tag = cells.text('locale');
  const locale = tag === null ? null : parseLocale(tag);
  if (tag !== null && locale === null) cells.refuse('INVALID_LOCALE', 'locale');
  return cells.read<ContactValues>({
    externalId,
    account,
    displayName,
    email: email?.address ?? null,
    emailKey: email?.key ?? null,
    isActive,
    role,
    locale,
  });
}

/**
 * Reads the account that a row belongs to; null if the cell is refused. Dataverse also allows a person as the customer,
 * which is refused.
 */
export function accountIn(
  cells: Pick<RowCells<'account' | 'accountType'>, 'text' | 'lookup' | 'refuse'>,
): Lookup | null {
  const type = cells.text('accountType');
  if (type !== null && type.toLowerCase() !== 'account' && type !== '1')
    cells.refuse('NOT_AN_ACCOUNT', 'account');
  const lookup = cells.lookup('account');
  if (!lookup) cells.refuse('MISSING', 'account');
  return !lookup || lookup.by === 'ID' ? lookup : { by: 'NAME', name: accountNameOf(lookup.name) ?? '' };
}

function displayNameIn(cells: RowCells<ContactField>): string | null {
  const full = cells.text('name');
  const parts = full === null ? [cells.text('firstName'), cells.text('lastName')] : [full];
  if ((['name', 'firstName', 'lastName'] as const).some((field) => cells.isRefused(field))) return null;
  const text = parts.filter((part) => part !== null).join(' ');
  const name = parseDisplayName(cleanedName(text));
  if (name.ok) return name.value;
  if (name.refusal.code === 'DISPLAY_NAME_HAS_ADDRESS') cells.refuse('NAME_HAS_ADDRESS', 'name');
  else cells.refuse(text === '' ? 'MISSING' : 'INVALID_NAME', 'name');
  return null;
}
