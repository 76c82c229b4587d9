import { Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { refuseApplication, signInFirst } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import type { ClearDefaultProfile } from './clear-default-profile';
import { ClearDefaultProfilePayload } from './clear-default-profile.type';
import type { ViewerContext } from './viewer-context';
import { presentViewer } from './viewer.type';

/** Resolves the mutation that clears the default profile. */
@Resolver()
export class ClearDefaultProfileResolver {
  /** Takes the use case. */
  constructor(private readonly clearDefaultProfileUseCase: ClearDefaultProfile) {}

  /** Clears the default profile. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => ClearDefaultProfilePayload, {
    description:
      'Clears your default profile, so that you choose a profile in each new session if you have several. Sessions with a selection keep it. Requires sign-in.',
  })
  async clearDefaultProfile(@Ctx() context: ViewerContext): Promise<ClearDefaultProfilePayload> {
    refuseApplication(context);
    const viewer = await context.viewer();
    if (!viewer) throw signInFirst();
    const result = await this.clearDefaultProfileUseCase({ viewer, requestId: context.requestId });
    if (!result.ok) {
      return { viewer: null, userErrors: userErrorsOf(result.refusal, explainNoDefault) };
    }
    context.reload();
    const changed = await context.viewer();
    return { viewer: changed && presentViewer(changed), userErrors: [] };
  }
}

function explainNoDefault(): { message: string; field: null } {
  return { message: "You don't have a default profile, so nothing was changed.", field: null };
}
