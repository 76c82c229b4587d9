import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import { explainReuse, separateKey } from '../idempotency/idempotency-key';
import { explainSendInvite } from './explain-refusal';
import { presentInvitation } from './invitation.type';
import type { SendInvite } from './send-invite';
import { SendInviteInput, SendInvitePayload } from './send-invite.type';

/** Resolves the mutation that sends an invitation. */
@Resolver()
export class SendInviteResolver {
  /** Takes the use case. */
  constructor(private readonly sendInviteUseCase: SendInvite) {}

  /** Sends an invitation. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => SendInvitePayload, {
    description:
      "Sends a mail with a link that associates a profile with the Microsoft account that the recipient signs in with. Use it to invite a colleague or to move your active profile to another Microsoft account. The profile's current association stays active until the invitation is accepted. Supersedes the profile's pending invitation. Fails with `RATE_LIMITED` after too many invitations.",
  })
  async sendInvite(
    @Arg('input', () => SendInviteInput, { description: 'The profile to invite.' }) given: SendInviteInput,
    @Ctx() context: RequestContext,
  ): Promise<SendInvitePayload> {
    const { idempotencyKey, input } = separateKey(given);
    const actor = await requireActiveProfile(context);
    const result = await this.sendInviteUseCase({
      actor,
      requestId: context.requestId,
      idempotencyKey,
      profileId: input.profileId,
      email: input.email ?? null,
    });
    context.reload();
    if (result.ok) return { invitation: presentInvitation(result.value, context.now()), userErrors: [] };
    return {
      invitation: null,
      userErrors: userErrorsOf(result.refusal, (refusal) =>
        explainReuse(refusal, (other) => explainSendInvite(other)),
      ),
    };
  }
}
