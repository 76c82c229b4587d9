import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { numberChanges } from '../change-log/number-changes';
import { lastPosition, readChanges, type ReadChangesRefusal } from '../change-log/read-changes';
import type { Database } from '../database/database';
import { integer, nullable } from '../database/row';
import { forUpdate } from '../database/row-lock';
import { instantText } from '../database/instant-text';
import { newId } from '../foundation/ids';
import { ok, refused, type Refusal, type Result } from '../foundation/result';
import type { SecretKeys } from '../foundation/secret-keys';
import { sealSecret } from './sealed-secret';
import { WebhookDeliveryEntity } from './webhook-delivery.entity';
import { newWebhookSecret } from './webhook-secret';
import { WebhookTargetEntity } from './webhook-target.entity';

/** How long the previous secret also signs after a rotation, in milliseconds. */
export const ROTATION_MS = 24 * 60 * 60_000;

/** A target, and its new secret, which can't be read later. */
export interface TargetWithSecret {
  readonly target: WebhookTargetEntity;
  readonly secret: string;
}

/** Adds a target that gets the changes from now on: those of the types, or all if `types` is null. */
export async function addTarget(
  database: Database,
  keys: SecretKeys,
  { url, types }: { readonly url: URL; readonly types: readonly string[] | null },
  now: Date,
): Promise<TargetWithSecret> {
  const secret = newWebhookSecret();
  const target: WebhookTargetEntity = {
    ...{ id: newId('hook'), url: url.href, types, status: 'ACTIVE', disabledCode: null },
    ...{ secret: await sealSecret(keys, secret), formerSecret: null, formerSecretUntil: null },
    ...{ position: String(await currentPosition(database)), failures: 0 },
    ...{ dueAt: now, leaseId: null, leasedUntil: null, createdAt: now },
  };
  await database.write((manager) => manager.insert(WebhookTargetEntity, target));
  return { target, secret };
}

/** Gives a target a new secret; null if there's no such target. For 24 hours, the previous one signs, too. */
export async function rotateSecret(
  database: Database,
  keys: SecretKeys,
  id: string,
  now: Date,
): Promise<TargetWithSecret | null> {
  const secret = newWebhookSecret();
  const sealed = await sealSecret(keys, secret);
  return database.write(async (manager) => {
    const target = await lockTarget(manager, id);
    if (!target) return null;
    const formerSecretUntil = new Date(now.getTime() + ROTATION_MS);
    const changed = { secret: sealed, formerSecret: target.secret, formerSecretUntil };
    await manager.update(WebhookTargetEntity, { id }, changed);
    return { target: Object.assign(target, changed), secret };
  });
}

/** Removes a target, and returns whether there was one. Its log of deliveries is deleted with its changes. */
export async function removeTarget(database: Database, id: string): Promise<boolean> {
  return database.write(async (manager) => {
    const target = await lockTarget(manager, id);
    if (target) await manager.delete(WebhookTargetEntity, { id });
    return target !== null;
  });
}

/** Disables all active targets because they may lack events, such as after a restore. Returns how many there were. */
export async function disableTargets(database: Database): Promise<number> {
  const lacking = { status: 'DISABLED', disabledCode: 'CURSOR_EXPIRED' } as const;
  return database.write(
    async (manager) =>
      (await manager.update(WebhookTargetEntity, { status: 'ACTIVE' }, lacking)).affected ?? 0,
  );
}

/** Why events can't be replayed. `POSITION_UNKNOWN` is after the last change. */
export type ReplayRefusal = ReadChangesRefusal | Refusal<'NOT_FOUND' | 'POSITION_UNKNOWN'>;

/**
 * Sends a target all events after a position, also those that it has received, and makes it active.
 *
 * Takes the lease from the instance that delivers to it. Earlier events that wait for another attempt are tried again
 * now, as if for the first time.
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
  return database.transaction(async (manager) => {
    const target = await lockTarget(manager, id);
    if (!target) return refused('NOT_FOUND');
    const waiting = { targetId: id, deliveredAt: IsNull() };
    await manager.delete(WebhookDeliveryEntity, { targetId: id, position: MoreThan(String(position)) });
    // The change log keeps changes of the same age.
    await manager
      .createQueryBuilder()
      .delete()
      .from(WebhookDeliveryEntity)
      .where('target_id = :id AND delivered_at IS NULL', { id })
      .andWhere('NOT EXISTS (SELECT 1 FROM change_event c WHERE c.position = webhook_delivery.position)')
      .execute();
    await manager.update(WebhookDeliveryEntity, waiting, { attempts: 0, firstTriedAt: null, dueAt: now });
    const replayed = {
      ...({ status: 'ACTIVE', disabledCode: null, position: String(position), failures: 0 } as const),
      // The instance that delivers to it sends the rest of its batch until then.
      ...{ dueAt: target.leasedUntil ?? now, leaseId: null, leasedUntil: null },
    };
    await manager.update(WebhookTargetEntity, { id }, replayed);
    return ok(Object.assign(target, replayed));
  });
}

/** Finds the position before the first change that happened at or after an instant. */
export async function positionBefore(database: Database, since: Date): Promise<number> {
  const last = await currentPosition(database);
  const [row = {}] = await database.select(
    'SELECT MIN(position) AS first FROM change_event WHERE position > 0 AND occurred_at >= ?',
    [instantText(since)],
  );
  const first = nullable(integer)(row, 'first');
  return first === null ? last : first - 1;
}

async function currentPosition(database: Database): Promise<number> {
  while ((await numberChanges(database)) > 0);
  return lastPosition(database);
}

function lockTarget(manager: EntityManager, id: string): Promise<WebhookTargetEntity | null> {
  return forUpdate(manager.createQueryBuilder(WebhookTargetEntity, 'target').where({ id })).getOne();
}
