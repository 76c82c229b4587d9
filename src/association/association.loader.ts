import DataLoader from 'dataloader';
import { In, IsNull } from 'typeorm';
import { groupedInOrderOf, inOrderOf, type LoaderFactory } from '../database/loader-scope';
import type { Association } from './association';
import { AssociationEntity } from './association.entity';

/** Finds the active association of profiles; null for one that has none. */
export const activeAssociationByProfileId: LoaderFactory<string, Association | null> = (database) =>
  new DataLoader(async (profileIds: readonly string[]) => {
    const associations = await database.reads.findBy(AssociationEntity, {
      profileId: In([...profileIds]),
      endedAt: IsNull(),
    });
    return inOrderOf(profileIds, associations, (association) => association.profileId);
  });

/** Finds the active and ended associations of profiles, newest first. */
export const associationsByProfileId: LoaderFactory<string, Association[]> = (database) =>
  new DataLoader(async (profileIds: readonly string[]) => {
    const associations = await database.reads.find(AssociationEntity, {
      where: { profileId: In([...profileIds]) },
      order: { associatedAt: 'DESC', id: 'DESC' },
    });
    return groupedInOrderOf(profileIds, associations, (association) => association.profileId);
  });
