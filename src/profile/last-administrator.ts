import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { integer, type Row, text } from '../database/row';
import { lockRowOf } from '../database/row-lock';
import { isAdministrator } from './administrator';
import type { Profile } from './profile';
import { ProfileEntity } from './profile.entity';
import { lockProfiles, type ScopedProfile } from './profile.repository';

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
  return account && ((await lockProfiles(manager, [id], [account]))[0] ?? null);
}

/** What a profile becomes by a change. */
export interface Turn {
  readonly profile: Profile;
  readonly becomes: Pick<Profile, 'role' | 'status'>;
}

/**
 * Decides changes in order, and returns for each whether it keeps an active administrator in its account, after those
 * that were allowed before it. So the last one can't be demoted, disabled or removed.
 *
 * The result is valid while the accounts are locked. Sends one statement, or none if nobody stops being an
 * administrator.
 */
export async function keepAdministrators(
  manager: EntityManager,
  turns: readonly Turn[],
): Promise<readonly boolean[]> {
  const losing = turns.filter((turn) => differenceOf(turn) < 0).map(({ profile }) => profile.accountId);
  const found = await countAdministrators(manager, [...new Set(losing)]);
  const left = new Map([...found].map(([accountId, { count }]) => [accountId, count]));
  return turns.map((turn) => {
    const difference = differenceOf(turn);
    const { accountId } = turn.profile;
    const count = (left.get(accountId) ?? 0) + difference;
    if (difference < 0 && count < 1) return false;
    left.set(accountId, count);
    return true;
  });
}

/** Finds the only active administrator of accounts, by account id. Accounts with several or none have no entry. */
export async function findSoleAdministrators(
  manager: EntityManager,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const counted = await countAdministrators(manager, accountIds);
  return new Map(
    [...counted].flatMap(([accountId, { id, count }]) => (count === 1 ? [[accountId, id]] : [])),
  );
}

/** Counts the active administrators of accounts, and finds the oldest, by account id. Accounts with none have no entry. */
async function countAdministrators(
  manager: EntityManager,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly count: number }>> {
  if (accountIds.length === 0) return new Map();
  // Selects what `administratorsIn` does, but checks the status within the group: otherwise, planners may use the index
  // of all active profiles.
  const active = "CASE WHEN profile.status = 'ACTIVE' THEN profile.id END";
  const rows = await manager
    .createQueryBuilder(ProfileEntity, 'profile')
    .select('profile.accountId', 'accountId')
    .addSelect(`MIN(${active})`, 'id')
    .addSelect(`COUNT(${active})`, 'count')
    .where("profile.accountId IN (:...accountIds) AND profile.role = 'ADMINISTRATOR'", { accountIds })
    .groupBy('profile.accountId')
    .having(`COUNT(${active}) > 0`)
    .getRawMany();
  return new Map(
    rows.map((row: Row) => [text(row, 'accountId'), { id: text(row, 'id'), count: integer(row, 'count') }]),
  );
}

function differenceOf({ profile, becomes }: Turn): number {
  return Number(isAdministrator(becomes)) - Number(isAdministrator(profile));
}
