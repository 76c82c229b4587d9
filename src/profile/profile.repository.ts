import { In, type EntityManager } from 'typeorm';
import type { ProfileScope } from '../access/actor';
import { AccountEntity } from '../account/account.entity';
import { forUpdate, lockRowOf } from '../database/row-lock';
import type { Profile } from './profile';
import { ProfileEntity } from './profile.entity';

/** A profile with what permissions on it are decided by. */
export interface ScopedProfile {
  readonly profile: ProfileEntity;
  readonly account: AccountEntity;
  readonly scope: ProfileScope;
}

/** Gives the facts about a profile that permissions are decided by. */
export function scopeOfProfile(
  profile: Pick<Profile, 'id' | 'accountId'>,
  partnerId: string | null,
): ProfileScope {
  return { profileId: profile.id, accountId: profile.accountId, partnerId };
}

/**
 * Locks profiles, in the order of their ids, until the transaction ends.
 *
 * Whatever changes a profile, its association or its invitations locks the profile first: so no two such changes
 * of one profile overlap, and none waits for another in a circle.
 */
export async function lockProfiles(manager: EntityManager, ids: readonly string[]): Promise<ScopedProfile[]> {
  return withAccounts(manager, await lockProfilesAlone(manager, ids));
}

/** Locks profiles as `lockProfiles` does, for what is not decided by their accounts. */
export async function lockProfilesAlone(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ProfileEntity[]> {
  return forUpdate(
    manager
      .createQueryBuilder(ProfileEntity, 'profile')
      .where({ id: In([...ids]) })
      .orderBy('profile.id'),
  ).getMany();
}

/** Finds a profile with what permissions on it are decided by, without locking it; null when it doesn't exist. */
export async function findScopedProfile(manager: EntityManager, id: string): Promise<ScopedProfile | null> {
  return (await findScopedProfiles(manager, [id]))[0] ?? null;
}

/** Finds profiles like `findScopedProfile`; in no order, and those that don't exist are left out. */
export async function findScopedProfiles(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ScopedProfile[]> {
  const found = await manager.find(ProfileEntity, {
    where: { id: In([...ids]) },
    relations: { account: true },
  });
  return found.flatMap(({ account, ...profile }) => (account ? [scoped(profile, account)] : []));
}

/** Tells whether an account has any profile that was not removed. */
export async function hasProfiles(manager: EntityManager, accountId: string): Promise<boolean> {
  return manager.existsBy(ProfileEntity, { accountId, status: In(['ACTIVE', 'DISABLED']) });
}

/** Tells which of the addresses profiles of an account have that were not removed. */
export async function findTakenEmailKeys(
  manager: EntityManager,
  accountId: string,
  emailKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  // By the address alone, which few profiles of any account share; by the account SQLite might read all of them.
  const holders = await manager.findBy(ProfileEntity, {
    emailKey: In([...emailKeys]),
    status: In(['ACTIVE', 'DISABLED']),
  });
  return new Set(holders.filter((holder) => holder.accountId === accountId).map(({ emailKey }) => emailKey));
}

/** Locks one profile; null when it doesn't exist. */
export async function lockProfile(manager: EntityManager, id: string): Promise<ScopedProfile | null> {
  return (await lockProfiles(manager, [id]))[0] ?? null;
}

/** Locks the profile that a record, such as an invitation, is about; null when there is no such record. */
export async function lockProfileOf(
  manager: EntityManager,
  entity: new () => { id: string; profileId: string },
  id: string,
): Promise<ScopedProfile | null> {
  const profile = await lockRowOf(manager, ProfileEntity, { entity, id, column: 'profileId' });
  return profile && ((await withAccounts(manager, [profile]))[0] ?? null);
}

/** Finds the profiles that may be associated from a mailbox: the active ones with its address, oldest first. */
export async function findActiveByEmailKey(
  manager: EntityManager,
  emailKey: string,
): Promise<ProfileEntity[]> {
  return manager.find(ProfileEntity, {
    where: { emailKey, status: 'ACTIVE' },
    order: { id: 'ASC' },
  });
}

async function withAccounts(
  manager: EntityManager,
  profiles: readonly ProfileEntity[],
): Promise<ScopedProfile[]> {
  if (profiles.length === 0) return [];
  const accounts = await manager.findBy(AccountEntity, {
    id: In(profiles.map(({ accountId }) => accountId)),
  });
  const accountOf = new Map(accounts.map((account) => [account.id, account]));
  return profiles.map((profile) => {
    const account = accountOf.get(profile.accountId);
    if (!account) throw new Error(`Profile ${profile.id} belongs to no account.`);
    return scoped(profile, account);
  });
}

/** Puts a profile and its account together. */
export function scoped(profile: ProfileEntity, account: AccountEntity): ScopedProfile {
  return { profile, account, scope: scopeOfProfile(profile, account.partnerId) };
}
