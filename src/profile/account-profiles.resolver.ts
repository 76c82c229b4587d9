import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { AccountType } from '../account/account.type';
import { scopeOfAccount } from '../account/visible-account';
import type { Database } from '../database/database';
import type { Connection } from '../relay/connection';
import { connectionOfStoredList } from '../relay/stored-list';
import type { RequestContext } from '../request/request-context';
import { profilesOfAccount } from './profile-list';
import {
  AccountAdministratorType,
  AccountProfilesArgs,
  presentProfile,
  ProfileConnection,
  type ProfileType,
} from './profile.type';
import { administratorsOf } from './whom-to-ask';

/** Adds to accounts what is known of their profiles. */
@Resolver(() => AccountType)
export class AccountProfilesResolver {
  /** Takes the database that lists are read from. */
  constructor(private readonly database: Database) {}

  /** Names the administrators; whoever may read the account may know them. */
  @Directive('@listSize(assumedSize: 25)')
  @FieldResolver(() => [AccountAdministratorType], {
    description:
      'Who runs the account: whom to ask about access. At most the 25 with the oldest profiles, the oldest first.',
  })
  async administrators(
    @Root() { account }: AccountType,
    @Ctx() context: RequestContext,
  ): Promise<AccountAdministratorType[]> {
    return administratorsOf(context, account);
  }

  /** Lists the profiles, for whoever manages them. */
  @Directive('@tag(name: "administration")')
  @Directive('@cost(weight: 400)')
  @FieldResolver(() => ProfileConnection, {
    nullable: true,
    description:
      'The profiles of the account, oldest first unless you search. Filters combine. Null unless you may manage them, or are an application that may read them.',
  })
  async profiles(
    @Root() { account }: AccountType,
    @Args(() => AccountProfilesArgs) args: AccountProfilesArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ProfileType> | null> {
    if (!policy.mayListProfiles(await context.caller(), scopeOfAccount(account))) return null;
    const list = profilesOfAccount(this.database, account.id, args);
    return connectionOfStoredList(this.database, list, args, presentProfile);
  }
}
