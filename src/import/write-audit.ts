import type { EntityManager } from 'typeorm';
import type { AuditAction } from '../audit/audit-event';
import { changeInsertion } from '../change-log/record-changes';
import { CHANGE_TYPES } from '../change-log/change-types';
import { insertion, type Prepared, type StoredValue } from '../database/bulk-statements';
import { newId } from '../foundation/ids';
import type { ImportRun } from './import-run';

/** An audit event of an import. It has no actor. */
export interface ImportedFact {
  readonly action: AuditAction;
  readonly accountId: string;
  readonly profileId: string | null;
  readonly subjectId: string;
  /** The identity whose access changed, if known. Only in the change log. */
  readonly identityId?: string;
  readonly changes: Readonly<Record<string, readonly unknown[]>>;
}

const COLUMNS = ['id', 'action', 'account_id', 'profile_id', 'subject_id', 'changes'];

/** Writes the audit events of an import in bulk, and the same changes to the change log, one for each changed record. */
export async function writeAudit(...given: Parameters<typeof auditInsertion>): Promise<void> {
  await auditInsertion(...given)();
}

/** Creates the statements of `writeAudit` without sending them. */
export function auditInsertion(
  manager: EntityManager,
  run: Pick<ImportRun, 'requestId' | 'storedNow' | 'now'>,
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
  const audit = insertion(manager, 'audit_event', COLUMNS, rows, {
    occurred_at: run.storedNow,
    request_id: run.requestId,
  });
  const log = changeInsertion(
    manager,
    facts.map(({ action, identityId = null, ...fact }) => ({
      ...fact,
      identityId,
      type: CHANGE_TYPES[action],
      occurredAt: run.now,
    })),
  );
  return async () => {
    await audit();
    await log();
  };
}

/** Returns the changes for a new record: each field from null to its value. */
export function additions<Field extends string>(
  record: Readonly<Record<Field, unknown>>,
  fields: readonly Field[],
): Record<string, unknown[]> {
  const changes: Record<string, unknown[]> = {};
  for (const field of fields) changes[field] = [null, record[field]];
  return changes;
}
