import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { AccountType } from '../account/account.type';
import { scopeOfAccount } from '../account/visible-account';
import type { Database } from '../database/database';
import type { Connection } from '../relay/connection';
import { connectionOfStoredList } from '../relay/stored-list';
import type { RequestContext } from '../request/request-context';
import { profilesOfAccount } from './profile-list';
import { refuseTooManyToOrder } from './profile-order';
import {
  AccountAdministratorType,
  AccountProfilesArgs,
  presentProfile,
  ProfileConnection,
  type ProfileType,
} from './profile.type';
import { administratorsOf } from './whom-to-ask';

/** Resolves the profiles of accounts. */
@Resolver(() => AccountType)
export class AccountProfilesResolver {
  /** Takes the database that the lists are read from. */
  constructor(private readonly database: Database) {}

  /** Lists the administrators. Everyone who can read the account can read them. */
  @Directive('@listSize(assumedSize: 25)')
  @FieldResolver(() => [AccountAdministratorType], {
    description:
      "The account's active administrators, to contact about access. Sorted with the oldest profile first. Maximum 25.",
  })
  async administrators(
    @Root() { account }: AccountType,
    @Ctx() context: RequestContext,
  ): Promise<AccountAdministratorType[]> {
    return administratorsOf(context, account);
  }

  /** Lists the profiles. Only callers who can manage them can read the list. */
  @Directive('@tag(name: "administration")')
  @Directive('@cost(weight: 400)')
  @FieldResolver(() => ProfileConnection, {
    nullable: true,
    description:
      "The account's profiles, disabled and removed ones included. Sorted with the oldest first by default, by match when you search, or as `orderBy` says. Returns only profiles that match all filters. Null unless `viewerCanManageProfiles` is true or the caller is an application.",
  })
  async profiles(
    @Root() { account }: AccountType,
    @Args(() => AccountProfilesArgs) args: AccountProfilesArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ProfileType> | null> {
    if (!policy.mayListProfiles(await context.caller(), scopeOfAccount(account))) return null;
    await refuseTooManyToOrder(this.database, account.id, args.orderBy);
    const list = profilesOfAccount(this.database, account.id, args);
    return connectionOfStoredList(this.database, list, args, presentProfile);
  }
}
