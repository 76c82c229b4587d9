import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { presentAssociation } from '../association/association.type';
import { profileById } from '../profile/profile.loader';
import { presentProfile, ProfileType } from '../profile/profile.type';
import { visibleProfile } from '../profile/visible-profile';
import type { RequestContext } from '../request/request-context';
import { rateLimited, requestError, requireActiveProfile, requireActor } from '../request/request-error';
import type { ViewerContext } from '../viewer/viewer-context';
import type { AssociateProfile } from './associate-profile';
import { AssociateProfileInput, AssociateProfilePayload } from './associate-profile.type';
import { explainAssociateProfile, explainSendInvite } from './explain-refusal';
import { InvitationPreviewType, presentInvitationPreview } from './invitation-preview.type';
import { invitationById } from './invitation.loader';
import { InvitationType, presentInvitation } from './invitation.type';
import type { PreviewInvitation } from './preview-invitation';
import type { RequestInvites } from './request-invites';
import { RequestInvitesInput, RequestInvitesPayload } from './request-invites.type';
import type { SendInvite } from './send-invite';
import { SendInviteInput, SendInvitePayload } from './send-invite.type';

const MOST_PROFILES_AT_ONCE = 100;

/** The use cases that the resolver translates. */
export interface InvitationUseCases {
  readonly sendInvite: SendInvite;
  readonly requestInvites: RequestInvites;
  readonly associateProfile: AssociateProfile;
  readonly previewInvitation: PreviewInvitation;
}

/** Answers for invitations. Whoever may read the profile may read them. */
@Resolver(() => InvitationType)
export class InvitationResolver {
  /** Takes the use cases it translates. */
  constructor(private readonly useCases: InvitationUseCases) {}

  /** Finds the profile that may be associated. */
  @FieldResolver(() => ProfileType, { description: 'The profile that it lets its holder associate.' })
  async profile(
    @Root() { invitation }: InvitationType,
    @Ctx() context: RequestContext,
  ): Promise<ProfileType> {
    const profile = await context.loaders.get(profileById).load(invitation.profileId);
    if (!profile) throw new Error(`Invitation ${invitation.id} is for no profile.`);
    return presentProfile(profile);
  }

  /** Finds the profile as which it was sent. */
  @FieldResolver(() => ProfileType, {
    nullable: true,
    description:
      'The profile as which it was sent; null when it was asked for on the association page, or you may not read that profile.',
  })
  async sentBy(
    @Root() { invitation }: InvitationType,
    @Ctx() context: RequestContext,
  ): Promise<ProfileType | null> {
    const sender =
      invitation.sentByProfileId === null ? null : await visibleProfile(context, invitation.sentByProfileId);
    return sender && presentProfile(sender);
  }

  /** Looks at an invitation. */
  @Query(() => InvitationPreviewType, {
    nullable: true,
    description:
      'What an invitation is for, to the holder of its token, signed in or not. Changes nothing. Null when the token is not genuine.',
  })
  async invitationPreview(
    @Arg('token', () => String, { description: "The token in the fragment of the mail's link." })
    token: string,
    @Ctx() context: ViewerContext,
  ): Promise<InvitationPreviewType | null> {
    const viewer = await context.viewer();
    const preview = await this.useCases.previewInvitation({
      token,
      caller: viewer?.identity.id ?? context.remoteAddress,
    });
    if (!preview.ok) throw rateLimited(preview.refusal.retryAfterSeconds);
    return preview.value && presentInvitationPreview(preview.value, viewer?.identity ?? null);
  }

  /** Sends an invitation. */
  @Mutation(() => SendInvitePayload, {
    description:
      "Sends a profile's holder a mail with a link that associates the profile with the Microsoft account they sign in with: for a colleague who has none yet, or to move your own profile to another Microsoft account. The association that holds stays until the link is used. An earlier invitation is superseded.",
  })
  async sendInvite(
    @Arg('input', () => SendInviteInput, { description: 'Whom to invite.' }) input: SendInviteInput,
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

  /** Asks for invitations. */
  @Mutation(() => RequestInvitesPayload, {
    description:
      'The association page: sends an invitation for each profile with an e-mail address to that address. The answer never tells whether there are any.',
  })
  async requestInvites(
    @Arg('input', () => RequestInvitesInput, { description: 'Which mailbox to send invitations to.' })
    input: RequestInvitesInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestInvitesPayload> {
    const actor = await requireActor(context);
    const result = await this.useCases.requestInvites({
      actor,
      requestId: context.requestId,
      email: input.email,
    });
    if (result.ok) return { accepted: true, userErrors: [] };
    if (typeof result.refusal !== 'string') throw rateLimited(result.refusal.retryAfterSeconds);
    const message = 'Enter an e-mail address such as name@company.com.';
    return { accepted: false, userErrors: [{ code: result.refusal, message, field: ['input', 'email'] }] };
  }

  /** Accepts an invitation. */
  @Mutation(() => AssociateProfilePayload, {
    description:
      'Accepts an invitation: associates its profile, and others of the same mailbox if you like, with the Microsoft account you are signed in with. All or nothing; repeating it answers with the same associations.',
  })
  async associateProfile(
    @Arg('input', () => AssociateProfileInput, { description: 'Which invitation to accept.' })
    input: AssociateProfileInput,
    @Ctx() context: ViewerContext,
  ): Promise<AssociateProfilePayload> {
    const actor = await requireActor(context);
    const alsoProfileIds = input.alsoProfileIds ?? [];
    if (alsoProfileIds.length > MOST_PROFILES_AT_ONCE) {
      throw requestError(
        'BAD_USER_INPUT',
        `Associate up to ${String(MOST_PROFILES_AT_ONCE)} profiles at once.`,
        {
          field: ['input', 'alsoProfileIds'],
        },
      );
    }
    const result = await this.useCases.associateProfile({
      actor,
      requestId: context.requestId,
      token: input.token,
      alsoProfileIds,
      replaceIdentity: input.replaceIdentity ?? false,
    });
    if (result.ok) {
      context.reload();
      const associations = result.value.associations.map(presentAssociation);
      return { association: presentAssociation(result.value.association), associations, userErrors: [] };
    }
    if (typeof result.refusal !== 'string') throw rateLimited(result.refusal.retryAfterSeconds);
    const userErrors = [{ code: result.refusal, ...explainAssociateProfile(result.refusal) }];
    return { association: null, associations: [], userErrors };
  }
}

/** Resolves references to invitations that other subgraphs make; authorizes like any query. */
export async function resolveInvitationReference(
  reference: { readonly id: string },
  context: RequestContext,
): Promise<InvitationType | null> {
  if (!(await context.actor())) return null;
  const invitation = await context.loaders.get(invitationById).load(reference.id);
  if (!invitation || !(await visibleProfile(context, invitation.profileId))) return null;
  return presentInvitation(invitation, context.now());
}
