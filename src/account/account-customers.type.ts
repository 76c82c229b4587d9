import { ArgsType, Field } from 'type-graphql';
import { connectionType, ConnectionArgs } from '../relay/connection.type';
import { describeSearch } from '../search/search-argument';
import { AccountType } from './account.type';

/** A page of accounts. */
export const AccountConnection = connectionType('Account', () => AccountType);

/** The arguments of a partner's list of customers. */
@ArgsType()
export class AccountCustomersArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description: describeSearch('number'),
  })
  search?: string | null;
}
