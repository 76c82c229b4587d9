import type { AuditAction } from '../audit/audit-event';
import { AuditEventEntity } from '../audit/audit-event.entity';
import type { Database } from '../database/database';
import { dialectOf } from '../database/dialect';
import { instantText } from '../database/instant-text';
import type { Condition, StoredList } from '../relay/stored-list';

/** Which events of an account a list has. */
export interface AuditFilter {
  readonly actorProfileId?: string | null;
  readonly subjectProfileId?: string | null;
  readonly action?: AuditAction | null;
  /** The first instant that is in the list. */
  readonly from?: Date | null;
  /** The first instant that is past it. */
  readonly until?: Date | null;
}

const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/;

/** Makes the list of what happened in an account, newest first; of what happened at the same instant, the later first. */
export function auditEventsOfAccount(
  database: Database,
  accountId: string,
  filter: AuditFilter,
): StoredList<AuditEventEntity> {
  return {
    name: `AUDIT_EVENT ${accountId}`,
    entity: AuditEventEntity,
    from: `audit_event AS listed ${dialectOf(database).usingIndex(indexFor(filter))}`,
    conditions: [{ sql: 'listed.account_id = ?', parameters: [accountId] }, ...conditionsOf(filter)],
    orderedBy: ['listed.occurred_at', 'listed.id'],
    descending: true,
    ...(filter.from && { start: [instantText(filter.from)] }),
    ...(filter.until && { end: [instantText(filter.until)] }),
    leads: (instant) => INSTANT.test(instant) && !Number.isNaN(Date.parse(`${instant.replace(' ', 'T')}Z`)),
  };
}

function conditionsOf({ actorProfileId, subjectProfileId, action }: AuditFilter): Condition[] {
  const conditions: Condition[] = [];
  if (actorProfileId != null)
    conditions.push({ sql: 'listed.actor_profile_id = ?', parameters: [actorProfileId] });
  if (subjectProfileId != null)
    conditions.push({ sql: 'listed.profile_id = ?', parameters: [subjectProfileId] });
  if (action) conditions.push({ sql: 'listed.action = ?', parameters: [action] });
  return conditions;
}

// Of several filters, that which leaves the fewest: least happens to a single profile.
function indexFor({ actorProfileId, subjectProfileId, action }: AuditFilter): string {
  if (subjectProfileId != null) return 'ix_audit_event_account_profile';
  if (actorProfileId != null) return 'ix_audit_event_account_actor';
  return action ? 'ix_audit_event_account_action' : 'ix_audit_event_account';
}
