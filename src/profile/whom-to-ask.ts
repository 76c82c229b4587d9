import { administersByOwnProfile, policy } from '../access/policy';
import type { Account, ServicePlan } from '../account/account';
import type { AccountAccess } from '../account/account-access';
import type { RequestContext } from '../request/request-context';
import { explainAccess } from './explain-access';
import { administratorsByAccountId } from './profile.loader';
import { scopeOfProfile } from './profile.repository';
import { type AccountAdministratorType, presentProfile } from './profile.type';

/**
 * Gives the active administrators of an account, 25 at most, the oldest profile first, as its readers may know them:
 * by name, and with their profile where that may be read. For an account that the caller may read.
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

/** Says to the caller why an account's people get in or don't, and whom to ask. For an account that they may read. */
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
    // Not by the names to ask: there may be more administrators than are named.
    readerIsAdministrator: administersByOwnProfile(caller, account.id),
  });
}
