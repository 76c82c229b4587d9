import type { RequestContext } from '../request/request-context';
import type { Account, ServicePlan } from './account';
import { accessOf, type AccountAccess } from './account-access';
import { servicePlansByAccountId } from './account.loader';

/**
 * Finds whether the people of an account have access at the time of the request. Reads its plans only if they decide.
 */
export async function findAccess(
  context: RequestContext,
  account: Account,
): Promise<AccountAccess<ServicePlan>> {
  const plans =
    account.kind === 'CUSTOMER' ? await context.loaders.get(servicePlansByAccountId).load(account.id) : [];
  return accessOf(account, plans, context.now());
}
