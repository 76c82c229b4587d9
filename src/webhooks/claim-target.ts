import { inEachDialect } from '../database/dialect';
import type { Database } from '../database/database';
import { rowReader, text } from '../database/row';
import { forUpdateSkippingLocked } from '../database/row-lock';
import { newId } from '../foundation/ids';
import { WebhookTargetEntity } from './webhook-target.entity';

/** A target that only this instance delivers to, until the lease ends. */
export interface ClaimedTarget {
  readonly target: WebhookTargetEntity;
  readonly leaseId: string;
  readonly leasedUntil: Date;
}

/**
 * The condition of deliveries that can be sent now: no earlier one of the same queue waits for its next attempt.
 *
 * Takes the instant twice. Only the first delivery of a queue is ever tried and fails, so the subquery is short.
 */
export const IS_DUE = `d.delivered_at IS NULL AND d.due_at <= ? AND d.queue NOT IN (
  SELECT failed.queue FROM webhook_delivery failed
  WHERE failed.target_id = d.target_id AND failed.delivered_at IS NULL AND failed.due_at > ?)`;

const IS_FREE = `status = 'ACTIVE' AND due_at <= ? AND (leased_until IS NULL OR leased_until <= ?)`;

const SELECT_DUE = inEachDialect(
  ({ usingIndex }) =>
    `SELECT id FROM webhook_target WHERE ${IS_FREE} AND (
       position < (SELECT counter.position FROM change_counter counter)
       OR EXISTS (SELECT 1 FROM webhook_delivery d ${usingIndex('ix_webhook_delivery_due')}
         WHERE d.target_id = webhook_target.id AND ${IS_DUE}))`,
);

const idOfRow = rowReader({ id: text });

/** Returns whether any target is active. While none is, this is the only statement of webhooks. */
export async function hasActiveTarget(database: Database): Promise<boolean> {
  const rows = await database.select(`SELECT id FROM webhook_target WHERE status = 'ACTIVE' LIMIT 1`, []);
  return rows.length > 0;
}

/** Finds the targets that have something to send, are not resting, and that no instance delivers to. */
export async function findDueTargets(database: Database, now: Date): Promise<string[]> {
  const rows = await database.select(SELECT_DUE(database), [now, now, now, now]);
  return rows.map((row) => idOfRow(row).id);
}

/** Claims a target; null if it's not active, resting, or claimed by another instance. */
export async function claimTarget(
  database: Database,
  id: string,
  { now, leaseMs }: { readonly now: Date; readonly leaseMs: number },
): Promise<ClaimedTarget | null> {
  const leaseId = newId('hook');
  const leasedUntil = new Date(now.getTime() + leaseMs);
  return database.write(async (manager) => {
    const target = await forUpdateSkippingLocked(
      manager
        .createQueryBuilder(WebhookTargetEntity, 'target')
        .where({ id, status: 'ACTIVE' })
        .andWhere('target.dueAt <= :now', { now })
        .andWhere('(target.leasedUntil IS NULL OR target.leasedUntil <= :now)', { now }),
    ).getOne();
    if (!target) return null;
    await manager.update(WebhookTargetEntity, { id }, { leaseId, leasedUntil });
    return { target, leaseId, leasedUntil };
  });
}
