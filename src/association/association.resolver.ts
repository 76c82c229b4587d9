import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { identityById } from '../identity/identity.loader';
import { IdentityType, presentIdentity } from '../identity/identity.type';
import { presentProfile, ProfileType } from '../profile/profile.type';
import { profileById } from '../profile/profile.loader';
import type { RequestContext } from '../request/request-context';
import { requireActor } from '../request/request-error';
import { AssociationType, presentAssociation } from './association.type';
import type { EndAssociation } from './end-association';
import { EndAssociationInput, EndAssociationPayload } from './end-association.type';

/** Resolves associations. Everyone who can read the profile can read them. */
@Resolver(() => AssociationType)
export class AssociationResolver {
  /** Takes the use case. */
  constructor(private readonly endAssociationUseCase: EndAssociation) {}

  /** Finds the associated profile. */
  @FieldResolver(() => ProfileType, { description: 'The associated profile.' })
  async profile(
    @Root() { association }: AssociationType,
    @Ctx() context: RequestContext,
  ): Promise<ProfileType> {
    const profile = await context.loaders.get(profileById).load(association.profileId);
    if (!profile) throw new Error(`Association ${association.id} is of no profile.`);
    return presentProfile(profile);
  }

  /** Finds the Microsoft account that the profile is associated with. */
  @FieldResolver(() => IdentityType, { description: 'The associated Microsoft account.' })
  async identity(
    @Root() { association }: AssociationType,
    @Ctx() context: RequestContext,
  ): Promise<IdentityType> {
    const identity = await context.loaders.get(identityById).load(association.identityId);
    if (!identity) throw new Error(`Association ${association.id} is to no identity.`);
    return presentIdentity(identity);
  }

  /** Ends an association. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => EndAssociationPayload, {
    description:
      'Ends an association, so that the Microsoft account can no longer use the profile. The person associated with the profile and the administrators of the account and of its partner of record can call it. Takes effect immediately in every session. Idempotent.',
  })
  async endAssociation(
    @Arg('input', () => EndAssociationInput, { description: 'The association to end.' })
    input: EndAssociationInput,
    @Ctx() context: RequestContext,
  ): Promise<EndAssociationPayload> {
    const actor = await requireActor(context);
    const result = await this.endAssociationUseCase({
      actor,
      requestId: context.requestId,
      associationId: input.associationId,
    });
    context.reload();
    return result.ok
      ? { association: presentAssociation(result.value), userErrors: [] }
      : {
          association: null,
          userErrors: [
            {
              code: result.refusal,
              message: 'There is no such association.',
              field: ['input', 'associationId'],
            },
          ],
        };
  }
}
