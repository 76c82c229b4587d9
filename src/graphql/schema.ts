import 'reflect-metadata';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray, type PubSub } from 'type-graphql';
import { AccountCustomersResolver } from '../account/account-customers.resolver';
import { AccountResolver } from '../account/account.resolver';
import { AssociationResolver } from '../association/association.resolver';
import { ProfileAssociationsResolver } from '../association/profile-associations.resolver';
import { InvitationPreviewResolver } from '../invitation/invitation-preview.resolver';
import { AccountAuditEventsResolver, AuditEventResolver } from '../audit-trail/audit-trail.resolver';
import { AccessEventResolver, AccessEventsResolver } from '../access-events/access-events.resolver';
import { InvitationResolver } from '../invitation/invitation.resolver';
import { AccountInvitationsResolver, ProfileInvitationResolver } from '../invitation/invited.resolver';
import { InvitationSummaryResolver } from '../invitation/invitation-summary.resolver';
import { AccountAccessResolver } from '../profile/account-access.resolver';
import { AccountChangedResolver } from '../profile/account-changed.resolver';
import { AccountProfilesResolver } from '../profile/account-profiles.resolver';
import { ProfilePermissionsResolver } from '../profile/profile-permissions.resolver';
import { ProfileResolver } from '../profile/profile.resolver';
import type { RequestContext } from '../request/request-context';
import { ServiceStatusChangedResolver } from '../service-status/service-status-changed.resolver';
import { ServiceStatusResolver } from '../service-status/service-status.resolver';
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
import { UpdateProfileResolver } from '../change-profiles/update-profile.resolver';
import { RemoveProfileResolver } from '../change-profiles/remove-profile.resolver';
import { EndAssociationResolver } from '../association/end-association.resolver';
import { ClearDefaultProfileResolver } from '../viewer/clear-default-profile.resolver';
import { SwitchProfileResolver } from '../viewer/switch-profile.resolver';
import { EndSessionResolver } from '../viewer/end-session.resolver';
import { SignOutResolver } from '../viewer/sign-out.resolver';
import { ViewerChangedResolver } from '../viewer/viewer-changed.resolver';
import { ViewerResolver } from '../viewer/viewer.resolver';
import { assembleSubgraph } from './assemble-subgraph';
import { type EntityResolvers, resolveEntitiesTogether } from './entities';
import type { AssembleSubgraph } from './fast-path';
import { publishSdl } from './subgraph-sdl';

const RESOLVERS = [
  AccountResolver,
  AccountCustomersResolver,
  AccountAccessResolver,
  AccountProfilesResolver,
  AccountInvitationsResolver,
  InvitationSummaryResolver,
  ProfileResolver,
  ProfilePermissionsResolver,
  ProfileAssociationsResolver,
  ProfileInvitationResolver,
  AssociationResolver,
  InvitationResolver,
  InvitationPreviewResolver,
  AccountAuditEventsResolver,
  AuditEventResolver,
  AccessEventsResolver,
  AccessEventResolver,
  ViewerResolver,
  AccountAccessRequestsResolver,
  AccessRequestResolver,
  OwnAccessRequestsResolver,
  ServiceStatusResolver,
  UpdateProfileResolver,
  RemoveProfileResolver,
  EndAssociationResolver,
  ContactPartnerResolver,
  ContactAdministratorsResolver,
  RequestAccessResolver,
  ApproveAccessRequestResolver,
  DeclineAccessRequestResolver,
  WithdrawAccessRequestResolver,
  RequestInvitesResolver,
  AssociateProfileResolver,
  SendInviteResolver,
  SendInvitesResolver,
  DeclineInviteResolver,
  RevokeInviteResolver,
  AddProfileResolver,
  AddProfilesResolver,
  UpdateProfilesResolver,
  RemoveProfilesResolver,
  RestoreProfileResolver,
  SwitchProfileResolver,
  ClearDefaultProfileResolver,
  EndSessionResolver,
  SignOutResolver,
  ViewerChangedResolver,
  AccountChangedResolver,
  ServiceStatusChangedResolver,
] as const;

/** A resolver class of the schema. */
export type ResolverClass = (typeof RESOLVERS)[number];

/**
 * Builds the subgraph's schema from the resolver classes and the reference resolvers of entities.
 *
 * `instanceOf` returns the instance of a resolver class. It's called only when a field is resolved, so the schema can
 * be built without instances and without `entities`.
 */
export function buildSchema(
  instanceOf: (resolver: ResolverClass) => object,
  {
    entities,
    assemble = assembleSubgraph,
    sdl,
  }: {
    readonly entities?: EntityResolvers;
    readonly assemble?: AssembleSubgraph | undefined;
    readonly sdl?: (() => string) | null | undefined;
  } = {},
): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...RESOLVERS] as unknown as NonEmptyArray<ResolverClass>,
    container: { get: (resolver) => instanceOf(resolver as ResolverClass) as unknown },
    validate: false,
    // The check validates the schema by introspection. Building the subgraph validates it anyway.
    skipCheck: true,
    pubSub: NO_TOPICS,
  });
  describe(schema.getQueryType(), 'The root of all queries.');
  describe(
    schema.getMutationType(),
    "The root of all mutations. When a mutation is rejected, `userErrors` says why. All mutations but `signOut` fail with `UNAUTHENTICATED` unless you're signed in. Mutations that require an active profile fail with `FORBIDDEN` when none is selected. Applications can't call mutations.",
  );
  describe(
    schema.getSubscriptionType(),
    'The root of all subscriptions. The first event has the current state, so that nothing is missed between a query and a subscription. Permissions are checked again for each event. A subscription that is no longer allowed ends with an error.',
  );
  const resolvers = createResolversMap(schema) as unknown as GraphQLResolverMap<RequestContext>;
  const subgraph = assemble(schema, resolvers);
  publishSdl(subgraph, sdl ?? undefined);
  if (entities) resolveEntitiesTogether(subgraph, entities);
  return subgraph;
}

// TypeGraphQL requires it. All subscriptions follow topics by their context instead (see Topic).
const NO_TOPICS: PubSub = {
  publish: () => undefined,
  subscribe() {
    throw new Error('Subscriptions follow topics by their context.');
  },
};

// All resolver classes share the root types, so no class can describe them.
function describe(root: GraphQLObjectType | null | undefined, description: string): void {
  if (root) root.description = description;
}
