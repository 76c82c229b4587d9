import type { EntityManager } from 'typeorm';
import { updateRowsTogether } from '../database/bulk-statements';
import type { Database } from '../database/database';
import { inEachDialect } from '../database/dialect';
import { forUpdate } from '../database/row-lock';
import { integer, selectRows } from '../database/row';
import { ChangeCounterEntity } from './change-counter.entity';

/** Number of changes that one transaction numbers. */
export const NUMBERED_AT_ONCE = 1_000;

/**
 * Gives the next positions to up to 1,000 committed changes, in the order of their ids, and returns how many.
 *
 * Sends one statement if there are none. Readers order by position, so they can't skip a change: a transaction that
 * commits late gets later positions. Changes of one record are numbered in the order of their commits, since they wait
 * for the record's lock before they get an id.
 *
 * One transaction at a time numbers, because it locks and changes the counter. That also holds in clusters with several
 * writers, which compare the changed rows: the later transaction is rolled back and retried.
 */
export async function numberChanges(database: Database): Promise<number> {
  if (!(await isNumberingDue(database))) return 0;
  return database.write(async (manager) => {
    const counter = await lockCounter(manager);
    const last = Number(counter.position);
    // Doesn't lock: a change whose transaction is still open is neither seen nor waited for.
    const rows = await selectRows(manager, SELECT_UNNUMBERED(database), [NUMBERED_AT_ONCE]);
    if (rows.length === 0) return 0;
    const numbered = rows.map((row, index) => ({ id: integer(row, 'id'), values: [last + index + 1] }));
    await updateRowsTogether(manager, 'change_event', { position: 'bigint' }, numbered, 'bigint');
    await manager.update(ChangeCounterEntity, { id: counter.id }, { position: String(last + rows.length) });
    return rows.length;
  });
}

const SELECT_UNNUMBERED = inEachDialect(
  ({ usingIndex }) =>
    `SELECT id FROM change_event ${usingIndex('uq_change_event_position')}
     WHERE position IS NULL ORDER BY id LIMIT ?`,
);

async function isNumberingDue(database: Database): Promise<boolean> {
  return (await database.select(SELECT_UNNUMBERED(database), [1])).length > 0;
}

/** Locks the counter of positions until the transaction ends. */
export async function lockCounter(manager: EntityManager): Promise<ChangeCounterEntity> {
  return forUpdate(manager.createQueryBuilder(ChangeCounterEntity, 'counter')).getOneOrFail();
}
