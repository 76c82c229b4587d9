import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { presentAssociation } from '../association/association.type';
import { requestError, requireActor } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import type { ViewerContext } from '../viewer/viewer-context';
import { type AssociateProfile, MOST_PROFILES_AT_ONCE } from './associate-profile';
import { AssociateProfileInput, AssociateProfilePayload } from './associate-profile.type';
import { explainAssociateProfile } from './explain-refusal';

/** Resolves the mutation that accepts an invitation. */
@Resolver()
export class AssociateProfileResolver {
  /** Takes the use case. */
  constructor(private readonly associateProfileUseCase: AssociateProfile) {}

  /** Accepts an invitation. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => AssociateProfilePayload, {
    description:
      "Accepts an invitation: associates its profile, and optionally others with the same e-mail address, with the Microsoft account that you're signed in with. The addresses needn't match. Associates all of the profiles or none. Idempotent. If you already have all of the profiles, nothing changes, and the invitation can still be accepted with another Microsoft account. Fails with `RATE_LIMITED` after too many attempts.",
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
    const result = await this.associateProfileUseCase({
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
    const userErrors = userErrorsOf(result.refusal, explainAssociateProfile);
    return { association: null, associations: [], userErrors };
  }
}
