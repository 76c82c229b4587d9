import type { EntityManager } from 'typeorm';
import { ADMINISTRATORS } from './administrator';
import { ProfileEntity } from './profile.entity';

const MOST_WRITTEN = 10;

/** Finds the active administrators to notify: one per mailbox, of the ten oldest profiles, oldest first. */
export async function findAdministratorsToWrite(
  manager: EntityManager,
  accountId: string,
): Promise<ProfileEntity[]> {
  const administrators = await manager.find(ProfileEntity, {
    where: { accountId, ...ADMINISTRATORS },
    order: { id: 'ASC' },
    take: MOST_WRITTEN,
  });
  return administrators.filter(
    ({ emailKey }, index) => administrators.findIndex((other) => other.emailKey === emailKey) === index,
  );
}
