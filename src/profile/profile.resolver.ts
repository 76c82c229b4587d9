import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { AccountType, presentAccount } from '../account/account.type';
import { accountById } from '../account/account.loader';
import type { RequestContext } from '../request/request-context';
import { visibleProfile } from './visible-profile';
import type { Profile } from './profile';
import { presentProfile, ProfileType } from './profile.type';

/** Resolves profiles. */
@Resolver(() => ProfileType)
export class ProfileResolver {
  /** Finds a profile by id. */
  @Query(() => ProfileType, {
    nullable: true,
    description: "Finds a profile by its id. Null when it doesn't exist or you can't read it.",
  })
  async profile(
    @Arg('id', () => ID, { description: "The profile's id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ProfileType | null> {
    const profile = await visibleProfile(context, id);
    return profile && presentProfile(profile);
  }

  /** Finds the profile's account. Everyone who can read the profile can read it. */
  @FieldResolver(() => AccountType, { description: 'The account the profile belongs to.' })
  account(
    // Not typed as ProfileType: TypeGraphQL would create an instance for each call, a copy of the whole
    // profile.
    @Root() { profile, ofAccount }: Pick<ProfileType, 'profile' | 'ofAccount'>,
    @Ctx() context: RequestContext,
  ): AccountType | Promise<AccountType> {
    // Synchronous if the account is known: a promise and a loader for each profile cost a tenth of the request.
    return ofAccount ? presentAccount(ofAccount) : this.findAccount(profile, context);
  }

  private async findAccount(profile: Profile, context: RequestContext): Promise<AccountType> {
    const account = await context.loaders.get(accountById).load(profile.accountId);
    if (!account) throw new Error(`Profile ${profile.id} belongs to no account.`);
    return presentAccount(account);
  }
}
