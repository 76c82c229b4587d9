/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query ServiceStatus {\n  serviceStatus {\n    availability\n    maintenance {\n      startsAt\n      endsAt\n      message\n    }\n  }\n}": typeof types.ServiceStatusDocument,
    "query Viewer {\n  viewer {\n    ...Me\n  }\n}\n\nfragment Me on Viewer {\n  identity {\n    id\n    displayName\n    username\n    kind\n  }\n  session {\n    id\n    persistent\n  }\n  activeProfile {\n    ...ActingProfile\n  }\n  selection {\n    required\n    resolvedBy\n    candidates {\n      id\n    }\n  }\n  profiles(first: 1) {\n    edges {\n      node {\n        id\n      }\n    }\n  }\n}\n\nfragment ActingProfile on Profile {\n  id\n  displayName\n  role\n  locale\n  account {\n    id\n    number\n    name\n    program\n    viewerCanManageProfiles\n  }\n}": typeof types.ViewerDocument,
    "mutation AcceptInvitation($input: AssociateProfileInput!) {\n  associateProfile(input: $input) {\n    associations {\n      ...Accepted\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}\n\nfragment Accepted on Association {\n  id\n  profile {\n    id\n    displayName\n    role\n    account {\n      id\n      name\n      program\n    }\n  }\n}": typeof types.AcceptInvitationDocument,
    "query Invitation($token: String!) {\n  invitationPreview(token: $token) {\n    ...Invitation\n  }\n}\n\nfragment Invitation on InvitationPreview {\n  status\n  expiresAt\n  email\n  replacesIdentity\n  associatedWithYou\n  account {\n    name\n    program\n  }\n  profile {\n    id\n    displayName\n  }\n  currentIdentity {\n    id\n    displayName\n    username\n    kind\n  }\n  matchingProfiles {\n    ...MatchingProfile\n  }\n}\n\nfragment MatchingProfile on InvitationPreviewProfile {\n  id\n  displayName\n  account {\n    name\n    program\n  }\n  replacesIdentity\n  associatedWithYou\n}": typeof types.InvitationDocument,
    "mutation RequestAccess($input: RequestAccessInput!) {\n  requestAccess(input: $input) {\n    accepted\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": typeof types.RequestAccessDocument,
    "mutation RequestInvites($input: RequestInvitesInput!) {\n  requestInvites(input: $input) {\n    accepted\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": typeof types.RequestInvitesDocument,
};
const documents: Documents = {
    "query ServiceStatus {\n  serviceStatus {\n    availability\n    maintenance {\n      startsAt\n      endsAt\n      message\n    }\n  }\n}": types.ServiceStatusDocument,
    "query Viewer {\n  viewer {\n    ...Me\n  }\n}\n\nfragment Me on Viewer {\n  identity {\n    id\n    displayName\n    username\n    kind\n  }\n  session {\n    id\n    persistent\n  }\n  activeProfile {\n    ...ActingProfile\n  }\n  selection {\n    required\n    resolvedBy\n    candidates {\n      id\n    }\n  }\n  profiles(first: 1) {\n    edges {\n      node {\n        id\n      }\n    }\n  }\n}\n\nfragment ActingProfile on Profile {\n  id\n  displayName\n  role\n  locale\n  account {\n    id\n    number\n    name\n    program\n    viewerCanManageProfiles\n  }\n}": types.ViewerDocument,
    "mutation AcceptInvitation($input: AssociateProfileInput!) {\n  associateProfile(input: $input) {\n    associations {\n      ...Accepted\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}\n\nfragment Accepted on Association {\n  id\n  profile {\n    id\n    displayName\n    role\n    account {\n      id\n      name\n      program\n    }\n  }\n}": types.AcceptInvitationDocument,
    "query Invitation($token: String!) {\n  invitationPreview(token: $token) {\n    ...Invitation\n  }\n}\n\nfragment Invitation on InvitationPreview {\n  status\n  expiresAt\n  email\n  replacesIdentity\n  associatedWithYou\n  account {\n    name\n    program\n  }\n  profile {\n    id\n    displayName\n  }\n  currentIdentity {\n    id\n    displayName\n    username\n    kind\n  }\n  matchingProfiles {\n    ...MatchingProfile\n  }\n}\n\nfragment MatchingProfile on InvitationPreviewProfile {\n  id\n  displayName\n  account {\n    name\n    program\n  }\n  replacesIdentity\n  associatedWithYou\n}": types.InvitationDocument,
    "mutation RequestAccess($input: RequestAccessInput!) {\n  requestAccess(input: $input) {\n    accepted\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": types.RequestAccessDocument,
    "mutation RequestInvites($input: RequestInvitesInput!) {\n  requestInvites(input: $input) {\n    accepted\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": types.RequestInvitesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ServiceStatus {\n  serviceStatus {\n    availability\n    maintenance {\n      startsAt\n      endsAt\n      message\n    }\n  }\n}"): (typeof documents)["query ServiceStatus {\n  serviceStatus {\n    availability\n    maintenance {\n      startsAt\n      endsAt\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Viewer {\n  viewer {\n    ...Me\n  }\n}\n\nfragment Me on Viewer {\n  identity {\n    id\n    displayName\n    username\n    kind\n  }\n  session {\n    id\n    persistent\n  }\n  activeProfile {\n    ...ActingProfile\n  }\n  selection {\n    required\n    resolvedBy\n    candidates {\n      id\n    }\n  }\n  profiles(first: 1) {\n    edges {\n      node {\n        id\n      }\n    }\n  }\n}\n\nfragment ActingProfile on Profile {\n  id\n  displayName\n  role\n  locale\n  account {\n    id\n    number\n    name\n    program\n    viewerCanManageProfiles\n  }\n}"): (typeof documents)["query Viewer {\n  viewer {\n    ...Me\n  }\n}\n\nfragment Me on Viewer {\n  identity {\n    id\n    displayName\n    username\n    kind\n  }\n  session {\n    id\n    persistent\n  }\n  activeProfile {\n    ...ActingProfile\n  }\n  selection {\n    required\n    resolvedBy\n    candidates {\n      id\n    }\n  }\n  profiles(first: 1) {\n    edges {\n      node {\n        id\n      }\n    }\n  }\n}\n\nfragment ActingProfile on Profile {\n  id\n  displayName\n  role\n  locale\n  account {\n    id\n    number\n    name\n    program\n    viewerCanManageProfiles\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AcceptInvitation($input: AssociateProfileInput!) {\n  associateProfile(input: $input) {\n    associations {\n      ...Accepted\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}\n\nfragment Accepted on Association {\n  id\n  profile {\n    id\n    displayName\n    role\n    account {\n      id\n      name\n      program\n    }\n  }\n}"): (typeof documents)["mutation AcceptInvitation($input: AssociateProfileInput!) {\n  associateProfile(input: $input) {\n    associations {\n      ...Accepted\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}\n\nfragment Accepted on Association {\n  id\n  profile {\n    id\n    displayName\n    role\n    account {\n      id\n      name\n      program\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Invitation($token: String!) {\n  invitationPreview(token: $token) {\n    ...Invitation\n  }\n}\n\nfragment Invitation on InvitationPreview {\n  status\n  expiresAt\n  email\n  replacesIdentity\n  associatedWithYou\n  account {\n    name\n    program\n  }\n  profile {\n    id\n    displayName\n  }\n  currentIdentity {\n    id\n    displayName\n    username\n    kind\n  }\n  matchingProfiles {\n    ...MatchingProfile\n  }\n}\n\nfragment MatchingProfile on InvitationPreviewProfile {\n  id\n  displayName\n  account {\n    name\n    program\n  }\n  replacesIdentity\n  associatedWithYou\n}"): (typeof documents)["query Invitation($token: String!) {\n  invitationPreview(token: $token) {\n    ...Invitation\n  }\n}\n\nfragment Invitation on InvitationPreview {\n  status\n  expiresAt\n  email\n  replacesIdentity\n  associatedWithYou\n  account {\n    name\n    program\n  }\n  profile {\n    id\n    displayName\n  }\n  currentIdentity {\n    id\n    displayName\n    username\n    kind\n  }\n  matchingProfiles {\n    ...MatchingProfile\n  }\n}\n\nfragment MatchingProfile on InvitationPreviewProfile {\n  id\n  displayName\n  account {\n    name\n    program\n  }\n  replacesIdentity\n  associatedWithYou\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestAccess($input: RequestAccessInput!) {\n  requestAccess(input: $input) {\n    accepted\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"): (typeof documents)["mutation RequestAccess($input: RequestAccessInput!) {\n  requestAccess(input: $input) {\n    accepted\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestInvites($input: RequestInvitesInput!) {\n  requestInvites(input: $input) {\n    accepted\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"): (typeof documents)["mutation RequestInvites($input: RequestInvitesInput!) {\n  requestInvites(input: $input) {\n    accepted\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;