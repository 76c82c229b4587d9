import { updateRowsTogether } from '../database/bulk-statements';
import type { Database } from '../database/database';
import { instantText } from '../database/instant-text';
import { forUpdate } from '../database/row-lock';
import type { ClaimedTarget } from './claim-target';
import { restMs, retryDelayMs, TRIED_MS } from './retry-delay';
import { type Attempt, FAILURES_TO_REST } from './send-in-order';
import { WebhookTargetEntity } from './webhook-target.entity';

/** The attempts of a claim, and what they mean for its target. */
export interface Settlement {
  readonly attempts: readonly Attempt[];
  /** Number of failures in a row. */
  readonly failures: number;
  /** Disables the target with this code; null to keep it active. */
  readonly disabledCode: string | null;
  readonly now: Date;
  readonly random: () => number;
}

const COLUMNS = {
  attempts: 'int',
  due_at: 'datetime(3)',
  first_tried_at: 'datetime(3)',
  last_code: 'varchar(64)',
  delivered_at: 'datetime(3)',
} as const;

/** The receiver no longer exists (Standard Webhooks). */
const GONE = 'HTTP_410';

/**
 * Returns the code with which attempts disable their target: its receiver is gone, or an attempt failed and an event has
 * been tried for three days. Null if they don't.
 */
export function disablingCode(
  attempts: readonly Attempt[],
  { oldestTriedAt, now }: { readonly oldestTriedAt: Date | null; readonly now: Date },
): string | null {
  const failed = attempts.map(({ outcome }) => outcome).filter(({ isDelivered }) => !isDelivered);
  if (failed.some(({ code }) => code === GONE)) return GONE;
  const isTriedEnough = oldestTriedAt !== null && now.getTime() - oldestTriedAt.getTime() >= TRIED_MS;
  return isTriedEnough ? (failed[0]?.code ?? null) : null;
}

/**
 * Records attempts and ends the claim, in one transaction. Returns false, and records nothing, if the lease was lost:
 * the next holder of the lease sends the same events again.
 */
export async function settleAttempts(
  database: Database,
  { target, leaseId }: ClaimedTarget,
  { attempts, failures, disabledCode, now, random }: Settlement,
): Promise<boolean> {
  const after = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
  const rows = attempts.map(({ delivery, outcome: { isDelivered, code } }) => ({
    id: delivery.id,
    values: [
      delivery.attempts + 1,
      instantText(isDelivered ? now : after(retryDelayMs(delivery.attempts + 1, random))),
      instantText(delivery.firstTriedAt ?? now),
      code,
      isDelivered ? instantText(now) : null,
    ],
  }));
  const rests = failures >= FAILURES_TO_REST;
  return database.write(async (manager) => {
    const ours = await forUpdate(
      manager.createQueryBuilder(WebhookTargetEntity, 'target').where({ id: target.id, leaseId }),
    ).getOne();
    if (!ours) return false;
    await updateRowsTogether(manager, 'webhook_delivery', COLUMNS, rows);
    await manager.update(
      WebhookTargetEntity,
      { id: target.id },
      {
        ...{ leaseId: null, leasedUntil: null, failures },
        dueAt: rests ? after(restMs(failures - FAILURES_TO_REST + 1, random)) : now,
        ...(disabledCode !== null && { status: 'DISABLED', disabledCode }),
      },
    );
    return true;
  });
}
