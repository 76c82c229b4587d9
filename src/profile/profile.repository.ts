import { In, type EntityManager } from 'typeorm';
import type { ProfileScope } from '../access/actor';
import { AccountEntity } from '../account/account.entity';
import { lockGuarded, lockRowOf } from '../database/row-lock';
import type { Profile } from './profile';
import { ProfileEntity } from './profile.entity';

/** A profile with its account, which decide the permissions on it. */
export interface ScopedProfile {
  readonly profile: ProfileEntity;
  readonly account: AccountEntity;
  readonly scope: ProfileScope;
}

/** Returns the facts about a profile that decide permissions. */
export function scopeOfProfile(
  profile: Pick<Profile, 'id' | 'accountId'>,
  partnerId: string | null,
): ProfileScope {
  return { profileId: profile.id, accountId: profile.accountId, partnerId };
}

/**
 * Locks profiles, in the order of their ids, until the transaction ends.
 *
 * All changes of a profile, its association or its invitations lock the profile first. So the changes of a profile run
 * one at a time, and can't deadlock. Accounts that the caller has read aren't read again.
 */
export async function lockProfiles(
  manager: EntityManager,
  ids: readonly string[],
  accounts: readonly AccountEntity[] = [],
): Promise<ScopedProfile[]> {
  return withAccounts(manager, await lockProfilesAlone(manager, ids), accounts);
}

/** Locks profiles like `lockProfiles`, without reading their accounts. */
export async function lockProfilesAlone(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ProfileEntity[]> {
  return lockGuarded(
    manager,
    manager
      .createQueryBuilder(ProfileEntity, 'profile')
      .where({ id: In([...ids]) })
      .orderBy('profile.id'),
  );
}

/** Finds a profile with its account, without locking it; null if it doesn't exist. */
export async function findScopedProfile(manager: EntityManager, id: string): Promise<ScopedProfile | null> {
  return (await findScopedProfiles(manager, [id]))[0] ?? null;
}

/** Finds profiles like `findScopedProfile`; unordered, without missing ones. */
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

/** Returns which of the addresses are in use by profiles of an account that aren't removed. */
export async function findTakenEmailKeys(
  manager: EntityManager,
  accountId: string,
  emailKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  // Searches only by address, which few profiles share. By account, SQLite might read all its profiles.
  const holders = await manager.findBy(ProfileEntity, {
    emailKey: In([...emailKeys]),
    status: In(['ACTIVE', 'DISABLED']),
  });
  return new Set(holders.filter((holder) => holder.accountId === accountId).map(({ emailKey }) => emailKey));
}

/** Finds the profile of an account that isn't removed and has an address: the oldest one; null if there is none. */
export async function findHolderOfEmailKey(
  manager: EntityManager,
  accountId: string,
  emailKey: string,
): Promise<ProfileEntity | null> {
  const holders = await manager.find(ProfileEntity, {
    where: { emailKey, status: In(['ACTIVE', 'DISABLED']) },
    order: { id: 'ASC' },
  });
  return holders.find((holder) => holder.accountId === accountId) ?? null;
}

/** Locks one profile; null if it doesn't exist. */
export async function lockProfile(manager: EntityManager, id: string): Promise<ScopedProfile | null> {
  return (await lockProfiles(manager, [id]))[0] ?? null;
}

/** Locks the profile that a record, such as an invitation, references; null if there is no such record. */
export async function lockProfileOf(
  manager: EntityManager,
  entity: new () => { id: string; profileId: string },
  id: string,
): Promise<ScopedProfile | null> {
  const profile = await lockRowOf(manager, ProfileEntity, { entity, id, column: 'profileId' });
  return profile && ((await withAccounts(manager, [profile]))[0] ?? null);
}

/** Finds the profiles that a mailbox's holder can associate: active ones with its address, oldest first. */
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
  known: readonly AccountEntity[] = [],
): Promise<ScopedProfile[]> {
  const accountOf = new Map(known.map((account) => [account.id, account]));
  const unread = profiles.map(({ accountId }) => accountId).filter((id) => !accountOf.has(id));
  if (unread.length > 0)
    for (const account of await manager.findBy(AccountEntity, { id: In(unread) }))
      accountOf.set(account.id, account);
  return profiles.map((profile) => {
    const account = accountOf.get(profile.accountId);
    if (!account) throw new Error(`Profile ${profile.id} belongs to no account.`);
    return scoped(profile, account);
  });
}

function scoped(profile: ProfileEntity, account: AccountEntity): ScopedProfile {
  return { profile, account, scope: scopeOfProfile(profile, account.partnerId) };
}
