import { administersByOwnProfile, policy } from '../access/policy';
import type { Account, ServicePlan } from '../account/account';
import type { AccountAccess } from '../account/account-access';
import type { RequestContext } from '../request/request-context';
import { explainAccess } from './explain-access';
import { administratorsByAccountId } from './profile.loader';
import { scopeOfProfile } from './profile.repository';
import { type AccountAdministratorType, presentProfile } from './profile.type';

/**
 * Returns the active administrators of an account that the caller can read: at most 25, oldest profile first. They have
 * their names, and their profile if the caller can read it.
 */
export async function administratorsOf(
  context: RequestContext,
  account: Account,
): Promise<AccountAdministratorType[]> {
  const caller = await context.caller();
  const administrators = await context.loaders.get(administratorsByAccountId).load(account.id);
  return administrators.map((profile) => ({
    displayName: profile.displayName,
    profile: policy.mayReadProfile(caller, scopeOfProfile(profile, account.partnerId))
      ? presentProfile(profile)
      : null,
  }));
}

/**
 * Explains to the caller why an account's people have access or not, and whom to ask. The caller must be able to read
 * it.
 */
export async function explanationOf(
  context: RequestContext,
  account: Account,
  access: AccountAccess<ServicePlan>,
): Promise<string> {
  const caller = await context.caller();
  const administrators = await context.loaders.get(administratorsByAccountId).load(account.id);
  return explainAccess({
    account,
    access,
    administrators: administrators.map(({ displayName }) => displayName),
    // Not decided by the listed names, because there may be more administrators.
    readerIsAdministrator: administersByOwnProfile(caller, account.id),
  });
}
