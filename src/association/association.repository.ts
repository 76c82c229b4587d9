import { In, IsNull, type EntityManager } from 'typeorm';
import type { UniqueKey } from '../database/database-error';
import { insertRows } from '../database/insert-rows';
import { newId } from '../foundation/ids';
import { ProfileEntity } from '../profile/profile.entity';
import type { Association, AssociationEndReason } from './association';
import { AssociationEntity } from './association.entity';

/** The key by which the database lets a profile have one active association. */
export const ONE_ACTIVE_ASSOCIATION: UniqueKey = {
  name: 'uq_association_active_profile',
  table: 'association',
  columns: ['active_profile_id'],
};

/** Finds the association by which a profile may be used now. */
export async function findActiveOfProfile(
  manager: EntityManager,
  profileId: string,
): Promise<AssociationEntity | null> {
  return (await findActiveOfProfiles(manager, [profileId]))[0] ?? null;
}

/** Finds the associations by which profiles may be used now, of each one at most; in no order. */
export async function findActiveOfProfiles(
  manager: EntityManager,
  profileIds: readonly string[],
): Promise<AssociationEntity[]> {
  return manager.findBy(AssociationEntity, { profileId: In([...profileIds]), endedAt: IsNull() });
}

/** Ties a profile to an identity; the profile must be locked and have no active association. */
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
 * Ties profiles to an identity, in their order, under the promises of `insertAssociation`; one statement.
 *
 * Whether a profile is associated at all is marked at it besides; see `markAssociated`.
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

/** Marks at profiles, which must be locked, whether they are associated. */
export async function markAssociated(
  manager: EntityManager,
  profileIds: readonly string[],
  isAssociated: boolean,
): Promise<void> {
  if (profileIds.length > 0)
    await manager.update(ProfileEntity, { id: In([...profileIds]) }, { isAssociated });
}

/** Ends active associations, whose profiles must be locked; how those are marked is the caller's affair. */
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
