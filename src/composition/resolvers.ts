import { createContactAdministrators } from '../access-request/contact-administrators';
import { customersWithRequests } from '../access-request/customers-with-requests';
import { createApproveAccessRequest } from '../access-request/approve-access-request';
import { createContactPartner } from '../access-request/contact-partner';
import { createDeclineAccessRequest } from '../access-request/decline-access-request';
import { createRequestAccess } from '../access-request/request-access';
import { createWithdrawAccessRequest } from '../access-request/withdraw-access-request';
import { createAccountReferences } from '../account/account.reference';
import { AccountCustomersResolver } from '../account/account-customers.resolver';
import { AccountResolver } from '../account/account.resolver';
import { AssociationResolver } from '../association/association.resolver';
import { createAssociationReferences } from '../association/association.reference';
import { createEndAssociation } from '../association/end-association';
import { ProfileAssociationsResolver } from '../association/profile-associations.resolver';
import { AccountAuditEventsResolver, AuditEventResolver } from '../audit-trail/audit-trail.resolver';
import { AccessEventResolver, AccessEventsResolver } from '../access-events/access-events.resolver';
import type { Clock } from '../foundation/clock';
import type { Config } from '../config/config';
import type { Database } from '../database/database';
import type { EntityResolvers } from '../graphql/entities';
import type { ResolverClass } from '../graphql/schema';
import type { MicrosoftSignIn } from '../identity/microsoft-sign-in';
import { createAddProfile } from '../add-profiles/add-profile';
import { createAddProfiles } from '../add-profiles/add-profiles';
import { createAssociateProfile } from '../invitation/associate-profile';
import { InvitationPreviewResolver } from '../invitation/invitation-preview.resolver';
import { CUSTOMERS_WITH_INVITATIONS } from '../invitation/customer-attention';
import { createInvitationReferences } from '../invitation/invitation.reference';
import { InvitationResolver } from '../invitation/invitation.resolver';
import { AccountInvitationsResolver, ProfileInvitationResolver } from '../invitation/invited.resolver';
import { InvitationSummaryResolver } from '../invitation/invitation-summary.resolver';
import { createPreviewInvitation } from '../invitation/preview-invitation';
import { createRequestInvites } from '../invitation/request-invites';
import { createDeclineInvite } from '../invitation/decline-invite';
import { createRevokeInvite } from '../invitation/revoke-invite';
import { createSendInvite } from '../invitation/send-invite';
import { AccountAccessResolver } from '../profile/account-access.resolver';
import { createSendInvites } from '../invitation/send-invites';
import { AccountChangedResolver } from '../profile/account-changed.resolver';
import { AccountProfilesResolver } from '../profile/account-profiles.resolver';
import { ProfilePermissionsResolver } from '../profile/profile-permissions.resolver';
import { createProfileReferences } from '../profile/profile.reference';
import { ProfileResolver } from '../profile/profile.resolver';
import { createRemoveProfile } from '../change-profiles/remove-profile';
import { createUpdateProfile } from '../change-profiles/update-profile';
import { createLimits } from '../rate-limit/limits';
import type { ServiceMetrics } from '../telemetry/service-metrics';
import { observeLimits } from './telemetry';
import type { MaintenanceSchedule } from '../service-status/maintenance-schedule';
import { ServiceStatusChangedResolver } from '../service-status/service-status-changed.resolver';
import { ServiceStatusResolver } from '../service-status/service-status.resolver';
import { createEndSession } from '../viewer/end-session';
import { createSignOut } from '../viewer/sign-out';
import { createClearDefaultProfile } from '../viewer/clear-default-profile';
import { createSwitchProfile } from '../viewer/switch-profile';
import { ContactAdministratorsResolver } from '../access-request/contact-administrators.resolver';
import { AccessRequestResolver } from '../access-request/access-request.resolver';
import { AccountAccessRequestsResolver } from '../access-request/account-access-requests.resolver';
import { ApproveAccessRequestResolver } from '../access-request/approve-access-request.resolver';
import { ContactPartnerResolver } from '../access-request/contact-partner.resolver';
import { DeclineAccessRequestResolver } from '../access-request/decline-access-request.resolver';
import { OwnAccessRequestsResolver } from '../access-request/own-access-requests.resolver';
import { RequestAccessResolver } from '../access-request/request-access.resolver';
import { WithdrawAccessRequestResolver } from '../access-request/withdraw-access-request.resolver';
import { RequestInvitesResolver } from '../invitation/request-invites.resolver';
import { AssociateProfileResolver } from '../invitation/associate-profile.resolver';
import { SendInviteResolver } from '../invitation/send-invite.resolver';
import { SendInvitesResolver } from '../invitation/send-invites.resolver';
import { DeclineInviteResolver } from '../invitation/decline-invite.resolver';
import { RevokeInviteResolver } from '../invitation/revoke-invite.resolver';
import { AddProfileResolver } from '../add-profiles/add-profile.resolver';
import { AddProfilesResolver } from '../add-profiles/add-profiles.resolver';
import { RemoveProfilesResolver } from '../change-profiles/remove-profiles.resolver';
import { RestoreProfileResolver } from '../change-profiles/restore-profile.resolver';
import { UpdateProfilesResolver } from '../change-profiles/update-profiles.resolver';
import { createRemoveProfiles } from '../change-profiles/remove-profiles';
import { createRestoreProfile } from '../change-profiles/restore-profile';
import { createUpdateProfiles } from '../change-profiles/update-profiles';
import { UpdateProfileResolver } from '../change-profiles/update-profile.resolver';
import { RemoveProfileResolver } from '../change-profiles/remove-profile.resolver';
import { EndAssociationResolver } from '../association/end-association.resolver';
import { ClearDefaultProfileResolver } from '../viewer/clear-default-profile.resolver';
import { SwitchProfileResolver } from '../viewer/switch-profile.resolver';
import { EndSessionResolver } from '../viewer/end-session.resolver';
import { SignOutResolver } from '../viewer/sign-out.resolver';
import { ViewerChangedResolver } from '../viewer/viewer-changed.resolver';
import { ViewerResolver } from '../viewer/viewer.resolver';

