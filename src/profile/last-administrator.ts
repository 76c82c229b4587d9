import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { integer, type Row, text } from '../database/row';
import { lockRowOf } from '../database/row-lock';
import { isAdministrator } from './administrator';
import type { Profile } from './profile';
import { ProfileEntity } from './profile.entity';
import { lockProfilesAlone, scoped, type ScopedProfile } from './profile.repository';

/**
 * Locks a profile's account and then the profile, for changes that may leave the account without an administrator; null
 * if the profile doesn't exist.
 *
 * Such changes of an account run one at a time. If two administrators demote each other concurrently, the second one
 * finds that they're no longer an administrator.
 */
export async function lockProfileAndAccount(
  manager: EntityManager,
  id: string,
): Promise<ScopedProfile | null> {
  const account = await lockRowOf(manager, AccountEntity, { entity: ProfileEntity, id, column: 'accountId' });
  if (!account) return null;
  const [profile] = await lockProfilesAlone(manager, [id]);
  return profile ? scoped(profile, account) : null;
}

/**
 * Returns whether a profile is the last active administrator of its account, who can't be demoted, disabled or removed.
 *
 * The result is valid while the account is locked.
 */
export async function isLastAdministrator(manager: EntityManager, profile: Profile): Promise<boolean> {
  if (!isAdministrator(profile)) return false;
  const sole = await findSoleAdministrators(manager, [profile.accountId]);
  return sole.get(profile.accountId) === profile.id;
}

/** Finds the only active administrator of accounts, by account id. Accounts with several or none have no entry. */
export async function findSoleAdministrators(
  manager: EntityManager,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  // Selects what `administratorsIn` does, but checks the status within the group: otherwise, planners may use the index
  // of all active profiles.
  const active = "CASE WHEN profile.status = 'ACTIVE' THEN profile.id END";
  const rows = await manager
    .createQueryBuilder(ProfileEntity, 'profile')
    .select('profile.accountId', 'accountId')
    .addSelect(`MIN(${active})`, 'id')
    .where("profile.accountId IN (:...accountIds) AND profile.role = 'ADMINISTRATOR'", { accountIds })
    .groupBy('profile.accountId')
    .having(`COUNT(${active}) = 1`)
    .getRawMany();
  return new Map(rows.map((row: Row) => [text(row, 'accountId'), text(row, 'id')]));
}

/**
 * Creates the rule for several changes of accounts: returns whether a profile can get a role and status, and counts it
 * if so. Refuses the changes that would leave an account without an active administrator after those before them.
 *
 * It's valid while the accounts are locked.
 */
export async function keepAdministrators(
  manager: EntityManager,
  accountIds: readonly string[],
): Promise<(profile: Profile, becomes: Pick<Profile, 'role' | 'status'>) => boolean> {
  const rows = await manager
    .createQueryBuilder(ProfileEntity, 'profile')
    .select('profile.accountId', 'accountId')
    .addSelect(`COUNT(CASE WHEN profile.status = 'ACTIVE' THEN 1 END)`, 'count')
    .where("profile.accountId IN (:...accountIds) AND profile.role = 'ADMINISTRATOR'", { accountIds })
    .groupBy('profile.accountId')
    .getRawMany();
  const left = new Map(rows.map((row: Row) => [text(row, 'accountId'), integer(row, 'count')]));
  return (profile, becomes) => {
    const difference = Number(isAdministrator(becomes)) - Number(isAdministrator(profile));
    const count = (left.get(profile.accountId) ?? 0) + difference;
    if (difference < 0 && count < 1) return false;
    left.set(profile.accountId, count);
    return true;
  };
}
