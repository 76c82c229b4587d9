import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { AccountType, presentAccount } from '../account/account.type';
import { accountById } from '../account/account.loader';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { visibleProfile, scopeOf } from './visible-profile';
import { presentProfile, ProfileType } from './profile.type';
import type { UpdateProfile, UpdateProfileRefusal } from './update-profile';
import { UpdateProfileInput, UpdateProfilePayload } from './update-profile.type';

/** Answers for profiles. */
@Resolver(() => ProfileType)
export class ProfileResolver {
  /** Takes the use case it translates. */
  constructor(private readonly updateProfileUseCase: UpdateProfile) {}

  /** Finds a profile by id. */
  @Query(() => ProfileType, {
    nullable: true,
    description: 'Finds a profile by its id. Null when it does not exist or you may not read it.',
  })
  async profile(
    @Arg('id', () => ID, { description: "The profile's id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ProfileType | null> {
    const profile = await visibleProfile(context, id);
    return profile && presentProfile(profile);
  }

  /** Finds the account a profile belongs to; whoever may read the profile may read that. */
  @FieldResolver(() => AccountType, { description: 'The account the profile belongs to.' })
  async account(@Root() { profile }: ProfileType, @Ctx() context: RequestContext): Promise<AccountType> {
    const account = await context.loaders.get(accountById).load(profile.accountId);
    if (!account) throw new Error(`Profile ${profile.id} belongs to no account.`);
    return presentAccount(account);
  }

  /** Tells beforehand what would be allowed. */
  @FieldResolver(() => Boolean, {
    description:
      'True when you, as the active profile, may change the name, address and language, and send an invitation.',
  })
  async viewerCanEdit(@Root() { profile }: ProfileType, @Ctx() context: RequestContext): Promise<boolean> {
    return policy.mayEditProfile(await context.actor(), await scopeOf(context, profile));
  }

  /** Changes a profile. */
  @Mutation(() => UpdateProfilePayload, {
    description: "Changes a profile's name, e-mail address or language: your own, or one that you manage.",
  })
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'What to change.' }) input: UpdateProfileInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateProfilePayload> {
    const actor = await requireActiveProfile(context);
    const { profileId, displayName, email, locale } = input;
    const result = await this.updateProfileUseCase({
      actor,
      requestId: context.requestId,
      profileId,
      displayName,
      email,
      locale,
    });
    context.reload();
    return result.ok
      ? { profile: presentProfile(result.value), userErrors: [] }
      : { profile: null, userErrors: [{ code: result.refusal, ...explain(result.refusal) }] };
  }
}

function explain(refusal: UpdateProfileRefusal): { message: string; field: string[] | null } {
  switch (refusal) {
    case 'NOT_FOUND':
      return { message: 'There is no such profile.', field: ['input', 'profileId'] };
    case 'NOT_PERMITTED':
      return {
        message: 'Switch to this profile, or to an administrator of its account, first.',
        field: ['input', 'profileId'],
      };
    case 'PROFILE_REMOVED':
      return {
        message: 'This profile was removed. Ask an administrator to add a new one.',
        field: ['input', 'profileId'],
      };
    case 'INVALID_DISPLAY_NAME':
      return {
        message: 'Enter a name of 1 to 200 characters, on one line.',
        field: ['input', 'displayName'],
      };
    case 'INVALID_EMAIL':
      return { message: 'Enter an e-mail address such as name@company.com.', field: ['input', 'email'] };
    case 'INVALID_LOCALE':
      return { message: 'Enter a language tag such as en or de-CH.', field: ['input', 'locale'] };
  }
}

/** Resolves references to profiles that other subgraphs make; authorizes like any query. */
export async function resolveProfileReference(
  reference: { readonly id: string },
  context: RequestContext,
): Promise<ProfileType | null> {
  const profile = await visibleProfile(context, reference.id);
  return profile && presentProfile(profile);
}
