import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { type Row, text } from '../database/row';
import { lockRowOf } from '../database/row-lock';
import type { Profile } from './profile';
import { ProfileEntity } from './profile.entity';
import { lockProfilesAlone, scoped, type ScopedProfile } from './profile.repository';

/**
 * Locks a profile, and its account before it, for what may leave the account without an administrator; null when the
 * profile doesn't exist.
 *
 * No two such changes of one account overlap, so that of two administrators who demote each other at once the second
 * finds that they are one no more.
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
 * Tells whether a profile is the last active administrator of its account: who can't be demoted, disabled or removed.
 *
 * What it says holds while the account is locked.
 */
export async function isLastAdministrator(manager: EntityManager, profile: Profile): Promise<boolean> {
  if (profile.role !== 'ADMINISTRATOR' || profile.status !== 'ACTIVE') return false;
  const sole = await findSoleAdministrators(manager, [profile.accountId]);
  return sole.get(profile.accountId) === profile.id;
}

/** Finds the one active administrator of accounts, by account id; an account with several, or none, has no entry. */
export async function findSoleAdministrators(
  manager: EntityManager,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  // The status is looked at within the group, lest a planner goes by the index of all that are active.
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
