import { ArgsType, Field } from 'type-graphql';
import { connectionType, ConnectionArgs } from '../relay/connection.type';
import { describeSearch } from '../search/search-argument';
import { describedEnum } from '../schema-parts/described-enum';
import { AccountType } from './account.type';
import type { CustomerAttention } from './customer-list';

/** A page of accounts. */
export const AccountConnection = connectionType('Account', () => AccountType);

const CustomerAttentionEnum = describedEnum<CustomerAttention>(
  'CustomerAttention',
  'Why a customer needs the attention of its partner of record. `Account.invitationSummary` and `Account.openAccessRequestCount` have the numbers.',
  {
    PENDING_INVITATIONS: 'Invitations are pending.',
    BOUNCED_INVITATIONS: 'Invitations are pending whose mail bounced or failed.',
    OPEN_ACCESS_REQUESTS: 'Requests for access are pending.',
    NO_ADMINISTRATOR: 'The account has no active administrator.',
  },
);

/** The arguments of a partner's list of customers. */
@ArgsType()
export class AccountCustomersArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description: describeSearch('number'),
  })
  search?: string | null;

  @Field(() => CustomerAttentionEnum, {
    nullable: true,
    description:
      'Returns only customers that need attention for this reason, and whose profiles you can manage.',
  })
  attention?: CustomerAttention | null;
}
