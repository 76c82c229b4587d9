import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActor } from '../request/request-error';
import { explainInvalidProfile } from '../profile/invalid-profile';
import { type Explanation, type UserRefusal, userErrorsOf } from '../schema-parts/user-errors';
import type { RequestInvites, RequestInvitesRefusal } from './request-invites';
import { RequestInvitesInput, RequestInvitesPayload } from './request-invites.type';

/** Resolves the mutation by which signed-in people request invitations to a mailbox. */
@Resolver()
export class RequestInvitesResolver {
  /** Takes the use case. */
  constructor(private readonly requestInvitesUseCase: RequestInvites) {}

  /** Requests invitations. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => RequestInvitesPayload, {
    description:
      'Sends an invitation for each profile with the given e-mail address to that address. Several invitations can be in one mail. The response never reveals whether any profile matches. Requires sign-in. Fails with `RATE_LIMITED` after too many requests.',
  })
  async requestInvites(
    @Arg('input', () => RequestInvitesInput, { description: 'The e-mail address to send invitations to.' })
    input: RequestInvitesInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestInvitesPayload> {
    const actor = await requireActor(context);
    const result = await this.requestInvitesUseCase({
      actor,
      requestId: context.requestId,
      email: input.email,
    });
    if (result.ok) return { accepted: true, userErrors: [] };
    return { accepted: false, userErrors: userErrorsOf(result.refusal, explain) };
  }
}

function explain(refusal: UserRefusal<RequestInvitesRefusal>): Explanation {
  return explainInvalidProfile(refusal, ['input']);
}
