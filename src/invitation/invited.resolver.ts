import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { AccountType } from '../account/account.type';
import { scopeOfAccount } from '../account/visible-account';
import type { Database } from '../database/database';
import { ProfileType } from '../profile/profile.type';
import { scopeOf } from '../profile/visible-profile';
import type { Connection } from '../relay/connection';
import { connectionOfStoredList } from '../relay/stored-list';
import type { RequestContext } from '../request/request-context';
import { invitationsByProfilePage, pendingInvitationByProfileId } from './invitation.loader';
import { invitationsOfAccount } from './invitation-list';
import {
  AccountInvitationsArgs,
  InvitationConnection,
  InvitationType,
  presentInvitation,
  ProfileInvitationsArgs,
} from './invitation.type';
import { statusOf } from './invitation-status';

/** Resolves the invitations of profiles. Everyone who can read the profile can read the pending one. */
@Resolver(() => ProfileType)
export class ProfileInvitationResolver {
  /** Finds the pending invitation. */
  @FieldResolver(() => InvitationType, {
    nullable: true,
    description:
      'The invitation that can currently be accepted. A profile has at most one. Null when there is none.',
  })
  async pendingInvitation(
    @Root() { profile }: ProfileType,
    @Ctx() context: RequestContext,
  ): Promise<InvitationType | null> {
    const invitation = await context.loaders.get(pendingInvitationByProfileId).load(profile.id);
    if (!invitation || statusOf(invitation, context.now()) !== 'PENDING') return null;
    return presentInvitation(invitation, context.now());
  }

  /** Lists the invitations. Only callers who can list those of the account can read them. */
  @Directive('@tag(name: "administration")')
  @Directive('@cost(weight: 20)')
  @FieldResolver(() => InvitationConnection, {
    nullable: true,
    description:
      'All invitations to the profile, former ones included. Sorted with the newest first. Read for all profiles of a request at once. Null unless `viewerCanManage` is true or the caller is an application.',
  })
  async invitations(
    @Root() { profile }: ProfileType,
    @Args(() => ProfileInvitationsArgs) args: ProfileInvitationsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<InvitationType> | null> {
    if (!policy.mayListProfiles(await context.caller(), await scopeOf(context, profile))) return null;
    const now = context.now();
    return context.loaders.get(invitationsByProfilePage).load({ profileId: profile.id, now, args });
  }
}

/** Resolves the invitations of accounts. */
@Resolver(() => AccountType)
export class AccountInvitationsResolver {
  /** Takes the database that the lists are read from. */
  constructor(private readonly database: Database) {}

  /** Lists the invitations. Only callers who can manage the account's profiles can read them. */
  @Directive('@tag(name: "administration")')
  @Directive('@cost(weight: 400)')
  @FieldResolver(() => InvitationConnection, {
    nullable: true,
    description:
      "All invitations to the account's profiles. Sorted with the newest first by default, by match when you search. Returns only invitations that match all filters. Null unless `viewerCanManageProfiles` is true or the caller is an application.",
  })
  async invitations(
    @Root() { account }: AccountType,
    @Args(() => AccountInvitationsArgs) args: AccountInvitationsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<InvitationType> | null> {
    if (!policy.mayListProfiles(await context.caller(), scopeOfAccount(account))) return null;
    const now = context.now();
    const list = invitationsOfAccount(this.database, account.id, args, now);
    return connectionOfStoredList(this.database, list, args, (invitation) =>
      presentInvitation(invitation, now),
    );
  }
}
