import type { EntityManager } from 'typeorm';
import type { AuditAction } from '../audit/audit-event';
import { insertion, type Prepared, type StoredValue } from '../database/bulk-statements';
import { newId } from '../foundation/ids';

/** What an import tells the audit trail of; it has no actor. */
export interface ImportedFact {
  readonly action: AuditAction;
  readonly accountId: string;
  readonly profileId: string | null;
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, readonly unknown[]>>;
}

const COLUMNS = ['id', 'action', 'account_id', 'profile_id', 'subject_id', 'changes'];

/** Writes what an import did to the audit trail, in bulk: there is an event for each record it touched. */
export async function writeAudit(...given: Parameters<typeof auditInsertion>): Promise<void> {
  await auditInsertion(...given)();
}

/** Writes the statements of `writeAudit` without sending them yet. */
export function auditInsertion(
  manager: EntityManager,
  run: { readonly requestId: string; readonly storedNow: string },
  facts: readonly ImportedFact[],
): Prepared {
  const rows = facts.map(({ action, accountId, profileId, subjectId, changes }): StoredValue[] => [
    newId('audt'),
    action,
    accountId,
    profileId,
    subjectId,
    JSON.stringify(changes),
  ]);
  return insertion(manager, 'audit_event', COLUMNS, rows, {
    occurred_at: run.storedNow,
    request_id: run.requestId,
  });
}

/** Notes what a new record has: each field from nothing to its value. */
export function additions<Field extends string>(
  record: Readonly<Record<Field, unknown>>,
  fields: readonly Field[],
): Record<string, unknown[]> {
  const changes: Record<string, unknown[]> = {};
  for (const field of fields) changes[field] = [null, record[field]];
  return changes;
}
