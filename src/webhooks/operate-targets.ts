import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { forUpdate } from '../database/row-lock';
import { newId } from '../foundation/ids';
import type { SecretKeys } from '../foundation/secret-keys';
import { currentPosition } from './replay-events';
import { sealSecret } from './sealed-secret';
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

function lockTarget(manager: EntityManager, id: string): Promise<WebhookTargetEntity | null> {
  return forUpdate(manager.createQueryBuilder(WebhookTargetEntity, 'target').where({ id })).getOne();
}
