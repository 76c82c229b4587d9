import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
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

/** Locks the rows a query finds and passes over those that another transaction has locked. */
export function forUpdateSkippingLocked<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
): SelectQueryBuilder<Row> {
  return hasRowLocks(query) ? query.setLock('pessimistic_write').setOnLocked('skip_locked') : query;
}

function hasRowLocks<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): boolean {
  return !isEmbedded(query.dataSource);
}
