import { In } from 'typeorm';
import type { Change } from '../change-log/change';
import { ChangeEventEntity } from '../change-log/change-event.entity';
import type { ReadChangesRefusal } from '../change-log/read-changes';
import type { Database } from '../database/database';
import { inEachDialect } from '../database/dialect';
import { instant, integer, nullable, rowReader, text } from '../database/row';
import { ok, refused, type Result } from '../foundation/result';
import { IS_DUE } from './claim-target';
import { REPLAYING } from './webhook-target.entity';

/** A delivery to attempt, with its change. */
export interface DueDelivery {
  readonly id: string;
  readonly position: number;
  readonly queue: string;
  readonly attempts: number;
  readonly firstTriedAt: Date | null;
  readonly change: Change;
}

const SELECT_DUE = inEachDialect(
  ({ usingIndex }) =>
    `SELECT d.id, d.position, d.queue, d.attempts, d.first_tried_at AS firstTriedAt
     FROM webhook_delivery d ${usingIndex('ix_webhook_delivery_waiting')}
     WHERE d.target_id = ? AND ${IS_DUE} ORDER BY d.position LIMIT ?`,
);

const deliveryOfRow = rowReader({
  id: text,
  position: integer,
  queue: text,
  attempts: integer,
  firstTriedAt: nullable(instant),
});

/**
 * Finds the deliveries of a target that can be attempted, in the order of their changes. Refuses if one of the changes is
 * no longer kept, as after a replay to a receiver that doesn't respond for days.
 */
export async function findDueDeliveries(
  database: Database,
  targetId: string,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<Result<readonly DueDelivery[], ReadChangesRefusal>> {
  const rows = (await database.select(SELECT_DUE(database), [targetId, now, now, limit])).map(deliveryOfRow);
  if (rows.length === 0) return ok([]);
  const positions = rows.map(({ position }) => String(position));
  const changes = await database.reads.findBy(ChangeEventEntity, { position: In(positions) });
  const byPosition = new Map(changes.map((change) => [Number(change.position), change]));
  const due: DueDelivery[] = [];
  for (const row of rows) {
    const change = byPosition.get(row.position);
    if (!change) return refused('CURSOR_EXPIRED');
    due.push({ ...row, change: changeOf(change) });
  }
  return ok(due);
}

function changeOf(row: ChangeEventEntity): Change {
  const { position, type, accountId, profileId, identityId, subjectId, changes, occurredAt } = row;
  const place = { accountId, profileId, identityId, subjectId };
  return { position: Number(position), type, ...place, changes, occurredAt };
}

/** Finds when the waiting delivery that has been tried for the longest was first tried; null if there is none. */
export async function findOldestTried(database: Database, targetId: string): Promise<Date | null> {
  const [row = {}] = await database.select(
    `SELECT MIN(first_tried_at) AS oldestAt FROM webhook_delivery WHERE target_id = ? AND delivered_at IS NULL`,
    [targetId],
  );
  return nullable(instant)(row, 'oldestAt');
}

/**
 * Finds since when a target has been waiting: when the oldest waiting delivery of an active one was created, or when a
 * replay began that hasn't ended, such as an interrupted one. Null if none waits.
 */
export async function findOldestWaiting(database: Pick<Database, 'select'>): Promise<Date | null> {
  const [row = {}] = await database.select(
    `SELECT MIN(since) AS oldestAt FROM (
       SELECT d.created_at AS since FROM webhook_target t
       JOIN webhook_delivery d ON d.target_id = t.id AND d.delivered_at IS NULL WHERE t.status = 'ACTIVE'
       UNION ALL SELECT due_at FROM webhook_target WHERE status = 'DISABLED' AND disabled_code = '${REPLAYING}'
     ) waiting`,
    [],
  );
  return nullable(instant)(row, 'oldestAt');
}
