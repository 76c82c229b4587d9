import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { refuseApplication } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import type { ViewerContext } from '../viewer/viewer-context';
import type { DeclineInvite } from './decline-invite';
import { DeclineInviteInput, DeclineInvitePayload } from './decline-invite.type';
import { explainDeclineInvite } from './explain-refusal';

/** Resolves the mutation that declines an invitation. */
@Resolver()
export class DeclineInviteResolver {
  /** Takes the use case. */
  constructor(private readonly declineInviteUseCase: DeclineInvite) {}

  /** Declines an invitation. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => DeclineInvitePayload, {
    description:
      "Declines an invitation, whose link then no longer works. Anonymous callers with the token can call it. Doesn't change any association. The sender can read that it was declined, but not by whom. Idempotent: the first reason is kept. Fails with `RATE_LIMITED` after too many attempts.",
  })
  async declineInvite(
    @Arg('input', () => DeclineInviteInput, { description: 'The invitation to decline, and why.' })
    { token, reason }: DeclineInviteInput,
    @Ctx() context: ViewerContext,
  ): Promise<DeclineInvitePayload> {
    refuseApplication(context);
    // Anonymous callers can decline, so a profile that the caller can't use mustn't prevent it.
    const viewer = await context.viewerOfAnyProfile();
    const result = await this.declineInviteUseCase({
      requestId: context.requestId,
      token,
      reason: reason ?? null,
      caller: viewer?.identity.id ?? context.remoteNetwork,
    });
    context.reload();
    if (result.ok) return { declinedAt: result.value, userErrors: [] };
    return { declinedAt: null, userErrors: userErrorsOf(result.refusal, explainDeclineInvite) };
  }
}
