import type { EntityManager } from 'typeorm';
import type { AuditAction } from '../audit/audit-event';
import { insertRows, type StoredValue } from '../database/bulk-statements';
import { newId } from '../ids';

/** What an import tells the audit trail of; it has no actor. */
export interface ImportedFact {
  readonly action: AuditAction;
  readonly accountId: string;
  readonly profileId: string | null;
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, readonly unknown[]>>;
}

const COLUMNS = [
  'id',
  'occurred_at',
  'action',
  'account_id',
  'profile_id',
  'subject_id',
  'request_id',
  'changes',
];

/** Writes what an import did to the audit trail, in bulk: there is an event for each record it touched. */
export async function writeAudit(
  manager: EntityManager,
  run: { readonly requestId: string; readonly storedNow: string },
  facts: readonly ImportedFact[],
): Promise<void> {
  const rows = facts.map((fact): StoredValue[] => [
    newId('audt'),
    run.storedNow,
    fact.action,
    fact.accountId,
    fact.profileId,
    fact.subjectId,
    run.requestId,
    JSON.stringify(fact.changes),
  ]);
  await insertRows(manager, 'audit_event', COLUMNS, rows);
}

/** Notes what a new record has: each field from nothing to its value. */
export function additions(record: Readonly<Record<string, unknown>>): Record<string, unknown[]> {
  return Object.fromEntries(Object.entries(record).map(([field, value]) => [field, [null, value]]));
}
