import { LessThanOrEqual } from 'typeorm';
import { inEachDialect } from '../database/dialect';
import type { Database } from '../database/database';
import { instant, integer, type Row } from '../database/row';
import { ChangeEventEntity } from './change-event.entity';

/**
 * Deletes up to `limit` of the oldest changes that happened before an instant, and returns whether there may be more.
 *
 * Deletes only from the start of the log, so that readers recognize a position whose followers are gone (see
 * `readChanges`).
 */
export async function trimChanges(database: Database, before: Date, limit: number): Promise<boolean> {
  const oldest = async (count: number): Promise<Row[]> => database.select(SELECT_OLDEST(database), [count]);
  const isKept = (row: Row): boolean => instant(row, 'occurredAt') >= before;
  const [first] = await oldest(1);
  if (!first || isKept(first)) return false;
  const rows = await oldest(limit);
  const kept = rows.findIndex(isKept);
  const last = kept === -1 ? rows.at(-1) : rows[kept - 1];
  if (!last) return false;
  const outdated = { position: LessThanOrEqual(String(integer(last, 'position'))) };
  await database.write((manager) => manager.delete(ChangeEventEntity, outdated));
  return kept === -1 && rows.length === limit;
}

const SELECT_OLDEST = inEachDialect(
  ({ usingIndex }) =>
    `SELECT position, occurred_at AS occurredAt FROM change_event ${usingIndex('uq_change_event_position')}
     WHERE position > 0 ORDER BY position LIMIT ?`,
);
