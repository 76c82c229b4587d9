import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import { explainRemoveProfile } from './explain-refusal';
import { presentProfile } from '../profile/profile.type';
import type { RemoveProfile } from './remove-profile';
import { RemoveProfileInput, RemoveProfilePayload } from './remove-profile.type';

/** Resolves the mutation that removes a profile. */
@Resolver()
export class RemoveProfileResolver {
  /** Takes the use case. */
  constructor(private readonly removeProfileUseCase: RemoveProfile) {}

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
    const result = await this.removeProfileUseCase({ actor, requestId: context.requestId, profileId });
    context.reload();
    return result.ok
      ? { profile: presentProfile(result.value), userErrors: [] }
      : { profile: null, userErrors: userErrorsOf(result.refusal, explainRemoveProfile) };
  }
}
