import type { EntityManager } from 'typeorm';
import { insertion, type Prepared } from '../database/bulk-statements';
import { instantText } from '../database/instant-text';
import type { ChangeFact } from './change';
import { publicChanges } from './public-changes';

const COLUMNS = [
  ...['type', 'account_id', 'profile_id', 'identity_id', 'subject_id'],
  ...['changes', 'occurred_at'],
];

/**
 * Adds changes to the change log in one statement, in order, in the transaction of the changes. Sends nothing for none.
 *
 * Stores only what's public of the changed fields (see `publicChanges`).
 */
export async function recordChanges(manager: EntityManager, facts: readonly ChangeFact[]): Promise<void> {
  await changeInsertion(manager, facts)();
}

/** Creates the statement of `recordChanges` without sending it. */
export function changeInsertion(manager: EntityManager, facts: readonly ChangeFact[]): Prepared {
  const rows = facts.map(({ type, accountId, profileId, identityId, subjectId, changes, occurredAt }) => [
    ...[type, accountId, profileId, identityId, subjectId],
    ...[JSON.stringify(publicChanges(changes ?? {})), instantText(occurredAt)],
  ]);
  return insertion(manager, 'change_event', COLUMNS, rows);
}
