import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { presentAdded } from '../add-profiles/present-added';
import { presentProfile } from '../profile/profile.type';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { type Explanation, type UserRefusal, userErrorsOf } from '../schema-parts/user-errors';
import type { RestoreProfile, RestoreProfileRefusal } from './restore-profile';
import { RestoreProfileInput, RestoreProfilePayload } from './restore-profile.type';

/** Resolves the mutation that restores a removed person. */
@Resolver()
export class RestoreProfileResolver {
  /** Takes the use case. */
  constructor(private readonly restoreProfileUseCase: RestoreProfile) {}

  /** Adds a removed person again. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => RestoreProfilePayload, {
    description:
      'Adds a removed person to their account again. The new profile has the name, e-mail address and language of the removed one. The removed profile stays as history. The new profile is a `MEMBER`, unless the account has no active administrator. Optionally sends an invitation. Only administrators of the account and of its partner of record can call it. Not idempotent: a retry returns `EMAIL_IN_USE`. Fails with `RATE_LIMITED` after too many invitations.',
  })
  async restoreProfile(
    @Arg('input', () => RestoreProfileInput, { description: 'The removed profile to restore.' })
    { profileId, sendInvite }: RestoreProfileInput,
    @Ctx() context: RequestContext,
  ): Promise<RestoreProfilePayload> {
    const actor = await requireActiveProfile(context);
    const result = await this.restoreProfileUseCase({
      actor,
      requestId: context.requestId,
      profileId,
      sendInvite: sendInvite ?? false,
    });
    context.reload();
    if (result.ok)
      return { ...presentAdded(result.value, context.now()), existingProfile: null, userErrors: [] };
    const { refusal } = result;
    const holder = refusal.code === 'EMAIL_IN_USE' ? refusal.holder : null;
    return {
      ...{ profile: null, invitation: null, existingProfile: holder && presentProfile(holder) },
      userErrors: userErrorsOf(refusal, explainRestoreProfile),
    };
  }
}

function explainRestoreProfile({ code }: UserRefusal<RestoreProfileRefusal>): Explanation {
  const field = ['input', 'profileId'];
  switch (code) {
    case 'NOT_FOUND':
      return { message: "The profile doesn't exist, or you can't read it.", field };
    case 'NOT_PERMITTED':
      return {
        message:
          'Only an administrator can restore a profile. Ask an administrator, or switch to a profile with the administrator role.',
        field,
      };
    case 'ACCOUNT_INACTIVE':
      return {
        message: 'This account was deactivated. Ask the people who maintain its record in Dynamics.',
        field,
      };
    case 'NOT_REMOVED':
      return { message: "This profile wasn't removed. Look for it in the list of profiles.", field };
    case 'EMAIL_IN_USE':
      return {
        message:
          'Another profile of this account has the same address. Use that one, or change its address first.',
        field,
      };
  }
}
