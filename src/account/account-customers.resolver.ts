import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Caller } from '../access/actor';
import { policy } from '../access/policy';
import { type Connection, connectionOfList } from '../relay/connection';
import { comparePlaces } from '../relay/place';
import type { RequestContext } from '../request/request-context';
import { soughtTerms } from '../search/search-argument';
import { type Account, lookupOfAccount } from './account';
import { AccountCustomersArgs, AccountConnection } from './account-customers.type';
import { accountById } from './account.loader';
import { AccountType, presentAccount } from './account.type';
import { type CustomerConditions, type CustomerPage, customersByPage } from './customer-list';
import { scopeOfAccount } from './visible-account';

/** Resolves the list of a partner's customers. */
@Resolver(() => AccountType)
export class AccountCustomersResolver {
  /** Takes the conditions for customers that need attention. */
  constructor(private readonly conditions: CustomerConditions) {}

  /**
   * Lists the customers of a partner that the caller can read. Null unless the caller can manage the
   * partner's profiles.
   */
  @Directive('@tag(name: "administration")')
  @Directive('@cost(weight: 400)')
  @FieldResolver(() => AccountConnection, {
    nullable: true,
    description:
      "The customers that have this account as their partner of record, limited to customers that you can read. Sorted by name by default, by match when you search. Empty when the account isn't a partner. Null unless `viewerCanManageProfiles` is true.",
  })
  async customers(
    @Root() { account }: AccountType,
    @Args(() => AccountCustomersArgs) args: AccountCustomersArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AccountType> | null> {
    const caller = await context.caller();
    const scope = scopeOfAccount(account);
    if (!policy.mayListCustomers(caller, scope)) return null;
    const { attention } = args;
    if (policy.mayReadAllCustomers(caller, scope)) {
      const now = context.now();
      const narrow: CustomerPage['narrow'] = attention
        ? (database) => this.conditions[attention](database, now)
        : null;
      return context.loaders.get(customersByPage).load({ partnerId: account.id, narrow, args });
    }
    // Their invitations and administrators are only for those who manage them, which these callers don't.
    const own = attention ? [] : await ownAmongCustomers(context, caller, account);
    const terms = soughtTerms(args.search) ?? [];
    const found = own.filter(({ words }) => terms.every((term) => words.includes(` ${term}`)));
    const list = {
      name: ['OWN_CUSTOMER', account.id, ...terms].join(' '),
      rows: found,
      idOf: ({ customer }: OwnCustomer) => customer.id,
    };
    return connectionOfList(list, args, ({ customer }) => presentAccount(customer));
  }
}

interface OwnCustomer {
  readonly customer: Account;
  readonly words: string;
}

/**
 * Finds the customers in which the caller has a profile, sorted by name. Their accounts were read with the
 * caller.
 */
async function ownAmongCustomers(
  { loaders }: RequestContext,
  caller: Caller | null,
  partner: Account,
): Promise<OwnCustomer[]> {
  if (caller?.kind !== 'PERSON') return [];
  const ids = new Set(Array.from(caller.ownProfiles.values(), ({ accountId }) => accountId));
  const accounts = await Promise.all(Array.from(ids, (id) => loaders.get(accountById).load(id)));
  return accounts
    .flatMap((account) => (account?.partnerId === partner.id ? [account] : []))
    .filter((customer) => policy.mayReadAccount(caller, scopeOfAccount(customer)))
    .map((customer) => ({ customer, ...lookupOfAccount(customer) }))
    .sort((one, other) => comparePlaces([one.nameKey, one.customer.id], [other.nameKey, other.customer.id]));
}
