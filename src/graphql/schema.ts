import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLObjectType, type GraphQLSchema, parse } from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { AccessRequestResolver } from '../access-request/access-request.resolver';
import { AccountResolver, resolveAccountReference } from '../account/account.resolver';
import { AssociationResolver, resolveAssociationReference } from '../association/association.resolver';
import { ProfileAssociationsResolver } from '../association/profile-associations.resolver';
import { AcceptInvitationResolver } from '../invitation/accept-invitation.resolver';
import { AddProfileResolver } from '../invitation/add-profile.resolver';
import { InvitationPreviewResolver } from '../invitation/invitation-preview.resolver';
import { AccountAuditEventsResolver, AuditEventResolver } from '../audit-trail/audit-trail.resolver';
import { InvitationResolver, resolveInvitationReference } from '../invitation/invitation.resolver';
import { AccountInvitationsResolver, ProfileInvitationResolver } from '../invitation/invited.resolver';
import { AccountAccessResolver } from '../profile/account-access.resolver';
import { SendInvitationResolver } from '../invitation/send-invitation.resolver';
import { AccountProfilesResolver } from '../profile/account-profiles.resolver';
import { ProfilePermissionsResolver } from '../profile/profile-permissions.resolver';
import { ProfileResolver, resolveProfileReference } from '../profile/profile.resolver';
import type { RequestContext } from '../request/request-context';
import { requestError } from '../request/request-error';
import { ServiceStatusResolver } from '../service-status/service-status.resolver';
import { ViewerResolver } from '../viewer/viewer.resolver';

const RESOLVERS = [
  AccountResolver,
  AccountAccessResolver,
  AccountProfilesResolver,
  AccountInvitationsResolver,
  ProfileResolver,
  ProfilePermissionsResolver,
  ProfileAssociationsResolver,
  ProfileInvitationResolver,
  AssociationResolver,
  InvitationResolver,
  AccessRequestResolver,
  InvitationPreviewResolver,
  AcceptInvitationResolver,
  SendInvitationResolver,
  AddProfileResolver,
  AccountAuditEventsResolver,
  AuditEventResolver,
  ViewerResolver,
  ServiceStatusResolver,
] as const;

const REFERENCE_RESOLVERS: GraphQLResolverMap<RequestContext> = {
  Account: { __resolveReference: ofTextualKeys(resolveAccountReference) },
  Profile: { __resolveReference: ofTextualKeys(resolveProfileReference) },
  Association: { __resolveReference: ofTextualKeys(resolveAssociationReference) },
  Invitation: { __resolveReference: ofTextualKeys(resolveInvitationReference) },
};

/** The class of a resolver that the schema is made of. */
export type ResolverClass = (typeof RESOLVERS)[number];

// The newest version of the specification that Apollo's, Hive's and Cosmo's composition all take.
const FEDERATION_LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

/**
 * Builds the subgraph's schema from the resolver classes: types, resolvers and reference resolvers.
 *
 * `instanceOf` gives the instance of a resolver class; it is asked for when a field is resolved, so that the
 * schema alone can be built without any.
 */
export function buildSchema(instanceOf: (resolver: ResolverClass) => object): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...RESOLVERS] as unknown as NonEmptyArray<ResolverClass>,
    container: { get: (resolver) => instanceOf(resolver as ResolverClass) as unknown },
    validate: false,
    // It would introspect the schema to validate it, which building the subgraph from it does anyway.
    skipCheck: true,
  });
  describe(schema.getQueryType(), 'What can be read.');
  describe(schema.getMutationType(), 'What can be done. A refusal is told in `userErrors`.');
  const subgraph = buildSubgraphSchema([
    { typeDefs: parse(FEDERATION_LINK), resolvers: REFERENCE_RESOLVERS },
    {
      typeDefs: parse(printSchemaWithDirectives(schema)),
      resolvers: createResolversMap(schema) as unknown as GraphQLResolverMap<RequestContext>,
    },
  ]);
  refuseOtherTypes(subgraph);
  return subgraph;
}

/** Makes `_entities` answer BAD_USER_INPUT to representations of what is no entity; the library fails at them. */
function refuseOtherTypes(subgraph: GraphQLSchema): void {
  const entities = subgraph.getQueryType()?.getFields()['_entities'];
  const resolve = entities?.resolve;
  if (!resolve) throw new Error('The schema has no entities.');
  entities.resolve = (
    source,
    given: { readonly representations: readonly unknown[] },
    context,
    info,
  ): unknown => {
    if (given.representations.every(isOfEntity)) return resolve(source, given, context, info);
    throw requestError(
      'BAD_USER_INPUT',
      `Each representation needs a __typename: ${Object.keys(REFERENCE_RESOLVERS).join(', ')}.`,
    );
  };
}

function isOfEntity(representation: unknown): boolean {
  const name: unknown =
    typeof representation === 'object' &&
    representation !== null &&
    Reflect.get(representation, '__typename');
  return typeof name === 'string' && Object.hasOwn(REFERENCE_RESOLVERS, name);
}

/**
 * Lets only references through whose keys are text, as every key of ours is.
 *
 * Representations are of the scalar `_Any`: a number would be compared as such by MySQL, which takes every id for 0.
 */
function ofTextualKeys<Reference extends object, Entity>(
  resolve: (reference: Reference, context: RequestContext) => Promise<Entity | null>,
): (reference: Reference, context: RequestContext) => Promise<Entity | null> {
  return async (reference, context) => {
    const { id, number } = reference as { readonly id?: unknown; readonly number?: unknown };
    const keys = [id, number].filter((key) => key !== undefined);
    return keys.length > 0 && keys.every((key) => typeof key === 'string')
      ? resolve(reference, context)
      : null;
  };
}

// Resolver classes share the root types, so none of them can describe one.
function describe(root: GraphQLObjectType | null | undefined, description: string): void {
  if (root) root.description = description;
}
