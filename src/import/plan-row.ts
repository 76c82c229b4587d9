import type { ServicePlanKind } from '../account/account';
import { containsAddress } from '../foundation/contained-address';
import type { Result } from '../foundation/result';
import { accountNameOf } from './account-row';
import { type Columns, stateColumn } from './columns';
import { accountIn } from './contact-row';
import { type DateCell, type DateOrder, endOf, readDate } from './date-cell';
import type { Lookup, RowCells } from './row-cells';
import type { RowFault, RowValues } from './row-fault';

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
  status: stateColumn,
  kind: { logical: 'csa_kind', also: ['CustomerSource Kind'] },
} as const satisfies Columns<string>;

/** The fields of an entitlement file. */
export type PlanField = keyof typeof planColumns;

/** A row of an entitlement file. */
export type PlanRow = RowValues<PlanValues, PlanField>;

interface PlanValues {
  readonly externalId: string;
  readonly account: Lookup;
  readonly name: string;
  /** Null if the file has no value; then it follows from the name, see `planKindOf`. */
  readonly kind: ServicePlanKind | null;
  /** If it's null because a date or the state was refused, the plan can end earlier than before, but not later. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** False for drafts and canceled plans, which give no access. Otherwise, the dates decide. */
  readonly counts: boolean;
}

// The states of Dataverse's entitlement: Draft, Active, Cancelled, Expired, Waiting.
const COUNTS: Readonly<Record<string, boolean>> = {
  0: false,
  draft: false,
  1: true,
  active: true,
  2: false,
  cancelled: false,
  canceled: false,
  3: true,
  expired: true,
  4: true,
  waiting: true,
};
const KINDS: Readonly<Record<string, ServicePlanKind>> = {
  enhancement_plan: 'ENHANCEMENT_PLAN',
  support_plan: 'SUPPORT_PLAN',
};

/** Reads a row of an entitlement file, with dates in the given order. */
export function readPlanRow(
  cells: RowCells<PlanField>,
  order: DateOrder | null,
): Result<PlanRow, RowFault<PlanField>> {
  const externalId = cells.id('id');
  const name = accountNameOf(cells.required('name'));
  if (name === null) cells.refuse('INVALID_NAME', 'name');
  else if (containsAddress(name)) cells.refuse('NAME_HAS_ADDRESS', 'name');
  const account = accountIn(cells);
  const startsAt = dateIn(cells, 'start', order)?.instant ?? null;
  const end = dateIn(cells, 'end', order);
  // A date, which Dataverse also writes as midnight, is the last day of the plan, inclusive.
  const endsAt = end && endOf(end);
  if (startsAt && endsAt && endsAt <= startsAt) cells.refuse('ENDS_BEFORE_START', 'end');
  const counts = cells.oneOf('status', COUNTS, 'INVALID_STATUS') ?? true;
  const kind = cells.oneOf('kind', KINDS, 'INVALID_KIND');
  const isInDoubt = (['start', 'end', 'status'] as const).some((field) => cells.isRefused(field));
  return cells.read<PlanValues>({
    externalId,
    account,
    name: cells.isRefused('name') ? null : name,
    kind,
    startsAt: isInDoubt ? null : startsAt,
    endsAt,
    counts,
  });
}

/** Distinguishes support plans from Enhancement Plans by their names, since Dataverse has no column for it. */
export function planKindOf(name: string): ServicePlanKind {
  return /support/i.test(name) ? 'SUPPORT_PLAN' : 'ENHANCEMENT_PLAN';
}

function dateIn(
  cells: RowCells<PlanField>,
  field: 'start' | 'end',
  order: DateOrder | null,
): DateCell | null {
  const date = readDate(cells.required(field), order);
  if (typeof date === 'object') return date;
  cells.refuse(date, field);
  return null;
}
