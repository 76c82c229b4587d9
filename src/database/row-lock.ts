import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { isEmbedded } from './dialect';

/**
 * Locks the rows a query finds until its transaction ends; others that want to lock them wait.
 *
 * SQLite needs none: its transactions take turns.
 */
export function forUpdate<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
): SelectQueryBuilder<Row> {
  return hasRowLocks(query) ? query.setLock('pessimistic_write') : query;
}

/**
 * Locks the row that another row leads to by a column that never changes; null when either doesn't exist.
 *
 * One statement: what leads there is found in it, and is not locked itself.
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

/** Locks the rows a query finds and passes over those that another transaction has locked. */
export function forUpdateSkippingLocked<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
): SelectQueryBuilder<Row> {
  return hasRowLocks(query) ? query.setLock('pessimistic_write').setOnLocked('skip_locked') : query;
}

function hasRowLocks<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): boolean {
  return !isEmbedded(query.dataSource);
}
