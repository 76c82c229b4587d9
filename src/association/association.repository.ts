import { In, IsNull, type EntityManager } from 'typeorm';
import type { UniqueKey } from '../database/database-error';
import { insertRows } from '../database/insert-rows';
import { newId } from '../foundation/ids';
import { ProfileEntity } from '../profile/profile.entity';
import type { Association, AssociationEndReason } from './association';
import { AssociationEntity } from './association.entity';

/** The unique key that allows a profile only one active association. */
export const ONE_ACTIVE_ASSOCIATION: UniqueKey = {
  name: 'uq_association_active_profile',
  table: 'association',
  columns: ['active_profile_id'],
};

/** Finds the active association of a profile. */
export async function findActiveOfProfile(
  manager: EntityManager,
  profileId: string,
): Promise<AssociationEntity | null> {
  return (await findActiveOfProfiles(manager, [profileId]))[0] ?? null;
}

/** Finds the active associations of profiles, at most one for each; unordered. */
export async function findActiveOfProfiles(
  manager: EntityManager,
  profileIds: readonly string[],
): Promise<AssociationEntity[]> {
  return manager.findBy(AssociationEntity, { profileId: In([...profileIds]), endedAt: IsNull() });
}

/** Associates a profile with an identity. The profile must be locked and have no active association. */
export async function insertAssociation(
  manager: EntityManager,
  { profileId, identityId }: { readonly profileId: string; readonly identityId: string },
  now: Date,
): Promise<AssociationEntity> {
  const [association] = await insertAssociations(manager, [profileId], identityId, now);
  if (!association) throw new Error('An association is made for each profile.');
  await markAssociated(manager, [profileId], true);
  return association;
}

/**
 * Associates profiles with an identity, in order, like `insertAssociation`, with one statement.
 *
 * The caller must also mark the profiles as associated (see `markAssociated`).
 */
export async function insertAssociations(
  manager: EntityManager,
  profileIds: readonly string[],
  identityId: string,
  now: Date,
): Promise<AssociationEntity[]> {
  const associations = profileIds.map((profileId) =>
    manager.create(AssociationEntity, {
      id: newId('asso'),
      profileId,
      identityId,
      associatedAt: now,
      endedAt: null,
      endReason: null,
      lastUsedAt: null,
    }),
  );
  await insertRows(manager, AssociationEntity, associations);
  return associations;
}

/** Marks locked profiles as associated or not. */
export async function markAssociated(
  manager: EntityManager,
  profileIds: readonly string[],
  isAssociated: boolean,
): Promise<void> {
  if (profileIds.length > 0)
    await manager.update(ProfileEntity, { id: In([...profileIds]) }, { isAssociated });
}

/** Ends active associations of locked profiles. The caller must mark the profiles (see `markAssociated`). */
export async function endActive(
  manager: EntityManager,
  associations: readonly Pick<Association, 'id'>[],
  endReason: AssociationEndReason,
  now: Date,
): Promise<void> {
  const ids = associations.map(({ id }) => id);
  if (ids.length > 0)
    await manager.update(AssociationEntity, { id: In(ids), endedAt: IsNull() }, { endedAt: now, endReason });
}
