import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { identityById } from '../identity/identity.loader';
import { IdentityType, presentIdentity } from '../identity/identity.type';
import { presentProfile, ProfileType } from '../profile/profile.type';
import { profileById } from '../profile/profile.loader';
import type { RequestContext } from '../request/request-context';
import { AssociationType } from './association.type';

/** Resolves associations. Everyone who can read the profile can read them. */
@Resolver(() => AssociationType)
export class AssociationResolver {
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
}
