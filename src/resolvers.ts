import { AccountResolver } from './account/account.resolver';
import { AssociationResolver } from './association/association.resolver';
import { confirmActor } from './association/confirm-actor';
import { createEndAssociation } from './association/end-association';
import { ProfileAssociationsResolver } from './association/profile-associations.resolver';
import { AccountAuditEventsResolver, AuditEventResolver } from './audit-trail/audit-trail.resolver';
import type { Clock } from './clock';
import type { Config } from './config';
import type { Database } from './database/database';
import type { ResolverClass } from './graphql/schema';
import type { MicrosoftSignIn } from './identity/microsoft-sign-in';
import { createAssociateProfile } from './invitation/associate-profile';
import { InvitationResolver } from './invitation/invitation.resolver';
import { AccountInvitationsResolver, ProfileInvitationResolver } from './invitation/invited.resolver';
import { revokePendingInvitation } from './invitation/issue-invitation';
import { createPreviewInvitation } from './invitation/preview-invitation';
import { createRequestInvites } from './invitation/request-invites';
import { createSendInvite } from './invitation/send-invite';
import { AccountProfilesResolver } from './profile/account-profiles.resolver';
import { ProfileResolver } from './profile/profile.resolver';
import { createUpdateProfile } from './profile/update-profile';
import { createLimits } from './rate-limit/limits';
import { ServiceStatusResolver } from './service-status/service-status.resolver';
import { createSignOut } from './viewer/sign-out';
import { createSwitchProfile } from './viewer/switch-profile';
import { ViewerResolver } from './viewer/viewer.resolver';

/** What resolvers and their use cases are made of. */
export interface ResolverDependencies {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly signIn: Pick<MicrosoftSignIn, 'signOutUrl'>;
}

/** Constructs every resolver with the use cases it translates. */
export function createResolvers({
  config,
  database,
  clock,
  signIn,
}: ResolverDependencies): ReadonlyMap<ResolverClass, object> {
  const limits = createLimits(database, config.limits);
  const invitations = { keys: config.secretKeys, lifetimeMs: config.invitationLifetimeMs };

  return new Map<ResolverClass, object>([
    [AccountResolver, new AccountResolver()],
    [AccountProfilesResolver, new AccountProfilesResolver(database)],
    [AccountInvitationsResolver, new AccountInvitationsResolver(database)],
    [
      ProfileResolver,
      new ProfileResolver(
        createUpdateProfile({ database, clock, confirmActor, onAddressChanged: revokePendingInvitation }),
      ),
    ],
    [ProfileAssociationsResolver, new ProfileAssociationsResolver()],
    [ProfileInvitationResolver, new ProfileInvitationResolver()],
    [AssociationResolver, new AssociationResolver(createEndAssociation({ database, clock }))],
    [
      InvitationResolver,
      new InvitationResolver({
        sendInvite: createSendInvite({ database, clock, limits, settings: invitations }),
        requestInvites: createRequestInvites({ database, clock, limits }),
        associateProfile: createAssociateProfile({ database, clock, limits, keys: config.secretKeys }),
        previewInvitation: createPreviewInvitation({ database, clock, limits, keys: config.secretKeys }),
      }),
    ],
    [AccountAuditEventsResolver, new AccountAuditEventsResolver(database)],
    [AuditEventResolver, new AuditEventResolver()],
    [
      ViewerResolver,
      new ViewerResolver({
        switchProfile: createSwitchProfile({ database, clock }),
        signOut: createSignOut({ database, clock }),
        // One's own session has ended by then; that Microsoft can't be reached must not make that look a failure.
        microsoftSignOutUrl: () => signIn.signOutUrl(config.publicUrl).catch(() => null),
      }),
    ],
    [ServiceStatusResolver, new ServiceStatusResolver(config.maintenance)],
  ]);
}
