import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { accountById } from '../account/account.loader';
import type { Profile } from '../profile/profile';
import { profileById } from '../profile/profile.loader';
import { presentProfile, ProfileType } from '../profile/profile.type';
import { scopeOf, visibleProfile } from '../profile/visible-profile';
import type { RequestContext } from '../request/request-context';
import { type Invitation, statusOf } from './invitation';
import { InvitationType } from './invitation.type';

/** Answers for invitations. Whoever may read the profile may read them. */
@Resolver(() => InvitationType)
export class InvitationResolver {
  /** Finds the profile that may be associated. */
  @FieldResolver(() => ProfileType, { description: 'The profile that it lets its holder associate.' })
  async profile(
    @Root() { invitation }: InvitationType,
    @Ctx() context: RequestContext,
  ): Promise<ProfileType> {
    return presentProfile(await profileOf(context, invitation));
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

  /** Tells beforehand what revokeInvite would allow. */
  @FieldResolver(() => Boolean, {
    description:
      'True when you, as the active profile, may take it back with `revokeInvite`: it is pending, and you manage the account.',
  })
  async viewerCanRevoke(
    @Root() { invitation }: InvitationType,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    if (statusOf(invitation, context.now()) !== 'PENDING') return false;
    const scope = await scopeOf(context, await profileOf(context, invitation));
    return policy.mayManageProfiles(await context.caller(), scope);
  }

  /** Tells beforehand what sendInvite would allow. */
  @FieldResolver(() => Boolean, {
    description:
      'True when you, as the active profile, may send its profile another one with `sendInvite`, which supersedes this one if it is pending.',
  })
  async viewerCanResend(
    @Root() { invitation }: InvitationType,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const profile = await profileOf(context, invitation);
    const scope = await scopeOf(context, profile);
    const account = await context.loaders.get(accountById).load(profile.accountId);
    return (
      profile.status === 'ACTIVE' &&
      account?.status === 'ACTIVE' &&
      policy.maySendInvite(await context.caller(), scope)
    );
  }
}

async function profileOf(context: RequestContext, invitation: Invitation): Promise<Profile> {
  const profile = await context.loaders.get(profileById).load(invitation.profileId);
  if (!profile) throw new Error(`Invitation ${invitation.id} is for no profile.`);
  return profile;
}
