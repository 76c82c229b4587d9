import type { EntityManager } from 'typeorm';
import { recordChanges } from '../change-log/record-changes';
import { dialectOf } from '../database/dialect';
import type { Database } from '../database/database';
import { instantText } from '../database/instant-text';
import { forUpdate } from '../database/row-lock';
import { instant, type Row, selectRows, text } from '../database/row';
import type { Clock } from '../foundation/clock';
import { Counters } from '../rate-limit/counters';
import { TIME_KINDS, type TimeKind } from './due-changes';
import { TimeCursorEntity } from './time-cursor.entity';

/** How often to look, in milliseconds. */
const EVERY_MS = 15_000;
/**
 * How long to wait after an instant, in milliseconds. An invitation that was accepted just before it expired may be
 * committed just after.
 */
const GRACE_MS = 10_000;
/** Number of records that one transaction reads. */
const BATCH = 500;

/**
 * Creates the job that records time-based changes: invitations that expire, plans that start and end, and accounts
 * whose access starts or lapses with them. Returns the number of recorded changes.
 *
 * Each change is recorded once, at most 40 seconds late, whatever the number of instances: a transaction locks the
 * cursor of a kind, records what has happened since, and moves the cursor. After a downtime it catches up. Every 15
 * seconds belong to the first instance that asks.
 */
export function createTimeChanges({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): () => Promise<number> {
  const turns = new Counters(database, EVERY_MS, clock);
  let turnEndsAt = -Infinity;
  return async () => {
    const now = clock.now().getTime();
    if (now < turnEndsAt) return 0;
    const { points, expiresAtMs } = await turns.add('time-changes', 1);
    turnEndsAt = expiresAtMs;
    return points === 1 ? recordTimeChanges(database, new Date(now - GRACE_MS)) : 0;
  };
}

/** Records everything that time changed before an instant, in small transactions, and returns the number of changes. */
export async function recordTimeChanges(database: Database, before: Date): Promise<number> {
  let recorded = 0;
  for (const kind of TIME_KINDS)
    for (let more = true; more;) {
      const batch = await database.write((manager) => recordBatch(manager, database, kind, before));
      recorded += batch.recorded;
      more = batch.more;
    }
  return recorded;
}

async function recordBatch(
  manager: EntityManager,
  database: Database,
  kind: TimeKind,
  before: Date,
): Promise<{ readonly recorded: number; readonly more: boolean }> {
  const cursor = await forUpdate(
    manager.createQueryBuilder(TimeCursorEntity, 'cursor').where({ id: kind.id }),
  ).getOneOrFail();
  // Another instance has come further, or the clock was set back.
  if (cursor.reachedAt >= before) return { recorded: 0, more: false };
  const rows = await dueRows(manager, database, kind, cursor, before);
  const facts = rows.flatMap(kind.factsOf);
  await recordChanges(manager, facts);
  const last = rows.length === BATCH ? rows.at(-1) : undefined;
  const reached = last
    ? { reachedAt: instant(last, 'at'), reachedId: text(last, 'id') }
    : { reachedAt: before, reachedId: '' };
  await manager.update(TimeCursorEntity, { id: kind.id }, reached);
  return { recorded: facts.length, more: last !== undefined };
}

/** Reads the next records whose instant is after the cursor and before an instant. */
async function dueRows(
  manager: EntityManager,
  database: Database,
  { orderedBy, select }: TimeKind,
  { reachedAt, reachedId }: TimeCursorEntity,
  before: Date,
): Promise<Row[]> {
  const dialect = dialectOf(database);
  const after = dialect.compared(orderedBy, '>', [instantText(reachedAt), reachedId]);
  const sql = `${select(dialect)} AND ${after.sql} AND ${orderedBy[0]} < ?
    ORDER BY ${orderedBy.join(', ')} LIMIT ${String(BATCH)}`;
  return selectRows(manager, sql, [...after.parameters, instantText(before)]);
}
