import type { RequestContext } from '../request/request-context';
import type { Account, ServicePlan } from './account';
import { accessOf, type AccountAccess } from './account-access';
import { servicePlansByAccountId } from './account.loader';

/** Finds whether an account's people get in at the instant of the request; its plans are looked up if they decide it. */
export async function findAccess(
  context: RequestContext,
  account: Account,
): Promise<AccountAccess<ServicePlan>> {
  const plans =
    account.kind === 'CUSTOMER' ? await context.loaders.get(servicePlansByAccountId).load(account.id) : [];
  return accessOf(account, plans, context.now());
}
