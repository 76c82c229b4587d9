import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { isEmbedded } from './dialect';
import { guardLocked } from './several-writers';

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
 * Locks records that a query finds and on which others depend, and returns them.
 *
 * In clusters with several writers, too: there, `forUpdate` alone only locks rows that the transaction changes (see
 * `guardLocked`).
 */
export async function lockGuarded<Row extends ObjectLiteral & { readonly id: string }>(
  manager: EntityManager,
  query: SelectQueryBuilder<Row>,
): Promise<Row[]> {
  const rows = await forUpdate(query).getMany();
  await guardLocked(
    manager,
    rows.map(({ id }) => id),
  );
  return rows;
}

/**
 * Locks the row that another row references by a column that never changes; null if either doesn't exist.
 *
 * Doesn't lock the referencing row. Like `lockGuarded`.
 */
export async function lockRowOf<
  Row extends ObjectLiteral & { readonly id: string },
  Pointer extends ObjectLiteral,
>(
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
  const [found] = await lockGuarded(
    manager,
    query.where(`found.id = ${pointer.getQuery()}`).setParameters(pointer.getParameters()),
  );
  return found ?? null;
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
