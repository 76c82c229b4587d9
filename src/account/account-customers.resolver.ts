import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { type Connection, connectionOfList } from '../relay/connection';
import type { RequestContext } from '../request/request-context';
import { searchTerms, searchWords } from '../search/search-words';
import type { Account } from './account';
import { AccountCustomersArgs, AccountConnection } from './account-customers.type';
import { customersByPartnerId } from './account.loader';
import { AccountType, presentAccount } from './account.type';
import { scopeOfAccount } from './visible-account';

/** Adds to accounts which customers they look after. */
@Resolver(() => AccountType)
export class AccountCustomersResolver {
  /**
   * Lists the customers of a partner, for whoever manages it, and of them those that they may read.
   *
   * All customers of the partner are read for a page: there are some hundred at most.
   */
  @Directive('@tag(name: "administration")')
  @Directive('@cost(weight: 400)')
  @FieldResolver(() => AccountConnection, {
    nullable: true,
    description:
      'The customers that this partner looks after, as their partner of record, by name: those that you may read. Empty for other accounts. Null unless you may manage the profiles of this account.',
  })
  async customers(
    @Root() { account }: AccountType,
    @Args(() => AccountCustomersArgs) args: AccountCustomersArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AccountType> | null> {
    const caller = await context.caller();
    if (!policy.mayListCustomers(caller, scopeOfAccount(account))) return null;
    const customers = await context.loaders.get(customersByPartnerId).load(account.id);
    const listed = customers.filter(
      (customer) => policy.mayReadAccount(caller, scopeOfAccount(customer)) && matches(customer, args),
    );
    return connectionOfList(args, listed, ({ id }) => id, presentAccount);
  }
}

function matches({ number, name }: Account, { search }: AccountCustomersArgs): boolean {
  if (!search) return true;
  const words = searchWords(number, name);
  return searchTerms(search).every((term) => words.includes(` ${term}`));
}
