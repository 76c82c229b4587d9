import { AUDIT_ACTIONS, type AuditAction } from '../audit/audit-event';
import { AuditEventEntity } from '../audit/audit-event.entity';
import type { Database } from '../database/database';
import { dialectOf } from '../database/dialect';
import { instantText } from '../database/instant-text';
import type { Condition, StoredList } from '../relay/stored-list';

/** The filter of an account's audit trail. */
export interface AuditFilter {
  readonly actorProfileId?: string | null;
  readonly subjectProfileId?: string | null;
  readonly action?: AuditAction | null;
  /** Start of the period, inclusive. */
  readonly from?: Date | null;
  /** End of the period, exclusive. */
  readonly until?: Date | null;
}

/** Omits actions of newer releases, which aren't in this release's schema. */
const KNOWN_ACTIONS: Condition = {
  sql: `listed.action IN (${AUDIT_ACTIONS.map((action) => `'${action}'`).join(', ')})`,
  parameters: [],
};

const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/;

/**
 * Creates the list of an account's audit events, newest first. Events at the same instant are in reverse order of
 * creation. Omits events whose action this release doesn't know.
 */
export function auditEventsOfAccount(
  database: Database,
  accountId: string,
  filter: AuditFilter,
): StoredList<AuditEventEntity> {
  return {
    name: `AUDIT_EVENT ${accountId}`,
    entity: AuditEventEntity,
    accountId,
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
  conditions.push(action ? { sql: 'listed.action = ?', parameters: [action] } : KNOWN_ACTIONS);
  return conditions;
}

// Uses the filter with the fewest matches: a single profile has the fewest events.
function indexFor({ actorProfileId, subjectProfileId, action }: AuditFilter): string {
  if (subjectProfileId != null) return 'ix_audit_event_account_profile';
  if (actorProfileId != null) return 'ix_audit_event_account_actor';
  return action ? 'ix_audit_event_account_action' : 'ix_audit_event_account';
}
