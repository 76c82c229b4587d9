import type { EntityManager } from 'typeorm';
import { violates, type UniqueKey } from '../database/database-error';
import { newId } from '../foundation/ids';
import { IdentityEntity } from './identity.entity';
import type { MicrosoftIdentity } from './microsoft-identity';

const ONE_PER_MICROSOFT_ACCOUNT: UniqueKey = {
  name: 'uq_identity_tenant_object',
  table: 'identity',
  columns: ['tenant_id', 'object_id'],
};

/**
 * Finds or creates the identity of a Microsoft account that has just signed in, and updates its display values.
 *
 * Finds it only by tenant id and object id, never by address or name.
 */
export async function recordSignIn(
  manager: EntityManager,
  microsoft: MicrosoftIdentity,
  now: Date,
): Promise<IdentityEntity> {
  const key = { tenantId: microsoft.tenantId, objectId: microsoft.objectId };
  const display = {
    displayName: cut(microsoft.displayName, 200),
    username: cut(microsoft.username, 254),
    lastSignedInAt: now,
  };
  const known = await manager.findOneBy(IdentityEntity, key);
  if (known) {
    await manager.update(IdentityEntity, { id: known.id }, display);
    return Object.assign(known, display);
  }
  return insertIdentity(manager, microsoft, now);
}

/**
 * Creates the identity of a Microsoft account that calls with an access token and has never signed in here.
 *
 * Fails with a unique violation (`isSimultaneousFirstSignIn`) if another request has just created it.
 */
export async function insertIdentity(
  manager: EntityManager,
  microsoft: MicrosoftIdentity,
  now: Date,
): Promise<IdentityEntity> {
  const identity = manager.create(IdentityEntity, {
    id: newId('iden'),
    tenantId: microsoft.tenantId,
    objectId: microsoft.objectId,
    displayName: cut(microsoft.displayName, 200),
    username: cut(microsoft.username, 254),
    lastSignedInAt: now,
    defaultProfileId: null,
    createdAt: now,
  });
  await manager.insert(IdentityEntity, identity);
  return identity;
}

// Counts code points, like the columns, and never splits a surrogate pair.
function cut(text: string, length: number): string {
  return [...text].slice(0, length).join('');
}

/** Returns whether an insert failed because a concurrent first sign-in of the same account was faster. */
export function isSimultaneousFirstSignIn(error: unknown): boolean {
  return violates(error, ONE_PER_MICROSOFT_ACCOUNT);
}
