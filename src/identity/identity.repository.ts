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
 * Finds the identity of a Microsoft account that has just signed in, or makes it, and notes how it is displayed.
 *
 * By tenant id and object id alone: an address or a name that another account bears finds nothing.
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
 * Makes the identity of a Microsoft account that calls with an access token and has never signed in here.
 *
 * Fails with a unique violation (`isSimultaneousFirstSignIn`) when it was made a moment earlier.
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

// By code points, as columns count: half of a pair is no character.
function cut(text: string, length: number): string {
  return [...text].slice(0, length).join('');
}

/** Tells whether a sign-in failed because the same account's first sign-in, elsewhere, was a moment earlier. */
export function isSimultaneousFirstSignIn(error: unknown): boolean {
  return violates(error, ONE_PER_MICROSOFT_ACCOUNT);
}
