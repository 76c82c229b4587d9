import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AccountType, presentAccount } from '../account/account.type';
import { accountById } from '../account/account.loader';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { explainRemoveProfile, explainUpdateProfile } from './explain-refusal';
import { visibleProfile } from './visible-profile';
import { presentProfile, ProfileType } from './profile.type';
import type { Profile } from './profile';
import type { RemoveProfile } from './remove-profile';
import { RemoveProfileInput, RemoveProfilePayload } from './remove-profile.type';
import type { UpdateProfile } from './update-profile';
import { UpdateProfileInput, UpdateProfilePayload } from './update-profile.type';

/** The use cases of the resolver. */
export interface ProfileUseCases {
  readonly updateProfile: UpdateProfile;
  readonly removeProfile: RemoveProfile;
}

/** Resolves profiles. */
@Resolver(() => ProfileType)
export class ProfileResolver {
  /** Takes the use cases. */
  constructor(private readonly useCases: ProfileUseCases) {}

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
    // Synchronous if the account is known, because a promise costs as much as the rest of the profile.
    return ofAccount ? presentAccount(ofAccount) : this.findAccount(profile, context);
  }

  private async findAccount(profile: Profile, context: RequestContext): Promise<AccountType> {
    const account = await context.loaders.get(accountById).load(profile.accountId);
    if (!account) throw new Error(`Profile ${profile.id} belongs to no account.`);
    return presentAccount(account);
  }

  /** Changes a profile. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => UpdateProfilePayload, {
    description:
      'Changes a profile. You can change the name, e-mail address and language of your active profile. Administrators of the account and of its partner of record can change all profiles of the account, including role and status. Makes all of the changes or none.',
  })
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'The profile and its new values.' })
    input: UpdateProfileInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateProfilePayload> {
    const actor = await requireActiveProfile(context);
    const { profileId, displayName, email, locale, role, status } = input;
    const change = { profileId, displayName, email, locale, role, status };
    const result = await this.useCases.updateProfile({ actor, requestId: context.requestId, ...change });
    context.reload();
    return result.ok
      ? { profile: presentProfile(result.value), userErrors: [] }
      : { profile: null, userErrors: [explainUpdateProfile(result.refusal)] };
  }

  /** Removes a profile. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => RemoveProfilePayload, {
    description:
      'Permanently removes a profile, ends its association and revokes its pending invitation. Only administrators of the account and of its partner of record can call it. Takes effect immediately in every session. Idempotent.',
  })
  async removeProfile(
    @Arg('input', () => RemoveProfileInput, { description: 'The profile to remove.' })
    { profileId }: RemoveProfileInput,
    @Ctx() context: RequestContext,
  ): Promise<RemoveProfilePayload> {
    const actor = await requireActiveProfile(context);
    const result = await this.useCases.removeProfile({ actor, requestId: context.requestId, profileId });
    context.reload();
    return result.ok
      ? { profile: presentProfile(result.value), userErrors: [] }
      : { profile: null, userErrors: [explainRemoveProfile(result.refusal)] };
  }
}
