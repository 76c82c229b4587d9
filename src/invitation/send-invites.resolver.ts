import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { type Explanation, itemErrorsOf, userErrorsOf } from '../schema-parts/user-errors';
import type { Result } from '../foundation/result';
import { explainReuse, separateKey } from '../idempotency/idempotency-key';
import type { BatchSizeRefusal } from './batch';
import { explainSendInvitesItem, explainSize } from './explain-refusal';
import type { Invitation } from './invitation';
import { presentInvitation } from './invitation.type';
import type { SendInvites, SendInvitesItemRefusal } from './send-invites';
import { SendInvitesInput, SendInvitesPayload, type SendInvitesResult } from './send-invites.type';

/** Resolves the mutation that sends many invitations. */
@Resolver()
export class SendInvitesResolver {
  /** Takes the use case. */
  constructor(private readonly sendInvitesUseCase: SendInvites) {}

  /** Sends many invitations. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => SendInvitesPayload, {
    description:
      "Sends invitations for up to 500 profiles, as `sendInvite` does. An invalid item doesn't affect the others. Fails with `RATE_LIMITED`, and sends nothing, after too many invitations.",
  })
  async sendInvites(
    @Arg('input', () => SendInvitesInput, { description: 'The profiles to invite.' }) given: SendInvitesInput,
    @Ctx() context: RequestContext,
  ): Promise<SendInvitesPayload> {
    const { idempotencyKey, input } = separateKey(given);
    const actor = await requireActiveProfile(context);
    const outcome = await this.sendInvitesUseCase({
      actor,
      requestId: context.requestId,
      idempotencyKey,
      invites: input.invites.map(({ profileId, email }) => ({ profileId, email: email ?? null })),
    });
    context.reload();
    if (outcome.ok) {
      const now = context.now();
      return { results: outcome.value.map((item, index) => presentItem(item, index, now)), userErrors: [] };
    }
    const explain = (refusal: BatchSizeRefusal): Explanation => explainSize(refusal, ['input', 'invites']);
    return {
      results: [],
      userErrors: userErrorsOf(outcome.refusal, (refusal) => explainReuse(refusal, explain)),
    };
  }
}

function presentItem(
  item: Result<Invitation, SendInvitesItemRefusal>,
  index: number,
  now: Date,
): SendInvitesResult {
  if (item.ok) return { index, invitation: presentInvitation(item.value, now), userErrors: [] };
  const explain = (refusal: SendInvitesItemRefusal): Explanation =>
    explainSendInvitesItem(refusal, ['input', 'invites', String(index)]);
  return { index, invitation: null, userErrors: itemErrorsOf(item.refusal, explain) };
}
