import type { Caller } from '../access/actor';
import type { RequestContext } from '../request/request-context';
import type { Account } from './account';

/** The caller, and the accounts that were read together with the caller. */
export interface CallerWithAccounts {
  readonly caller: Caller | null;
  /** Unordered. Null if the accounts must be read separately, because the caller didn't have to be read. */
  readonly accounts: readonly Account[] | null;
}

/** The context of a request, for resolvers of accounts. */
export interface AccountContext extends RequestContext {
  /** Returns the caller like `caller`. If possible, reads accounts by their ids in the same SQL statement. */
  callerWithAccounts(accountIds: readonly string[]): Promise<CallerWithAccounts>;
}
