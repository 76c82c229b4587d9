import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { presentAssociation } from '../association/association.type';
import type { RequestContext } from '../request/request-context';
import { rateLimited, requestError, requireActor } from '../request/request-error';
import type { ViewerContext } from '../viewer/viewer-context';
import { type AssociateProfile, MOST_PROFILES_AT_ONCE } from './associate-profile';
import { AssociateProfileInput, AssociateProfilePayload } from './associate-profile.type';
import { explainAssociateProfile } from './explain-refusal';
import type { RequestInvites } from './request-invites';
import { RequestInvitesInput, RequestInvitesPayload } from './request-invites.type';

/** The use cases of the resolver. */
export interface AcceptInvitationUseCases {
  readonly requestInvites: RequestInvites;
  readonly associateProfile: AssociateProfile;
}

/** Resolves the mutations by which signed-in people request invitations to a mailbox, and accept them. */
@Resolver()
export class AcceptInvitationResolver {
  /** Takes the use cases. */
  constructor(private readonly useCases: AcceptInvitationUseCases) {}

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
  @Directive('@tag(name: "self-service")')
  @Mutation(() => AssociateProfilePayload, {
    description:
      "Accepts an invitation: associates its profile, and optionally others with the same e-mail address, with the Microsoft account that you're signed in with. The addresses needn't match. Associates all of the profiles or none. Idempotent. Fails with `RATE_LIMITED` after too many attempts.",
  })
  async associateProfile(
    @Arg('input', () => AssociateProfileInput, {
      description: 'The invitation to accept and the profiles to associate.',
    })
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
