import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { findAccess } from '../account/find-access';
import { explanationOf } from '../profile/whom-to-ask';
import { refuseApplication, signInFirst } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import type { SwitchProfile, SwitchProfileRefusal } from './switch-profile';
import { SwitchProfileInput, SwitchProfilePayload } from './switch-profile.type';
import type { ViewerContext } from './viewer-context';
import { presentViewer } from './viewer.type';

/** Resolves the mutation that switches profiles. */
@Resolver()
export class SwitchProfileResolver {
  /** Takes the use case. */
  constructor(private readonly switchProfileUseCase: SwitchProfile) {}

  /** Switches profiles. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => SwitchProfilePayload, {
    description:
      "Selects the active profile of this browser session. For calls with an access token, selects the active profile of this client application. Doesn't affect other sessions, or requests with the `x-profile-id` header. Requires sign-in.",
  })
  async switchProfile(
    @Arg('input', () => SwitchProfileInput, { description: 'The profile to switch to.' })
    input: SwitchProfileInput,
    @Ctx() context: ViewerContext,
  ): Promise<SwitchProfilePayload> {
    refuseApplication(context);
    const viewer = await context.viewer();
    if (!viewer) throw signInFirst();
    const result = await this.switchProfileUseCase({
      viewer,
      requestId: context.requestId,
      profileId: input.profileId,
      makeDefault: input.makeDefault ?? false,
    });
    if (!result.ok) {
      const message = await explain(result.refusal, context, input.profileId);
      const explanation = { message, field: ['input', 'profileId'] };
      return { viewer: null, userErrors: userErrorsOf(result.refusal, () => explanation) };
    }
    context.reload();
    const switched = await context.viewer();
    return { viewer: switched && presentViewer(switched), userErrors: [] };
  }
}

async function explain(
  { code }: SwitchProfileRefusal,
  context: ViewerContext,
  profileId: string,
): Promise<string> {
  switch (code) {
    case 'NOT_FOUND':
      return "This profile isn't associated with your Microsoft account. Accept an invitation to it first.";
    case 'PROFILE_NOT_ACTIVE':
      return 'This profile is disabled. Ask an administrator of its account.';
    case 'ACCESS_CLOSED': {
      const viewer = await context.viewer();
      const own = viewer?.profiles.find(({ profile }) => profile.id === profileId);
      if (!own) throw new Error(`The viewer doesn't have the profile ${profileId}.`);
      return explanationOf(context, own.account, await findAccess(context, own.account));
    }
  }
}
