import { Directive, Field } from 'type-graphql';
import { AccountType } from '../account/account.type';
import { DescribedObject } from '../schema-parts/described-object';
import { ProfileType } from './profile.type';

/** The GraphQL type for an event of an account. */
@DescribedObject('AccountChange', 'What changed in an account, and the account as it is now.')
export class AccountChangeType {
  @Field(() => AccountType, { description: 'The account, as it is now.' })
  account!: AccountType;

  @Field(() => [String], {
    description:
      "The types of the changes since the previous event, such as `profile.added` and `invitation.bounced`. Ignore types that you don't know. Empty in the first event.",
  })
  types!: string[];

  @Directive('@listSize(assumedSize: 20)')
  @Field(() => [ProfileType], {
    description:
      'The profiles of the account that were changed since the previous event, as they are now, including changes of their invitations and associations. Maximum 20. Empty in the first event.',
  })
  profiles!: ProfileType[];

  @Field(() => Boolean, {
    description: 'True when more profiles were changed than `profiles` has. Then read the lists again.',
  })
  hasMoreProfiles!: boolean;
}
