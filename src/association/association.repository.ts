import { IsNull, type EntityManager } from 'typeorm';
import type { UniqueKey } from '../database/database-error';
import { newId } from '../ids';
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
  return manager.findOneBy(AssociationEntity, { profileId, endedAt: IsNull() });
}

/** Ties a profile to an identity; the profile must be locked and have no active association. */
export async function insertAssociation(
  manager: EntityManager,
  tie: { readonly profileId: string; readonly identityId: string },
  now: Date,
): Promise<AssociationEntity> {
  const association = manager.create(AssociationEntity, {
    id: newId('asso'),
    ...tie,
    associatedAt: now,
    endedAt: null,
    endReason: null,
    lastUsedAt: null,
  });
  await manager.insert(AssociationEntity, association);
  await manager.update(ProfileEntity, { id: tie.profileId }, { isAssociated: true });
  return association;
}

/** Ends an active association, whose profile must be locked; tells whether it was still active. */
export async function endActive(
  manager: EntityManager,
  { id, profileId }: Pick<Association, 'id' | 'profileId'>,
  endReason: AssociationEndReason,
  now: Date,
): Promise<boolean> {
  const { affected } = await manager.update(
    AssociationEntity,
    { id, endedAt: IsNull() },
    { endedAt: now, endReason },
  );
  if (affected === 1) await manager.update(ProfileEntity, { id: profileId }, { isAssociated: false });
  return affected === 1;
}