/** The dependencies of the resolvers and their use cases. */
export interface ResolverDependencies {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly signIn: Pick<MicrosoftSignIn, 'signOutUrl'>;
  readonly maintenance: Pick<MaintenanceSchedule, 'announced'>;
  readonly metrics: Pick<ServiceMetrics, 'limitReached'>;
}

/** Creates all resolvers with their use cases. */
export function createResolvers({
  config,
  database,
  clock,
  signIn,
  maintenance,
  metrics,
}: ResolverDependencies): ReadonlyMap<ResolverClass, object> {
  const limits = observeLimits(createLimits(database, config.limits), metrics);
  const keys = config.secretKeys;
  const settings = { keys, lifetimeMs: config.invitationLifetimeMs };
  const sending = { database, clock, limits, settings };

  return new Map<ResolverClass, object>([
    [AccountResolver, new AccountResolver()],
    [
      AccountCustomersResolver,
      new AccountCustomersResolver({
        ...CUSTOMERS_WITH_INVITATIONS,
        OPEN_ACCESS_REQUESTS: customersWithRequests,
      }),
    ],
    [AccountAccessResolver, new AccountAccessResolver()],
    [AccountProfilesResolver, new AccountProfilesResolver(database)],
    [AccountInvitationsResolver, new AccountInvitationsResolver(database)],
    [InvitationSummaryResolver, new InvitationSummaryResolver()],
    [ProfileResolver, new ProfileResolver()],
    [ProfilePermissionsResolver, new ProfilePermissionsResolver()],
    [ProfileAssociationsResolver, new ProfileAssociationsResolver()],
    [ProfileInvitationResolver, new ProfileInvitationResolver()],
    [AssociationResolver, new AssociationResolver()],
    [InvitationResolver, new InvitationResolver()],
    [
      InvitationPreviewResolver,
      new InvitationPreviewResolver(createPreviewInvitation({ database, clock, limits, keys })),
    ],
    [AccountAuditEventsResolver, new AccountAuditEventsResolver(database)],
    [AuditEventResolver, new AuditEventResolver()],
    [AccessEventsResolver, new AccessEventsResolver(database)],
    [AccessEventResolver, new AccessEventResolver()],
    [ViewerResolver, new ViewerResolver()],
    [AccountAccessRequestsResolver, new AccountAccessRequestsResolver(database)],
    [AccessRequestResolver, new AccessRequestResolver()],
    [OwnAccessRequestsResolver, new OwnAccessRequestsResolver(database)],
    [ServiceStatusResolver, new ServiceStatusResolver(maintenance)],
    [ServiceStatusChangedResolver, new ServiceStatusChangedResolver(maintenance)],
    [ViewerChangedResolver, new ViewerChangedResolver()],
    [AccountChangedResolver, new AccountChangedResolver()],

    [RequestAccessResolver, new RequestAccessResolver(createRequestAccess({ database, clock, limits }))],
    [
      ApproveAccessRequestResolver,
      new ApproveAccessRequestResolver(createApproveAccessRequest({ database, clock })),
    ],
    [
      DeclineAccessRequestResolver,
      new DeclineAccessRequestResolver(createDeclineAccessRequest({ database, clock })),
    ],
    [
      WithdrawAccessRequestResolver,
      new WithdrawAccessRequestResolver(createWithdrawAccessRequest({ database, clock })),
    ],
    [ContactPartnerResolver, new ContactPartnerResolver(createContactPartner({ database, clock, limits }))],
    [
      ContactAdministratorsResolver,
      new ContactAdministratorsResolver(createContactAdministrators({ database, clock, limits })),
    ],
    [RequestInvitesResolver, new RequestInvitesResolver(createRequestInvites({ database, clock, limits }))],
    [
      AssociateProfileResolver,
      new AssociateProfileResolver(createAssociateProfile({ database, clock, limits, keys })),
    ],
    [SendInviteResolver, new SendInviteResolver(createSendInvite(sending))],
    [SendInvitesResolver, new SendInvitesResolver(createSendInvites(sending))],
    [
      DeclineInviteResolver,
      new DeclineInviteResolver(createDeclineInvite({ database, clock, limits, keys })),
    ],
    [RevokeInviteResolver, new RevokeInviteResolver(createRevokeInvite({ database, clock }))],
    [AddProfileResolver, new AddProfileResolver(createAddProfile(sending))],
    [AddProfilesResolver, new AddProfilesResolver(createAddProfiles(sending))],
    [UpdateProfilesResolver, new UpdateProfilesResolver(createUpdateProfiles({ database, clock }))],
    [RemoveProfilesResolver, new RemoveProfilesResolver(createRemoveProfiles({ database, clock }))],
    [RestoreProfileResolver, new RestoreProfileResolver(createRestoreProfile(sending))],
    [UpdateProfileResolver, new UpdateProfileResolver(createUpdateProfile({ database, clock }))],
    [RemoveProfileResolver, new RemoveProfileResolver(createRemoveProfile({ database, clock }))],
    [EndAssociationResolver, new EndAssociationResolver(createEndAssociation({ database, clock }))],
    [SwitchProfileResolver, new SwitchProfileResolver(createSwitchProfile({ database, clock }))],
    [
      ClearDefaultProfileResolver,
      new ClearDefaultProfileResolver(createClearDefaultProfile({ database, clock })),
    ],
    [EndSessionResolver, new EndSessionResolver(createEndSession({ database, clock }))],
    // The session has ended by then. If Microsoft can't be reached, signing out has succeeded anyway.
    [
      SignOutResolver,
      new SignOutResolver(createSignOut({ database, clock }), () =>
        signIn.signOutUrl(config.publicUrl).catch(() => null),
      ),
    ],
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
