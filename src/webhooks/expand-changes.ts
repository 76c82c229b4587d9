import { insertRows } from '../database/bulk-statements';
import type { Database } from '../database/database';
import { instantText } from '../database/instant-text';
import { forUpdate } from '../database/row-lock';
import type { Change } from '../change-log/change';
import { READ_AT_ONCE, readChanges, type ReadChangesRefusal } from '../change-log/read-changes';
import { newId } from '../foundation/ids';
import { ok, refused, type Refusal, type Result } from '../foundation/result';
import type { ClaimedTarget } from './claim-target';
import { WebhookTargetEntity } from './webhook-target.entity';

const COLUMNS = ['id', 'target_id', 'position', 'queue', 'attempts', 'due_at', 'created_at'];

/** Why changes got no deliveries: they're no longer kept, or another instance has the target. */
export type ExpansionRefusal = ReadChangesRefusal | Refusal<'LEASE_LOST'>;

/**
 * Adds a delivery for each change after the target's cursor, and moves the cursor, in one transaction. Returns whether
 * there may be more changes.
 */
export async function expandChanges(
  database: Database,
  { target, leaseId }: ClaimedTarget,
  now: Date,
): Promise<Result<{ readonly more: boolean }, ExpansionRefusal>> {
  const read = await readChanges(database, { after: Number(target.position), limit: READ_AT_ONCE });
  if (!read.ok) return read;
  const last = read.value.at(-1);
  if (!last) return ok({ more: false });
  const wanted = read.value.filter(({ type }) => target.types === null || target.types.includes(type));
  const rows = wanted.map((change) => [
    ...[newId('dlvr'), target.id, change.position, queueOf(change)],
    ...[0, instantText(now), instantText(now)],
  ]);
  return database.transaction(async (manager) => {
    const ours = await forUpdate(
      manager.createQueryBuilder(WebhookTargetEntity, 'target').where({ id: target.id, leaseId }),
    ).getOne();
    if (!ours) return refused('LEASE_LOST');
    if (rows.length > 0) await insertRows(manager, 'webhook_delivery', COLUMNS, rows);
    await manager.update(WebhookTargetEntity, { id: target.id }, { position: String(last.position) });
    return ok({ more: read.value.length === READ_AT_ONCE });
  });
}

function queueOf({ accountId, identityId, subjectId }: Change): string {
  return accountId ?? identityId ?? subjectId;
}
