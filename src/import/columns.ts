import { ImportError } from './import-error';

/** The names of a column: first in Dataverse's tables, then in its exports for people. */
export interface ColumnNames {
  readonly logical: string;
  readonly also: readonly string[];
  readonly required?: boolean;
}

/** The columns of a file, by our field names. */
export type Columns<Field extends string> = Readonly<Record<Field, ColumnNames>>;

/** The positions in a row of the columns that a file has. */
export type ColumnPositions<Field extends string> = ReadonlyMap<Field, number>;

const statecode: ColumnNames = { logical: 'statecode', also: ['Status'] };

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
  status: statecode,
  kind: { logical: 'csa_kind', also: ['CustomerSource Kind'] },
} as const satisfies Columns<string>;

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
  status: statecode,
  role: { logical: 'csa_role', also: ['CustomerSource Role'] },
  locale: { logical: 'csa_locale', also: ['CustomerSource Language'] },
} as const satisfies Columns<string>;

/** The columns of Dataverse's table `entitlement`, followed by one of our own. */
export const planColumns = {
  id: { logical: 'entitlementid', also: ['(Do Not Modify) Entitlement', 'Entitlement'], required: true },
  name: { logical: 'name', also: ['Entitlement Name', 'Name'], required: true },
  account: {
    logical: '_customerid_value',
    also: ['customerid', 'Primary Customer', 'Customer'],
    required: true,
  },
  accountType: {
    logical: '_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname',
    also: ['customeridtype', 'customerid_entitytype', '_customerid_type'],
  },
  start: { logical: 'startdate', also: ['Start Date'], required: true },
  end: { logical: 'enddate', also: ['End Date'], required: true },
  status: statecode,
  kind: { logical: 'csa_kind', also: ['CustomerSource Kind'] },
} as const satisfies Columns<string>;

/** The fields of an account file. */
export type AccountField = keyof typeof accountColumns;
/** The fields of a contact file. */
export type ContactField = keyof typeof contactColumns;
/** The fields of an entitlement file. */
export type PlanField = keyof typeof planColumns;

/**
 * Finds the known columns in a header, by any of their names, in any case and order. If several columns match a field,
 * the one whose name comes first in the list wins, since it's more exact.
 *
 * @throws ImportError that names the missing columns.
 */
export function findColumns<Field extends string>(
  path: string,
  header: readonly string[],
  columns: Columns<Field>,
): ColumnPositions<Field> {
  const titles = header.map((title) => title.trim().toLowerCase());
  const positions = new Map<Field, number>();
  const missing: string[] = [];
  for (const [field, { logical, also, required }] of Object.entries<ColumnNames>(columns)) {
    const position = [logical, ...also]
      .map((name) => titles.indexOf(name.toLowerCase()))
      .find((index) => index !== -1);
    if (position !== undefined) positions.set(field as Field, position);
    else if (required) missing.push([logical, ...also].join(' or '));
  }
  if (missing.length > 0 && header.length === 1)
    throw new ImportError(
      `The file ${path} has one column. Separate its cells by commas, semicolons, or tabs, or name the separator in a first line such as sep=|.`,
    );
  if (missing.length > 0) throw new ImportError(`The file ${path} lacks the columns: ${missing.join('; ')}.`);
  return positions;
}
