import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import { explainRevokeInvite } from './explain-refusal';
import { presentInvitation } from './invitation.type';
import type { RevokeInvite } from './revoke-invite';
import { RevokeInviteInput, RevokeInvitePayload } from './revoke-invite.type';

/** Resolves the mutation that revokes an invitation. */
@Resolver()
export class RevokeInviteResolver {
  /** Takes the use case. */
  constructor(private readonly revokeInviteUseCase: RevokeInvite) {}

  /** Revokes an invitation. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => RevokeInvitePayload, {
    description:
      "Revokes a pending invitation: a queued mail isn't sent, and the link in a sent mail no longer works. Only administrators of the account and of its partner of record can call it. Idempotent.",
  })
  async revokeInvite(
    @Arg('input', () => RevokeInviteInput, { description: 'The invitation to revoke.' })
    { invitationId }: RevokeInviteInput,
    @Ctx() context: RequestContext,
  ): Promise<RevokeInvitePayload> {
    const actor = await requireActiveProfile(context);
    const result = await this.revokeInviteUseCase({ actor, requestId: context.requestId, invitationId });
    context.reload();
    if (result.ok) return { invitation: presentInvitation(result.value, context.now()), userErrors: [] };
    return { invitation: null, userErrors: userErrorsOf(result.refusal, explainRevokeInvite) };
  }
}
