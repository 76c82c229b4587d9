import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { presentProfile } from '../profile/profile.type';
import type { RequestContext } from '../request/request-context';
import { rateLimited, requireActiveProfile } from '../request/request-error';
import type { Result } from '../foundation/result';
import type { AddProfile } from './add-profile';
import { AddProfileInput, AddProfilePayload } from './add-profile.type';
import type { AddProfiles, AddProfilesItemRefusal } from './add-profiles';
import {
  type AddProfilesItemCode,
  AddProfilesInput,
  AddProfilesPayload,
  type AddProfilesResult,
} from './add-profiles.type';
import type { Added } from './add-to-account';
import { explainAddProfile, explainAddProfiles, explainAddProfilesItem } from './explain-adding';
import { presentInvitation } from './invitation.type';

/** The use cases of the resolver. */
export interface AddProfileUseCases {
  readonly addProfile: AddProfile;
  readonly addProfiles: AddProfiles;
}

/** Resolves the mutations that add profiles to an account, with or without invitations. */
@Resolver()
export class AddProfileResolver {
  /** Takes the use cases. */
  constructor(private readonly useCases: AddProfileUseCases) {}

  /** Adds a profile. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => AddProfilePayload, {
    description:
      'Adds a profile to an account and optionally sends an invitation. Only administrators of the account and of its partner of record can call it. Not idempotent: a retry returns `EMAIL_IN_USE`. Fails with `RATE_LIMITED` after too many invitations.',
  })
  async addProfile(
    @Arg('input', () => AddProfileInput, { description: 'The account and the profile to add.' })
    input: AddProfileInput,
    @Ctx() context: RequestContext,
  ): Promise<AddProfilePayload> {
    const actor = await requireActiveProfile(context);
    const { accountId, sendInvite, ...entered } = input;
    const result = await this.useCases.addProfile({
      actor,
      requestId: context.requestId,
      accountId,
      entered,
      sendInvite: sendInvite ?? false,
    });
    context.reload();
    if (result.ok) return { ...present(result.value, context.now()), userErrors: [] };
    if (typeof result.refusal !== 'string') throw rateLimited(result.refusal.retryAfterSeconds);
    const userErrors = [{ code: result.refusal, ...explainAddProfile(result.refusal) }];
    return { profile: null, invitation: null, userErrors };
  }

  /** Adds many profiles. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => AddProfilesPayload, {
    description:
      "Adds up to 500 profiles to an account, as `addProfile` does. An invalid item doesn't affect the others. Fails with `RATE_LIMITED`, and adds nothing, after too many invitations.",
  })
  async addProfiles(
    @Arg('input', () => AddProfilesInput, { description: 'The account and the profiles to add.' })
    input: AddProfilesInput,
    @Ctx() context: RequestContext,
  ): Promise<AddProfilesPayload> {
    const actor = await requireActiveProfile(context);
    const outcome = await this.useCases.addProfiles({
      actor,
      requestId: context.requestId,
      accountId: input.accountId,
      entered: input.profiles,
      sendInvites: input.sendInvites ?? false,
    });
    context.reload();
    if (outcome.ok) {
      const now = context.now();
      return { results: outcome.value.map((item, index) => presentItem(item, index, now)), userErrors: [] };
    }
    const { refusal } = outcome;
    if (typeof refusal !== 'string') throw rateLimited(refusal.retryAfterSeconds);
    return { results: [], userErrors: [{ code: refusal, ...explainAddProfiles(refusal) }] };
  }
}

function present(
  { profile, invitation }: Added,
  now: Date,
): Pick<AddProfilesResult, 'profile' | 'invitation'> {
  return {
    profile: presentProfile(profile),
    invitation: invitation && presentInvitation(invitation, now),
  };
}

function presentItem(
  item: Result<Added, AddProfilesItemRefusal>,
  index: number,
  now: Date,
): AddProfilesResult {
  if (item.ok) return { index, ...present(item.value, now), userErrors: [] };
  const code: AddProfilesItemCode = typeof item.refusal === 'string' ? item.refusal : 'RATE_LIMITED';
  const path = ['input', 'profiles', String(index)];
  const userErrors = [{ code, ...explainAddProfilesItem(item.refusal, path) }];
  return { index, profile: null, invitation: null, userErrors };
}
