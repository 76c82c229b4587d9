import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { dialectOf } from '../database/dialect';
import { groupedInOrderOf, inOrderOf, type LoaderFactory } from '../database/loader-scope';
import { administratorsIn } from './administrator';
import { findSoleAdministrators } from './last-administrator';
import { ProfileEntity } from './profile.entity';
import { type Profile, PROFILE_COLUMNS, profileOfRow } from './profile';

/** Finds profiles by id; null for missing ones. Doesn't check access. */
export const profileById: LoaderFactory<string, Profile | null> = (database) =>
  new DataLoader(async (ids: readonly string[]) => {
    const profiles = await database.reads.findBy(ProfileEntity, { id: In([...ids]) });
    return inOrderOf(ids, profiles, (profile) => profile.id);
  });

/** Maximum number of administrators listed for an account. The schema's `@listSize` and descriptions repeat it. */
const MOST_ADMINISTRATORS = 25;

/**
 * Finds the active administrators of accounts: at most the 25 oldest profiles of each, oldest first.
 *
 * For display only. It must not decide whether somebody is an administrator, or the last one.
 */
export const administratorsByAccountId: LoaderFactory<string, Profile[]> = (database) =>
  new DataLoader(async (accountIds: readonly string[]) => {
    // Without this hint, planners may use the index of all active profiles, including members.
    const byRole = dialectOf(database).usingIndex('ix_profile_account_role');
    const rows = await database.select(
      `SELECT ${PROFILE_COLUMNS}, profile.account_id
       FROM (SELECT numbered.id, ROW_NUMBER() OVER (PARTITION BY numbered.account_id ORDER BY numbered.id) AS place
             FROM profile AS numbered ${byRole}
             WHERE numbered.account_id IN (${accountIds.map(() => '?').join()})
               AND ${administratorsIn('numbered')}) AS administrator
       JOIN profile ON profile.id = administrator.id
       WHERE administrator.place <= ${String(MOST_ADMINISTRATORS)}
       ORDER BY profile.id`,
      accountIds,
    );
    return groupedInOrderOf(accountIds, rows.map(profileOfRow), (profile) => profile.accountId);
  });

/** Finds the id of the only active administrator of accounts; null for accounts with several or none. */
export const soleAdministratorIdByAccountId: LoaderFactory<string, string | null> = (database) =>
  new DataLoader(async (accountIds: readonly string[]) => {
    const sole = await findSoleAdministrators(database.reads, accountIds);
    return accountIds.map((id) => sole.get(id) ?? null);
  });
