import type { AccountScope } from '../access/actor';
import { policy } from '../access/policy';
import type { RequestContext } from '../request/request-context';
import type { Account } from './account';
import { accountNumberKey } from './account-number';
import { accountById, accountByNumberKey } from './account.loader';

/** Returns the facts about an account that decide permissions. */
export function scopeOfAccount(account: Account): AccountScope {
  return { accountId: account.id, partnerId: account.partnerId };
}

/** Finds an account that the caller can read; null if they can't read it or it doesn't exist. */
export async function visibleAccount(
  context: RequestContext,
  by: { readonly id: string } | { readonly number: string },
): Promise<Account | null> {
  const caller = await context.caller();
  if (!caller) return null;
  const account =
    'id' in by
      ? await context.loaders.get(accountById).load(by.id)
      : await accountWithNumber(context, by.number);
  return account && policy.mayReadAccount(caller, scopeOfAccount(account)) ? account : null;
}

async function accountWithNumber({ loaders }: RequestContext, number: string): Promise<Account | null> {
  const key = accountNumberKey(number);
  return key === null ? null : loaders.get(accountByNumberKey).load(key);
}
