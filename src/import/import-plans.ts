import type { EntityManager } from 'typeorm';
import { SERVICE_PLAN_KINDS, type ServicePlan } from '../account/account';
import { insertRows, selectWhereIn, type StoredValue, updateRows } from '../database/bulk-statements';
import { instantText } from '../database/instant-text';
import { instant, nullable, oneOf, type Row, rowReader, text } from '../database/row';
import type { ImportRun } from './import-run';
import { planKindOf, type PlanRow } from './plan-row';
import { idOf } from './record-ids';
import { createAccountResolver } from './resolve-accounts';
import { outcomeWith, type RowFault, type RowOutcome } from './row-fault';
import { additions, type ImportedFact, writeAudit } from './write-audit';

type Known = ServicePlan & { readonly externalId: string | null };

const knownPlanOf: (row: Row) => Known = rowReader({
  id: text,
  accountId: text,
  kind: oneOf(SERVICE_PLAN_KINDS),
  name: text,
  startsAt: instant,
  endsAt: instant,
  externalId: nullable(text),
});

/** Writes one batch of service plans in the caller's transaction. Returns each row's outcome. */
export type WritePlans = (
  manager: EntityManager,
  rows: readonly PlanRow[],
  run: ImportRun,
) => Promise<readonly RowOutcome[]>;

const FIELDS = ['accountId', 'kind', 'name', 'startsAt', 'endsAt', 'externalId'] as const;
const COLUMNS = ['account_id', 'kind', 'name', 'starts_at', 'ends_at', 'external_id'];
const SELECT = `SELECT id, account_id AS accountId, kind, name, starts_at AS startsAt, ends_at AS endsAt,
  external_id AS externalId FROM service_plan WHERE`;

/**
 * Creates the function that writes service plans, idempotently by the entitlements' ids in Dataverse.
 *
 * Drafts and canceled plans are skipped. A known plan that has been canceled ends now.
 */
export function createWritePlans(newIds: (count: number) => string[]): WritePlans {
  const resolve = createAccountResolver();
  return async (manager, rows, run) => {
    const resolved = await resolve(
      manager,
      rows.map(({ account }) => account),
    );
    const known = await lockKnown(manager, rows, run);
    const ids = newIds(rows.length);
    const added: Known[] = [];
    const updated: Known[] = [];
    const facts: ImportedFact[] = [];
    const outcomes = rows.map((row, index): RowOutcome => {
      const named = resolved(row.account);
      const unknown: RowFault | null =
        named === 'UNKNOWN_ACCOUNT' || named === 'AMBIGUOUS_ACCOUNT'
          ? { code: named, field: 'account' }
          : null;
      const from = known(row.externalId);
      if (!from) {
        if (row.fault) return row.fault;
        if (unknown) return unknown;
        if (!row.counts) return 'UNCHANGED';
        const to = { ...newValues(row, named), id: ids[index] ?? '' };
        added.push(to);
        facts.push(...factsOf(null, to, FIELDS));
        return 'ADDED';
      }
      const fault = row.fault ?? unknown;
      const to = changed(from, row, unknown ? from.accountId : named, run.now);
      const fields = FIELDS.filter((field) => stored(from[field]) !== stored(to[field]));
      if (fields.length === 0) return outcomeWith(fault, 'UNCHANGED');
      updated.push(to);
      facts.push(...factsOf(from, to, fields));
      return outcomeWith(fault, 'UPDATED');
    });
    await updateRows(
      manager,
      'service_plan',
      COLUMNS,
      updated.map((plan) => ({ id: plan.id, values: valuesOf(plan) })),
    );
    await insertRows(
      manager,
      'service_plan',
      ['id', ...COLUMNS],
      added.map((plan) => [plan.id, ...valuesOf(plan)]),
    );
    await writeAudit(manager, run, facts);
    return outcomes;
  };
}

/**
 * Records changes with the accounts they concern: if a plan moves to another account, its removal with the old one and
 * its values with the new one.
 */
function factsOf(from: Known | null, to: Known, fields: readonly (typeof FIELDS)[number][]): ImportedFact[] {
  const about = { accountId: to.accountId, profileId: null, subjectId: to.id };
  if (!from) return [{ ...about, action: 'SERVICE_PLAN_ADDED', changes: additions(to, FIELDS) }];
  const changes = Object.fromEntries(fields.map((field) => [field, [from[field], to[field]]]));
  if (from.accountId === to.accountId) return [{ ...about, action: 'SERVICE_PLAN_UPDATED', changes }];
  return [
    {
      ...about,
      accountId: from.accountId,
      action: 'SERVICE_PLAN_UPDATED',
      changes: { accountId: [from.accountId, null] },
    },
    { ...about, action: 'SERVICE_PLAN_ADDED', changes: additions(to, FIELDS) },
  ];
}

function newValues(row: PlanRow & { readonly fault: null }, accountId: string): Omit<Known, 'id'> {
  const { name, startsAt, endsAt, externalId } = row;
  return { accountId, kind: row.kind ?? planKindOf(name), name, startsAt, endsAt, externalId };
}

function changed(from: Known, row: PlanRow, accountId: string, now: Date): Known {
  if (!row.counts) {
    const end = new Date(Math.max(now.getTime(), from.startsAt.getTime()));
    return { ...from, endsAt: from.endsAt > end ? end : from.endsAt };
  }
  const name = row.name ?? from.name;
  // A record exported with the GUID of its own id has no Dataverse id, and needs none.
  const isOwn = idOf('plan', row.externalId) === from.id;
  const externalId = from.externalId ?? (isOwn ? null : row.externalId);
  return { id: from.id, accountId, kind: row.kind ?? from.kind, name, ...datesOf(from, row), externalId };
}

/** If a date was refused, only an earlier end is applied, so that a mistake in a file never extends access. */
function datesOf(from: Known, { startsAt, endsAt }: PlanRow): Pick<Known, 'startsAt' | 'endsAt'> {
  if (startsAt && endsAt) return { startsAt, endsAt };
  const earlier = endsAt && endsAt < from.endsAt ? endsAt : from.endsAt;
  return { startsAt: from.startsAt, endsAt: earlier < from.startsAt ? from.startsAt : earlier };
}

async function lockKnown(
  manager: EntityManager,
  rows: readonly PlanRow[],
  run: ImportRun,
): Promise<(guid: string) => Known | null> {
  const guids = rows.map(({ externalId }) => externalId);
  const ownIds = guids.flatMap((guid) => idOf('plan', guid) ?? []);
  const found = [
    ...(await selectWhereIn(manager, `${SELECT} external_id`, guids, run.forUpdate)),
    ...(await selectWhereIn(manager, `${SELECT} id`, ownIds, run.forUpdate)),
  ].map(knownPlanOf);
  const byGuid = new Map(found.map((plan) => [plan.externalId, plan]));
  const byId = new Map(found.map((plan) => [plan.id, plan]));
  return (guid) => byGuid.get(guid) ?? byId.get(idOf('plan', guid) ?? '') ?? null;
}

function valuesOf(plan: Known): StoredValue[] {
  return FIELDS.map((field) => stored(plan[field]));
}

function stored(value: string | Date | null): string | null {
  return value instanceof Date ? instantText(value) : value;
}
