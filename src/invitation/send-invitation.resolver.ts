import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { rateLimited, requireActiveProfile } from '../request/request-error';
import { explainSize } from './explain-adding';
import { explainRevokeInvite, explainSendInvite, explainSendInvitesItem } from './explain-refusal';
import type { Invitation } from './invitation';
import { presentInvitation } from './invitation.type';
import type { RevokeInvite } from './revoke-invite';
import { RevokeInviteInput, RevokeInvitePayload } from './revoke-invite.type';
import type { SendInvite } from './send-invite';
import { SendInviteInput, SendInvitePayload } from './send-invite.type';
import type { SendInvites, SendInvitesItemRefusal } from './send-invites';
import { SendInvitesInput, SendInvitesPayload, type SendInvitesResult } from './send-invites.type';
import type { Result } from '../foundation/result';

/** The use cases of the resolver. */
export interface SendInvitationUseCases {
  readonly sendInvite: SendInvite;
  readonly sendInvites: SendInvites;
  readonly revokeInvite: RevokeInvite;
}

/** Resolves the mutations that send and revoke invitations. */
@Resolver()
export class SendInvitationResolver {
  /** Takes the use cases. */
  constructor(private readonly useCases: SendInvitationUseCases) {}

  /** Sends an invitation. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => SendInvitePayload, {
    description:
      "Sends a mail with a link that associates a profile with the Microsoft account that the recipient signs in with. Use it to invite a colleague or to move your active profile to another Microsoft account. The profile's current association stays active until the invitation is accepted. Supersedes the profile's pending invitation. Fails with `RATE_LIMITED` after too many invitations.",
  })
  async sendInvite(
    @Arg('input', () => SendInviteInput, { description: 'The profile to invite.' }) input: SendInviteInput,
    @Ctx() context: RequestContext,
  ): Promise<SendInvitePayload> {
    const actor = await requireActiveProfile(context);
    const result = await this.useCases.sendInvite({
      actor,
      requestId: context.requestId,
      profileId: input.profileId,
      email: input.email ?? null,
    });
    context.reload();
    if (result.ok) return { invitation: presentInvitation(result.value, context.now()), userErrors: [] };
    if (typeof result.refusal !== 'string') throw rateLimited(result.refusal.retryAfterSeconds);
    return { invitation: null, userErrors: [{ code: result.refusal, ...explainSendInvite(result.refusal) }] };
  }

  /** Sends many invitations. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => SendInvitesPayload, {
    description:
      "Sends invitations for up to 500 profiles, as `sendInvite` does. An invalid item doesn't affect the others. Fails with `RATE_LIMITED`, and sends nothing, after too many invitations.",
  })
  async sendInvites(
    @Arg('input', () => SendInvitesInput, { description: 'The profiles to invite.' }) input: SendInvitesInput,
    @Ctx() context: RequestContext,
  ): Promise<SendInvitesPayload> {
    const actor = await requireActiveProfile(context);
    const outcome = await this.useCases.sendInvites({
      actor,
      requestId: context.requestId,
      invites: input.invites.map(({ profileId, email }) => ({ profileId, email: email ?? null })),
    });
    context.reload();
    if (outcome.ok) {
      const now = context.now();
      return { results: outcome.value.map((item, index) => presentItem(item, index, now)), userErrors: [] };
    }
    const { refusal } = outcome;
    if (typeof refusal !== 'string') throw rateLimited(refusal.retryAfterSeconds);
    const userErrors = [{ code: refusal, ...explainSize(refusal, ['input', 'invites']) }];
    return { results: [], userErrors };
  }

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
    const result = await this.useCases.revokeInvite({ actor, requestId: context.requestId, invitationId });
    context.reload();
    if (result.ok) return { invitation: presentInvitation(result.value, context.now()), userErrors: [] };
    const code = typeof result.refusal === 'string' ? result.refusal : 'NOT_PENDING';
    return { invitation: null, userErrors: [{ code, ...explainRevokeInvite(result.refusal) }] };
  }
}

function presentItem(
  item: Result<Invitation, SendInvitesItemRefusal>,
  index: number,
  now: Date,
): SendInvitesResult {
  if (item.ok) return { index, invitation: presentInvitation(item.value, now), userErrors: [] };
  const code = typeof item.refusal === 'string' ? item.refusal : 'RATE_LIMITED';
  const path = ['input', 'invites', String(index)];
  return { index, invitation: null, userErrors: [{ code, ...explainSendInvitesItem(item.refusal, path) }] };
}
