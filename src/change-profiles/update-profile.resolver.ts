import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import { explainUpdateProfile } from './explain-refusal';
import { presentProfile } from '../profile/profile.type';
import type { UpdateProfile } from './update-profile';
import { UpdateProfileInput, UpdateProfilePayload } from './update-profile.type';

/** Resolves the mutation that changes a profile. */
@Resolver()
export class UpdateProfileResolver {
  /** Takes the use case. */
  constructor(private readonly updateProfileUseCase: UpdateProfile) {}

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
    const result = await this.updateProfileUseCase({ actor, requestId: context.requestId, ...change });
    context.reload();
    return result.ok
      ? { profile: presentProfile(result.value), userErrors: [] }
      : { profile: null, userErrors: userErrorsOf(result.refusal, explainUpdateProfile) };
  }
}
