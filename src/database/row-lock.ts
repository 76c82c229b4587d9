import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { isEmbedded } from './dialect';

/**
 * Locks the rows that a query finds until its transaction ends. Other transactions wait for these locks.
 *
 * Does nothing on SQLite, where transactions run one at a time.
 */
export function forUpdate<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
): SelectQueryBuilder<Row> {
  return hasRowLocks(query) ? query.setLock('pessimistic_write') : query;
}

/**
 * Locks the row that another row references by a column that never changes; null if either doesn't exist.
 *
 * Sends one statement, which doesn't lock the referencing row.
 */
export async function lockRowOf<Row extends ObjectLiteral, Pointer extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => Row,
  by: {
    readonly entity: new () => Pointer;
    readonly id: string;
    readonly column: keyof Pointer & string;
  },
): Promise<Row | null> {
  const query = manager.createQueryBuilder(entity, 'found');
  const pointer = query
    .subQuery()
    .select(`pointer.${by.column}`)
    .from(by.entity, 'pointer')
    .where('pointer.id = :id', { id: by.id });
  return forUpdate(
    query.where(`found.id = ${pointer.getQuery()}`).setParameters(pointer.getParameters()),
  ).getOne();
}

/** Locks the rows that a query finds, and skips rows that another transaction has locked. */
export function forUpdateSkippingLocked<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
): SelectQueryBuilder<Row> {
  return hasRowLocks(query) ? query.setLock('pessimistic_write').setOnLocked('skip_locked') : query;
}

function hasRowLocks<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): boolean {
  return !isEmbedded(query.dataSource);
}
