import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { accountById } from '../account/account.loader';
import type { Profile } from '../profile/profile';
import { profileById } from '../profile/profile.loader';
import { presentProfile, ProfileType } from '../profile/profile.type';
import { scopeOf, visibleProfile } from '../profile/visible-profile';
import type { RequestContext } from '../request/request-context';
import type { Invitation } from './invitation';
import { statusOf } from './invitation-status';
import { InvitationType } from './invitation.type';

/** Resolves invitations. Everyone who can read the profile can read them. */
@Resolver(() => InvitationType)
export class InvitationResolver {
  /** Finds the profile that accepting the invitation associates. */
  @FieldResolver(() => ProfileType, { description: 'The profile that accepting the invitation associates.' })
  async profile(
    @Root() { invitation }: InvitationType,
    @Ctx() context: RequestContext,
  ): Promise<ProfileType> {
    return presentProfile(await profileOf(context, invitation));
  }

  /** Finds the sender's profile. */
  @FieldResolver(() => ProfileType, {
    nullable: true,
    description:
      "The profile that sent the invitation. Null when `requestInvites` sent it or you can't read the profile.",
  })
  async sentBy(
    @Root() { invitation }: InvitationType,
    @Ctx() context: RequestContext,
  ): Promise<ProfileType | null> {
    const sender =
      invitation.sentByProfileId === null ? null : await visibleProfile(context, invitation.sentByProfileId);
    return sender && presentProfile(sender);
  }

  /** Returns whether revokeInvite would revoke the invitation. */
  @FieldResolver(() => Boolean, {
    description:
      'True when your active profile can revoke the invitation with `revokeInvite`: the invitation is pending, and you can manage the account.',
  })
  async viewerCanRevoke(
    @Root() { invitation }: InvitationType,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    if (statusOf(invitation, context.now()) !== 'PENDING') return false;
    const scope = await scopeOf(context, await profileOf(context, invitation));
    return policy.mayManageProfiles(await context.caller(), scope);
  }

  /** Returns whether sendInvite would send the profile a new invitation. */
  @FieldResolver(() => Boolean, {
    description:
      'True when your active profile can send the profile a new invitation with `sendInvite`. A new invitation supersedes a pending one.',
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
