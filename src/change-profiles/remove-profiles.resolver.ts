import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { Result } from '../foundation/result';
import type { BatchSizeRefusal } from '../invitation/batch';
import { explainSize } from '../invitation/explain-refusal';
import { explainRemoveProfile } from './explain-refusal';
import type { Profile } from '../profile/profile';
import { presentProfile } from '../profile/profile.type';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { type Explanation, itemErrorsOf, userErrorsOf } from '../schema-parts/user-errors';
import { DUPLICATE_PROFILE } from './explain-duplicate';
import type { RemoveProfiles, RemoveProfilesItemRefusal } from './remove-profiles';
import {
  RemoveProfilesInput,
  RemoveProfilesPayload,
  type RemoveProfilesResult,
} from './remove-profiles.type';

/** Resolves the mutation that removes many profiles. */
@Resolver()
export class RemoveProfilesResolver {
  /** Takes the use case. */
  constructor(private readonly removeProfilesUseCase: RemoveProfiles) {}

  /** Removes many profiles. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => RemoveProfilesPayload, {
    description:
      "Permanently removes up to 500 profiles, as `removeProfile` does. An invalid item doesn't affect the others. Decides the items in order, and keeps the last active administrator of each account. Idempotent.",
  })
  async removeProfiles(
    @Arg('input', () => RemoveProfilesInput, { description: 'The profiles to remove.' })
    input: RemoveProfilesInput,
    @Ctx() context: RequestContext,
  ): Promise<RemoveProfilesPayload> {
    const actor = await requireActiveProfile(context);
    const { requestId } = context;
    const outcome = await this.removeProfilesUseCase({ actor, requestId, profileIds: input.profileIds });
    context.reload();
    if (outcome.ok) return { results: outcome.value.map(presentItem), userErrors: [] };
    const explain = (refusal: BatchSizeRefusal): Explanation => explainSize(refusal, ['input', 'profileIds']);
    return { results: [], userErrors: userErrorsOf(outcome.refusal, explain) };
  }
}

function presentItem(item: Result<Profile, RemoveProfilesItemRefusal>, index: number): RemoveProfilesResult {
  if (item.ok) return { index, profile: presentProfile(item.value), userErrors: [] };
  const field = ['input', 'profileIds', String(index)];
  const explain = (refusal: RemoveProfilesItemRefusal): Explanation =>
    refusal.code === 'DUPLICATE'
      ? { message: DUPLICATE_PROFILE, field }
      : explainRemoveProfile(refusal, field);
  return { index, profile: null, userErrors: itemErrorsOf(item.refusal, explain) };
}
