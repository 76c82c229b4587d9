import { IsNull, type EntityManager } from 'typeorm';
import type { Association } from '../association/association';
import { AssociationEntity } from '../association/association.entity';

/** Finds the association that gives a person access to an account: with an active profile. Null if there is none. */
export async function findHeldIn(
  manager: EntityManager,
  accountId: string,
  identityId: string,
): Promise<Association | null> {
  // `findOne` would send two statements because of the join.
  const [held] = await manager.find(AssociationEntity, {
    where: { identityId, endedAt: IsNull(), profile: { accountId, status: 'ACTIVE' } },
    order: { associatedAt: 'ASC', id: 'ASC' },
    take: 1,
  });
  return held ?? null;
}
