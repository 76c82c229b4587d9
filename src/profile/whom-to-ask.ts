import { administersByOwnProfile, policy } from '../access/policy';
import type { Account, ServicePlan } from '../account/account';
import type { AccountAccess } from '../account/account-access';
import { accountById } from '../account/account.loader';
import { isActivePartner } from '../account/partner-of-record';
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

/** Returns the name of an account's partner of record; null if it has none that's active. */
export async function partnerNameOf(
  { loaders }: RequestContext,
  { partnerId }: Account,
): Promise<string | null> {
  const partner = partnerId === null ? null : await loaders.get(accountById).load(partnerId);
  return partner && isActivePartner(partner) ? partner.name : null;
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
    // Only an account without access has a sentence that names the partner.
    partnerName: access.granted ? null : await partnerNameOf(context, account),
    administrators: administrators.map(({ displayName }) => displayName),
    // Not decided by the listed names, because there may be more administrators.
    readerIsAdministrator: administersByOwnProfile(caller, account.id),
  });
}
