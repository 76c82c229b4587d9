import { ACCOUNT_KINDS, type AccountKind } from '../access/actor';
import { ACCOUNT_STATUSES, SERVICE_PLAN_KINDS } from '../account/account';
import type { Database } from '../database/database';
import { instant, nullable, oneOf, type Row, rowReader, text } from '../database/row';
import { type AccountField, accountColumns } from '../import/account-row';
import { type Columns } from '../import/columns';
import { type ContactField, contactColumns } from '../import/contact-row';
import { type PlanField, planColumns } from '../import/plan-row';
import { SELECTED_VALUES, valueReaders } from '../import/profile-values';
import { guidOf } from '../import/record-ids';

// Accounts are joined by LEFT JOIN, though each row has one. Otherwise, with few accounts, a planner may start with
// them, and read and sort the whole table for each page.

/** A file to write: its columns, and how to find its rows page by page. */
export interface ExportedFile {
  readonly header: readonly string[];
  /**
   * Returns the rows of the page after an id, and the id after which the next page begins; null after the last page.
   */
  readonly page: (
    database: Database,
    after: string,
  ) => Promise<{ readonly rows: readonly (readonly string[])[]; readonly next: string | null }>;
}

const PAGE = 2000;
const DAY_MS = 24 * 60 * 60 * 1000;
const RELATIONSHIP: Readonly<Record<AccountKind, string>> = { CUSTOMER: '3', PARTNER: '5', EMPLOYEE: '12' };

const textOrNull = nullable(text);

interface Exported {
  readonly id: string;
  readonly externalId: string | null;
}

const accountOf = rowReader({
  id: text,
  externalId: textOrNull,
  number: text,
  name: text,
  kind: oneOf(ACCOUNT_KINDS),
  status: oneOf(ACCOUNT_STATUSES),
  partnerId: textOrNull,
  partnerExternalId: textOrNull,
  primaryContact: textOrNull,
});

/** The accounts, in order of creation. */
export const exportedAccounts = exportedFile<AccountField, ReturnType<typeof accountOf>>(
  accountColumns,
  ['id', 'number', 'name', 'relationship', 'partner', 'primaryContact', 'status', 'kind'],
  `SELECT account.id, account.external_id AS externalId, account.number AS number, account.name AS name,
    account.kind AS kind, account.status AS status, account.partner_id AS partnerId,
    partner.external_id AS partnerExternalId, account.primary_contact_external_id AS primaryContact
   FROM account LEFT JOIN account partner ON partner.id = account.partner_id
   WHERE account.id > ? ORDER BY account.id`,
  accountOf,
  (account) => ({
    id: guidOfRow(account),
    number: account.number,
    name: account.name,
    relationship: RELATIONSHIP[account.kind],
    partner:
      account.partnerId === null
        ? ''
        : guidOfRow({ id: account.partnerId, externalId: account.partnerExternalId }),
    primaryContact: account.primaryContact ?? '',
    status: account.status === 'ACTIVE' ? '0' : '1',
    kind: account.kind,
  }),
);

const contactOf = rowReader({
  id: text,
  accountId: text,
  accountExternalId: textOrNull,
  ...valueReaders,
});

// The full name includes its parts. Columns with the name of a stored value contain it.
const contactFields = (Object.keys(contactColumns) as ContactField[]).filter(
  (field) => field !== 'firstName' && field !== 'lastName',
);

/** The profiles that haven't been removed, in order of creation. */
export const exportedContacts = exportedFile<ContactField, ReturnType<typeof contactOf>>(
  contactColumns,
  contactFields,
  `SELECT profile.id, profile.account_id AS accountId, account.external_id AS accountExternalId, ${SELECTED_VALUES}
   FROM profile LEFT JOIN account ON account.id = profile.account_id
   WHERE profile.id > ? AND profile.status <> 'REMOVED' ORDER BY profile.id`,
  contactOf,
  (profile) => ({
    ...profile,
    id: guidOfRow(profile),
    name: profile.displayName,
    account: guidOfRow({ id: profile.accountId, externalId: profile.accountExternalId }),
    accountType: 'account',
    status: profile.status === 'ACTIVE' ? '0' : '1',
  }),
);

const planOf = rowReader({
  id: text,
  externalId: textOrNull,
  name: text,
  kind: oneOf(SERVICE_PLAN_KINDS),
  accountId: text,
  accountExternalId: textOrNull,
  startsAt: instant,
  endsAt: instant,
});

/** The service plans with a duration above zero, in order of creation. */
export const exportedPlans = exportedFile<PlanField, ReturnType<typeof planOf>>(
  planColumns,
  ['id', 'name', 'account', 'accountType', 'start', 'end', 'status', 'kind'],
  `SELECT service_plan.id, service_plan.external_id AS externalId, service_plan.name AS name,
    service_plan.kind AS kind, service_plan.account_id AS accountId, account.external_id AS accountExternalId,
    service_plan.starts_at AS startsAt, service_plan.ends_at AS endsAt
   FROM service_plan LEFT JOIN account ON account.id = service_plan.account_id
   WHERE service_plan.id > ? AND service_plan.starts_at < service_plan.ends_at ORDER BY service_plan.id`,
  planOf,
  (plan) => ({
    id: guidOfRow(plan),
    name: plan.name,
    account: guidOfRow({ id: plan.accountId, externalId: plan.accountExternalId }),
    accountType: 'account',
    start: dateOf(plan.startsAt),
    end: lastDayOf(plan.endsAt),
    // Always active, since the dates decide whether it counts.
    status: '1',
    kind: plan.kind,
  }),
);

function exportedFile<Field extends string, Found extends Exported>(
  columns: Columns<Field>,
  fields: readonly Field[],
  select: string,
  readRow: (row: Row) => Found,
  cellsOf: (row: Found) => Partial<Record<Field, string | null>>,
): ExportedFile {
  return {
    header: fields.map((field) => columns[field].logical),
    async page(database, after) {
      const rows = await database.select(`${select} LIMIT ${String(PAGE)}`, [after]);
      const found = rows.map(readRow);
      return {
        rows: found.map((row) => {
          const cells = cellsOf(row);
          return fields.map((field) => cells[field] ?? '');
        }),
        next: found.length === PAGE ? (found.at(-1)?.id ?? null) : null,
      };
    },
  };
}

/**
 * Returns the GUID of a record for the export. Without a Dataverse id, it's the UUID in our id, which the import
 * recognizes.
 */
function guidOfRow({ id, externalId }: Exported): string {
  return externalId ?? guidOf(id);
}

/** Formats midnight as a date, and any other instant in full. */
function dateOf(instant: Date): string {
  const text = instant.toISOString();
  return instant.getTime() % DAY_MS === 0 ? text.slice(0, 10) : text;
}

/** Formats the last day of a plan that ends at midnight; any other end is written in full. */
function lastDayOf(end: Date): string {
  return end.getTime() % DAY_MS === 0 ? dateOf(new Date(end.getTime() - DAY_MS)) : dateOf(end);
}
