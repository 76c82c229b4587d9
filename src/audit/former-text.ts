import type { EntityManager } from 'typeorm';
import type { AuditAction } from './audit-event';
import { AuditEventEntity } from './audit-event.entity';

/** A field whose changes are in the audit trail, and the action that records them. */
export interface AuditedField {
  readonly accountId: string;
  /** The profile with the field; null for a field of the account. */
  readonly profileId: string | null;
  readonly action: AuditAction;
  readonly field: string;
}

/** Finds the text of a field at an instant; null if it hasn't changed since, or was empty. */
export async function findFormerText(
  manager: EntityManager,
  { accountId, profileId, action, field }: AuditedField,
  at: Date,
): Promise<string | null> {
  const trail = manager
    .createQueryBuilder(AuditEventEntity, 'event')
    .where('event.accountId = :accountId AND event.action = :action', { accountId, action })
    .andWhere('event.occurredAt > :at', { at })
    // In JSON, a quotation mark inside a string is escaped by a backslash, so only a field's name can match.
    .andWhere('event.changes LIKE :field', { field: `%"${field}":%` });
  if (profileId !== null) trail.andWhere('event.profileId = :profileId', { profileId });
  const next = await trail.orderBy('event.occurredAt').addOrderBy('event.id').limit(1).getOne();
  const before: unknown = next?.changes?.[field]?.[0];
  return typeof before === 'string' ? before : null;
}
