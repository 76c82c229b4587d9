import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { Result } from '../foundation/result';
import type { BatchSizeRefusal } from '../invitation/batch';
import { explainSize } from '../invitation/explain-refusal';
import { explainUpdateProfile } from './explain-refusal';
import type { Profile } from '../profile/profile';
import { presentProfile } from '../profile/profile.type';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { type Explanation, itemErrorsOf, userErrorsOf } from '../schema-parts/user-errors';
import { DUPLICATE_PROFILE } from './explain-duplicate';
import type { UpdateProfiles, UpdateProfilesItemRefusal } from './update-profiles';
import {
  UpdateProfilesInput,
  UpdateProfilesPayload,
  type UpdateProfilesResult,
} from './update-profiles.type';

/** Resolves the mutation that changes many profiles. */
@Resolver()
export class UpdateProfilesResolver {
  /** Takes the use case. */
  constructor(private readonly updateProfilesUseCase: UpdateProfiles) {}

  /** Changes many profiles. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => UpdateProfilesPayload, {
    description:
      "Changes up to 500 profiles, as `updateProfile` does. An invalid item doesn't affect the others. Decides the items in order, so make another profile an administrator in an earlier item than the last administrator's. Idempotent.",
  })
  async updateProfiles(
    @Arg('input', () => UpdateProfilesInput, { description: 'The profiles to change.' })
    input: UpdateProfilesInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateProfilesPayload> {
    const actor = await requireActiveProfile(context);
    const { requestId } = context;
    const outcome = await this.updateProfilesUseCase({ actor, requestId, profiles: input.profiles });
    context.reload();
    if (outcome.ok) return { results: outcome.value.map(presentItem), userErrors: [] };
    const explain = (refusal: BatchSizeRefusal): Explanation => explainSize(refusal, ['input', 'profiles']);
    return { results: [], userErrors: userErrorsOf(outcome.refusal, explain) };
  }
}

function presentItem(item: Result<Profile, UpdateProfilesItemRefusal>, index: number): UpdateProfilesResult {
  if (item.ok) return { index, profile: presentProfile(item.value), userErrors: [] };
  const path = ['input', 'profiles', String(index)];
  const explain = (refusal: UpdateProfilesItemRefusal): Explanation =>
    refusal.code === 'DUPLICATE'
      ? { message: DUPLICATE_PROFILE, field: [...path, 'profileId'] }
      : explainUpdateProfile(refusal, path);
  return { index, profile: null, userErrors: itemErrorsOf(item.refusal, explain) };
}
