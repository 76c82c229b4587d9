import { AccessRequestResolver } from '../access-request/access-request.resolver';
import { createRequestAccess } from '../access-request/request-access';
import { createAccountReferences } from '../account/account.reference';
import { AccountCustomersResolver } from '../account/account-customers.resolver';
import { AccountResolver } from '../account/account.resolver';
import { AssociationResolver } from '../association/association.resolver';
import { confirmActor } from '../association/confirm-actor';
import { createAssociationReferences } from '../association/association.reference';
import { createEndAssociation } from '../association/end-association';
import { endAssociationOfRemoved } from '../association/end-association-of-removed';
import { ProfileAssociationsResolver } from '../association/profile-associations.resolver';
import { AccountAuditEventsResolver, AuditEventResolver } from '../audit-trail/audit-trail.resolver';
import type { Clock } from '../foundation/clock';
import type { Config } from '../config/config';
import type { Database } from '../database/database';
import type { EntityResolvers } from '../graphql/entities';
import type { ResolverClass } from '../graphql/schema';
import type { MicrosoftSignIn } from '../identity/microsoft-sign-in';
import { AcceptInvitationResolver } from '../invitation/accept-invitation.resolver';
import { createAddProfile } from '../invitation/add-profile';
import { AddProfileResolver } from '../invitation/add-profile.resolver';
import { createAddProfiles } from '../invitation/add-profiles';
import { createAssociateProfile } from '../invitation/associate-profile';
import { InvitationPreviewResolver } from '../invitation/invitation-preview.resolver';
import { createInvitationReferences } from '../invitation/invitation.reference';
import { InvitationResolver } from '../invitation/invitation.resolver';
import { AccountInvitationsResolver, ProfileInvitationResolver } from '../invitation/invited.resolver';
import { revokePendingInvitation } from '../invitation/issue-invitation';
import { createPreviewInvitation } from '../invitation/preview-invitation';
import { createRequestInvites } from '../invitation/request-invites';
import { createRevokeInvite } from '../invitation/revoke-invite';
import { SendInvitationResolver } from '../invitation/send-invitation.resolver';
import { createSendInvite } from '../invitation/send-invite';
import { AccountAccessResolver } from '../profile/account-access.resolver';
import { createSendInvites } from '../invitation/send-invites';
import { AccountProfilesResolver } from '../profile/account-profiles.resolver';
import { ProfilePermissionsResolver } from '../profile/profile-permissions.resolver';
import { createProfileReferences } from '../profile/profile.reference';
import { ProfileResolver } from '../profile/profile.resolver';
import { createRemoveProfile } from '../profile/remove-profile';
import { createUpdateProfile } from '../profile/update-profile';
import { createLimits } from '../rate-limit/limits';
import type { MaintenanceSchedule } from '../service-status/maintenance-schedule';
import { ServiceStatusResolver } from '../service-status/service-status.resolver';
import { createSignOut } from '../viewer/sign-out';
import { createSwitchProfile } from '../viewer/switch-profile';
import { ViewerResolver } from '../viewer/viewer.resolver';

/** The dependencies of the resolvers and their use cases. */
export interface ResolverDependencies {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly signIn: Pick<MicrosoftSignIn, 'signOutUrl'>;
  readonly maintenance: Pick<MaintenanceSchedule, 'announced'>;
}

/** Creates all resolvers with their use cases. */
export function createResolvers({
  config,
  database,
  clock,
  signIn,
  maintenance,
}: ResolverDependencies): ReadonlyMap<ResolverClass, object> {
  const limits = createLimits(database, config.limits);
  const invitations = { keys: config.secretKeys, lifetimeMs: config.invitationLifetimeMs };

  return new Map<ResolverClass, object>([
    [AccountResolver, new AccountResolver()],
    [AccountCustomersResolver, new AccountCustomersResolver()],
    [AccountAccessResolver, new AccountAccessResolver()],
    [AccountProfilesResolver, new AccountProfilesResolver(database)],
    [AccountInvitationsResolver, new AccountInvitationsResolver(database)],
    [
      ProfileResolver,
      new ProfileResolver({
        updateProfile: createUpdateProfile({
          database,
          clock,
          confirmActor,
          onAddressChanged: revokePendingInvitation,
        }),
        removeProfile: createRemoveProfile({
          database,
          clock,
          confirmActor,
          onRemoved: [endAssociationOfRemoved, revokePendingInvitation],
        }),
      }),
    ],
    [ProfilePermissionsResolver, new ProfilePermissionsResolver()],
    [ProfileAssociationsResolver, new ProfileAssociationsResolver()],
    [ProfileInvitationResolver, new ProfileInvitationResolver()],
    [AssociationResolver, new AssociationResolver(createEndAssociation({ database, clock }))],
    [InvitationResolver, new InvitationResolver()],
    [
      InvitationPreviewResolver,
      new InvitationPreviewResolver(
        createPreviewInvitation({ database, clock, limits, keys: config.secretKeys }),
      ),
    ],
    [
      AcceptInvitationResolver,
      new AcceptInvitationResolver({
        requestInvites: createRequestInvites({ database, clock, limits }),
        associateProfile: createAssociateProfile({ database, clock, limits, keys: config.secretKeys }),
      }),
    ],
    [AccountAuditEventsResolver, new AccountAuditEventsResolver(database)],
    [AuditEventResolver, new AuditEventResolver()],
    [
      SendInvitationResolver,
      new SendInvitationResolver({
        sendInvite: createSendInvite({ database, clock, limits, settings: invitations }),
        sendInvites: createSendInvites({ database, clock, limits, settings: invitations }),
        revokeInvite: createRevokeInvite({ database, clock }),
      }),
    ],
    [
      AddProfileResolver,
      new AddProfileResolver({
        addProfile: createAddProfile({ database, clock, limits, settings: invitations }),
        addProfiles: createAddProfiles({ database, clock, limits, settings: invitations }),
      }),
    ],
    [AccessRequestResolver, new AccessRequestResolver(createRequestAccess({ database, clock, limits }))],
    [
      ViewerResolver,
      new ViewerResolver({
        switchProfile: createSwitchProfile({ database, clock }),
        signOut: createSignOut({ database, clock }),
        // The session has ended by then. If Microsoft can't be reached, signing out has succeeded anyway.
        microsoftSignOutUrl: () => signIn.signOutUrl(config.publicUrl).catch(() => null),
      }),
    ],
    [ServiceStatusResolver, new ServiceStatusResolver(maintenance)],
  ]);
}

/** Creates the resolvers for the references of other subgraphs. */
export function createEntityResolvers(database: Database): EntityResolvers {
  return {
    Account: createAccountReferences(database),
    Profile: createProfileReferences(database),
    Association: createAssociationReferences(database),
    Invitation: createInvitationReferences(database),
  };
}
