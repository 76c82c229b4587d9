import type { EntityManager } from 'typeorm';
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

/** Why events can't be replayed. `POSITION_UNKNOWN` is after the last change. */
export type ReplayRefusal = ReadChangesRefusal | Refusal<'NOT_FOUND' | 'POSITION_UNKNOWN'>;

/**
 * Sends a target all events after a position, also those that it has received, and makes it active.
 *
 * Takes the lease from the instance that delivers to it. Events that wait for another attempt and aren't after the
 * position are dropped, so that an operator can skip an event that its receiver refuses.
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
    await manager
      .createQueryBuilder()
      .delete()
      .from(WebhookDeliveryEntity)
      .where('target_id = :id AND (position > :position OR delivered_at IS NULL)', { id, position })
      .execute();
    const replayed = {
      ...({ status: 'ACTIVE', disabledCode: null, position: String(position), failures: 0 } as const),
      ...{ dueAt: now, leaseId: null, leasedUntil: null },
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
