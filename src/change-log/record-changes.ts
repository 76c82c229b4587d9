import type { EntityManager } from 'typeorm';
import { insertion, type Prepared } from '../database/bulk-statements';
import { instantText } from '../database/instant-text';
import type { ChangeFact } from './change';
import { ChangeEventEntity } from './change-event.entity';
import { publicChanges } from './public-changes';

/**
 * Adds changes to the change log in one statement, in order, in the transaction of the changes. Sends nothing for none.
 *
 * Stores only what's public of the changed fields (see `publicChanges`).
 */
export async function recordChanges(manager: EntityManager, facts: readonly ChangeFact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((fact) => ({ ...fact, changes: publicChanges(fact.changes ?? {}) }));
  await manager
    .createQueryBuilder()
    .insert()
    .into(ChangeEventEntity)
    .values(rows)
    .updateEntity(false)
    .execute();
}

const COLUMNS = [
  ...['type', 'account_id', 'profile_id', 'identity_id', 'subject_id'],
  ...['changes', 'occurred_at'],
];

/** Creates the statement of `recordChanges` for any number of changes, without sending it. */
export function changeInsertion(manager: EntityManager, facts: readonly ChangeFact[]): Prepared {
  const rows = facts.map(({ type, accountId, profileId, identityId, subjectId, changes, occurredAt }) => [
    ...[type, accountId, profileId, identityId, subjectId],
    ...[JSON.stringify(publicChanges(changes ?? {})), instantText(occurredAt)],
  ]);
  return insertion(manager, 'change_event', COLUMNS, rows);
}
