import { type EntityManager, In } from 'typeorm';
import { numberChanges } from '../change-log/number-changes';
import { lastPosition, readChanges, type ReadChangesRefusal } from '../change-log/read-changes';
import type { Database } from '../database/database';
import { inEachDialect } from '../database/dialect';
import { instant, integer, nullable, text } from '../database/row';
import { forUpdate } from '../database/row-lock';
import { newId } from '../foundation/ids';
import { ok, refused, type Refusal, type Result } from '../foundation/result';
import { WebhookDeliveryEntity } from './webhook-delivery.entity';
import { REPLAYING, WebhookTargetEntity } from './webhook-target.entity';

/** Why events can't be replayed. `POSITION_UNKNOWN` is after the last change; `SUPERSEDED` is by another replay. */
export type ReplayRefusal = ReadChangesRefusal | Refusal<'NOT_FOUND' | 'POSITION_UNKNOWN' | 'SUPERSEDED'>;

/** Number of rows that one statement changes. */
const BATCH = 1_000;
const READ_AT_ONCE = 5_000;

/**
 * Sends a target all events after a position, also those that it has received, and makes it active.
 *
 * Takes the lease from the instance that delivers to it. That instance sends the rest of its batch until the lease ends,
 * and no other one sends anything until then. Earlier events that wait for another attempt are tried again
 * now, as if for the first time. Works in batches, and can be repeated if it's interrupted: until the end, the target is
 * disabled with the code `REPLAYING`.
 */
export async function replayAfter(
  database: Database,
  id: string,
  position: number,
  now: Date,
): Promise<Result<WebhookTargetEntity, ReplayRefusal>> {
  if (position > (await currentPosition(database))) return refused('POSITION_UNKNOWN');
  const read = await readChanges(database, { after: position, limit: 1 });
  if (!read.ok) return read;
  const replayId = newId('hook');
  if (!(await suspendTarget(database, id, replayId, now))) return refused('NOT_FOUND');
  while (await deleteSome(database, id, position));
  await retryWaiting(database, id, now);
  return activateTarget(database, { id, replayId, position });
}

/** Finds the position before the first change that happened at or after an instant. */
export async function positionBefore(database: Database, since: Date): Promise<number> {
  const last = await currentPosition(database);
  // Late changes have an earlier instant than those before them, so only a search from the start finds the first one.
  for (let after = 0; ;) {
    const rows = await database.select(SELECT_INSTANTS(database), [after, READ_AT_ONCE]);
    const first = rows.find((row) => instant(row, 'occurredAt') >= since);
    if (first) return integer(first, 'position') - 1;
    if (rows.length < READ_AT_ONCE) return last;
    after = integer(rows.at(-1) ?? {}, 'position');
  }
}

const SELECT_INSTANTS = inEachDialect(
  ({ usingIndex }) =>
    `SELECT position, occurred_at AS occurredAt FROM change_event ${usingIndex('uq_change_event_position')}
     WHERE position > ? ORDER BY position LIMIT ?`,
);

/** Finds the position of the last committed change; 0 if there is none. */
export async function currentPosition(database: Database): Promise<number> {
  while ((await numberChanges(database)) > 0);
  return lastPosition(database);
}

/** Marks a target as being replayed. Returns false if there's no such target. */
async function suspendTarget(database: Database, id: string, leaseId: string, now: Date): Promise<boolean> {
  return database.write(async (manager) => {
    const target = await lockTarget(manager, { id });
    if (!target) return false;
    const suspended = { status: 'DISABLED', disabledCode: REPLAYING, leaseId, dueAt: now } as const;
    await manager.update(WebhookTargetEntity, { id }, suspended);
    return true;
  });
}

/** Makes a suspended target active at a position, unless another replay has suspended it meanwhile. */
async function activateTarget(
  database: Database,
  { id, replayId, position }: { readonly id: string; readonly replayId: string; readonly position: number },
): Promise<Result<WebhookTargetEntity, ReplayRefusal>> {
  return database.transaction(async (manager) => {
    const target = await lockTarget(manager, { id, leaseId: replayId });
    if (!target) return refused('SUPERSEDED');
    const active = {
      ...({ status: 'ACTIVE', disabledCode: null, leaseId: null, failures: 0 } as const),
      position: String(position),
    };
    await manager.update(WebhookTargetEntity, { id }, active);
    return ok(Object.assign(target, active));
  });
}

const SELECT_AFTER = inEachDialect(
  ({ usingIndex }) =>
    `SELECT id FROM webhook_delivery ${usingIndex('uq_webhook_delivery_position')}
     WHERE target_id = ? AND position > ? ORDER BY position LIMIT ?`,
);

/** Deletes a batch of the deliveries after a position. Returns whether there may be more. */
async function deleteSome(database: Database, targetId: string, position: number): Promise<boolean> {
  const rows = await database.select(SELECT_AFTER(database), [targetId, position, BATCH]);
  const ids = rows.map((row) => text(row, 'id'));
  if (ids.length > 0)
    await database.write((manager) => manager.delete(WebhookDeliveryEntity, { id: In(ids) }));
  return ids.length === BATCH;
}

const SELECT_WAITING = inEachDialect(
  ({ usingIndex }) =>
    `SELECT id, position FROM webhook_delivery ${usingIndex('ix_webhook_delivery_waiting')}
     WHERE target_id = ? AND delivered_at IS NULL AND position > ? ORDER BY position LIMIT ?`,
);

/** Makes the waiting deliveries due, and deletes those whose changes are no longer kept. */
async function retryWaiting(database: Database, targetId: string, now: Date): Promise<void> {
  const oldest = await oldestPosition(database);
  for (let after = 0, isMore = true; isMore;) {
    const rows = await database.select(SELECT_WAITING(database), [targetId, after, BATCH]);
    const waiting = rows.map((row) => ({ id: text(row, 'id'), position: integer(row, 'position') }));
    const idsWhere = (isKept: boolean): string[] =>
      waiting.filter(({ position }) => position >= oldest === isKept).map(({ id }) => id);
    if (waiting.length > 0)
      await database.write(async (manager) => {
        await manager.delete(WebhookDeliveryEntity, { id: In(idsWhere(false)) });
        const due = { attempts: 0, firstTriedAt: null, dueAt: now };
        await manager.update(WebhookDeliveryEntity, { id: In(idsWhere(true)) }, due);
      });
    after = waiting.at(-1)?.position ?? after;
    isMore = waiting.length === BATCH;
  }
}

/** Finds the position of the oldest change that's kept; infinite if there is none. */
async function oldestPosition(database: Database): Promise<number> {
  const sql = 'SELECT MIN(position) AS oldest FROM change_event WHERE position > 0';
  const [row = {}] = await database.select(sql, []);
  return nullable(integer)(row, 'oldest') ?? Infinity;
}

function lockTarget(
  manager: EntityManager,
  where: { readonly id: string; readonly leaseId?: string },
): Promise<WebhookTargetEntity | null> {
  return forUpdate(manager.createQueryBuilder(WebhookTargetEntity, 'target').where(where)).getOne();
}
