import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { groupedInOrderOf, inOrderOf, type LoaderFactory } from '../database/loader-scope';
import { findSoleAdministrators } from './last-administrator';
import type { Profile } from './profile';
import { ProfileEntity } from './profile.entity';

/** Finds profiles by id; null for one that doesn't exist. Decides nothing about who may see them. */
export const profileById: LoaderFactory<string, Profile | null> = (database) =>
  new DataLoader(async (ids: readonly string[]) => {
    const profiles = await database.reads.findBy(ProfileEntity, { id: In([...ids]) });
    return inOrderOf(ids, profiles, (profile) => profile.id);
  });

/** Finds the active administrators of accounts, the longest-serving first. */
export const administratorsByAccountId: LoaderFactory<string, Profile[]> = (database) =>
  new DataLoader(async (accountIds: readonly string[]) => {
    const administrators = await database.reads.find(ProfileEntity, {
      where: { accountId: In([...accountIds]), role: 'ADMINISTRATOR' },
      order: { id: 'ASC' },
    });
    // Not a part of the query, lest a planner goes by the index of all that are active, members included.
    const active = administrators.filter(({ status }) => status === 'ACTIVE');
    return groupedInOrderOf(accountIds, active, (profile) => profile.accountId);
  });

/** Finds the id of the one active administrator of accounts; null for an account that has several, or none. */
export const soleAdministratorIdByAccountId: LoaderFactory<string, string | null> = (database) =>
  new DataLoader(async (accountIds: readonly string[]) => {
    const sole = await findSoleAdministrators(database.reads, accountIds);
    return accountIds.map((id) => sole.get(id) ?? null);
  });
