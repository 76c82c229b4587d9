import { ArgsType, Field } from 'type-graphql';
import { connectionType, ConnectionArgs } from '../relay/connection.type';
import { AccountType } from './account.type';

/** A page of accounts. */
export const AccountConnection = connectionType('Account', () => AccountType);

/** The arguments of a partner's list of customers. */
@ArgsType()
export class AccountCustomersArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Only customers that each of these words begins a word of, in the name or in the number. Upper and lower case and accents count alike.',
  })
  search?: string | null;
}
