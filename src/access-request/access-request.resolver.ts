import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { identityById } from '../identity/identity.loader';
import { IdentityType, presentIdentity } from '../identity/identity.type';
import { profileById } from '../profile/profile.loader';
import { AccountAdministratorType, presentProfile, ProfileType } from '../profile/profile.type';
import { visibleProfile } from '../profile/visible-profile';
import type { RequestContext } from '../request/request-context';
import { AccessRequestType } from './access-request.type';

/** Resolves requests for access. Access is checked where they are listed and decided. */
@Resolver(() => AccessRequestType)
export class AccessRequestResolver {
  /** Finds the Microsoft account of the person who requested access. */
  @FieldResolver(() => IdentityType, {
    description:
      "The Microsoft account of the person who requested access. Its name and user name weren't verified.",
  })
  async requestedBy(
    @Root() { accessRequest }: AccessRequestType,
    @Ctx() context: RequestContext,
  ): Promise<IdentityType> {
    const identity = await context.loaders.get(identityById).load(accessRequest.requestedByIdentityId);
    if (!identity) throw new Error(`Request ${accessRequest.id} is by no identity.`);
    return presentIdentity(identity);
  }

  /** Finds the administrator who decided. */
  @FieldResolver(() => AccountAdministratorType, {
    nullable: true,
    description:
      'The administrator of the account or of its partner of record who approved or declined the request. Null when nobody did.',
  })
  async decidedBy(
    @Root() { accessRequest: { decidedByProfileId } }: AccessRequestType,
    @Ctx() context: RequestContext,
  ): Promise<AccountAdministratorType | null> {
    if (decidedByProfileId === null) return null;
    const decider = await context.loaders.get(profileById).load(decidedByProfileId);
    if (!decider) return null;
    const visible = await visibleProfile(context, decider.id);
    return { displayName: decider.displayName, profile: visible && presentProfile(visible) };
  }

  /** Finds the profile that the person got. */
  @FieldResolver(() => ProfileType, {
    nullable: true,
    description:
      "The profile that the person got. Null when the request wasn't approved or you can't read the profile.",
  })
  async profile(
    @Root() { accessRequest: { profileId } }: AccessRequestType,
    @Ctx() context: RequestContext,
  ): Promise<ProfileType | null> {
    const profile = profileId === null ? null : await visibleProfile(context, profileId);
    return profile && presentProfile(profile);
  }
}
