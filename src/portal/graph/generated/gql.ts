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
    "fragment Choice on Profile {\n  id\n  displayName\n  role\n  lastUsedAt\n  account {\n    id\n    name\n    number\n    program\n  }\n}\n\nquery Choices {\n  viewer {\n    selection {\n      candidates {\n        ...Choice\n      }\n    }\n  }\n}": typeof types.ChoiceFragmentDoc,
    "query FindChoices($search: String!, $after: String) {\n  viewer {\n    profiles(first: 20, after: $after, search: $search) {\n      totalCount\n      edges {\n        node {\n          ...Choice\n          account {\n            ...ClosedAccess\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.FindChoicesDocument,
    "mutation SwitchProfile($input: SwitchProfileInput!) {\n  switchProfile(input: $input) {\n    viewer {\n      ...Me\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": typeof types.SwitchProfileDocument,
    "fragment ClosedAccess on Account {\n  id\n  name\n  number\n  program\n  access {\n    granted\n    reason\n    until\n    plan {\n      id\n      name\n    }\n    administrators {\n      displayName\n      profile {\n        id\n      }\n    }\n    explanation\n  }\n}\n\nquery OwnProfiles {\n  viewer {\n    profiles(first: 100) {\n      edges {\n        node {\n          id\n          displayName\n          role\n          account {\n            id\n            access {\n              granted\n            }\n            ...ClosedAccess\n          }\n        }\n      }\n    }\n  }\n}": typeof types.ClosedAccessFragmentDoc,
    "query AssociationHistory($id: ID!, $after: String) {\n  profile(id: $id) {\n    id\n    associations(first: 20, after: $after) {\n      edges {\n        node {\n          ...HistoricAssociation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}\n\nfragment HistoricAssociation on Association {\n  id\n  status\n  associatedAt\n  endedAt\n  endReason\n  identity {\n    id\n    displayName\n    username\n    kind\n  }\n}": typeof types.AssociationHistoryDocument,
    "mutation EndMyAssociation($input: EndAssociationInput!) {\n  endAssociation(input: $input) {\n    association {\n      id\n      status\n      endedAt\n      endReason\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": typeof types.EndMyAssociationDocument,
    "query MyProfile($id: ID!) {\n  viewer {\n    profiles(first: 100) {\n      edges {\n        node {\n          id\n          account {\n            id\n            access {\n              granted\n            }\n          }\n        }\n      }\n    }\n  }\n  profile(id: $id) {\n    ...MyDetails\n    role\n    viewerCanSendInvite\n    viewerCanEndAssociation\n    account {\n      id\n      number\n      name\n      program\n      access {\n        until\n      }\n    }\n    association {\n      id\n    }\n    pendingInvitation {\n      ...MyInvitation\n    }\n  }\n}\n\nfragment MyDetails on Profile {\n  id\n  displayName\n  email\n  locale\n}\n\nfragment MyInvitation on Invitation {\n  id\n  email\n  status\n  delivery\n  createdAt\n  expiresAt\n}": typeof types.MyProfileDocument,
    "mutation SendMyInvite($input: SendInviteInput!) {\n  sendInvite(input: $input) {\n    invitation {\n      ...MyInvitation\n      profile {\n        ...MyDetails\n        pendingInvitation {\n          ...MyInvitation\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": typeof types.SendMyInviteDocument,
    "mutation UpdateMyProfile($input: UpdateProfileInput!) {\n  updateProfile(input: $input) {\n    profile {\n      ...MyDetails\n      pendingInvitation {\n        ...MyInvitation\n      }\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": typeof types.UpdateMyProfileDocument,
};
const documents: Documents = {
    "query ServiceStatus {\n  serviceStatus {\n    availability\n    maintenance {\n      startsAt\n      endsAt\n      message\n    }\n  }\n}": types.ServiceStatusDocument,
    "query Viewer {\n  viewer {\n    ...Me\n  }\n}\n\nfragment Me on Viewer {\n  identity {\n    id\n    displayName\n    username\n    kind\n  }\n  session {\n    id\n    persistent\n  }\n  activeProfile {\n    ...ActingProfile\n  }\n  selection {\n    required\n    resolvedBy\n    candidates {\n      id\n    }\n  }\n  profiles(first: 1) {\n    edges {\n      node {\n        id\n      }\n    }\n  }\n}\n\nfragment ActingProfile on Profile {\n  id\n  displayName\n  role\n  locale\n  account {\n    id\n    number\n    name\n    program\n    viewerCanManageProfiles\n  }\n}": types.ViewerDocument,
    "fragment Choice on Profile {\n  id\n  displayName\n  role\n  lastUsedAt\n  account {\n    id\n    name\n    number\n    program\n  }\n}\n\nquery Choices {\n  viewer {\n    selection {\n      candidates {\n        ...Choice\n      }\n    }\n  }\n}": types.ChoiceFragmentDoc,
    "query FindChoices($search: String!, $after: String) {\n  viewer {\n    profiles(first: 20, after: $after, search: $search) {\n      totalCount\n      edges {\n        node {\n          ...Choice\n          account {\n            ...ClosedAccess\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.FindChoicesDocument,
    "mutation SwitchProfile($input: SwitchProfileInput!) {\n  switchProfile(input: $input) {\n    viewer {\n      ...Me\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": types.SwitchProfileDocument,
    "fragment ClosedAccess on Account {\n  id\n  name\n  number\n  program\n  access {\n    granted\n    reason\n    until\n    plan {\n      id\n      name\n    }\n    administrators {\n      displayName\n      profile {\n        id\n      }\n    }\n    explanation\n  }\n}\n\nquery OwnProfiles {\n  viewer {\n    profiles(first: 100) {\n      edges {\n        node {\n          id\n          displayName\n          role\n          account {\n            id\n            access {\n              granted\n            }\n            ...ClosedAccess\n          }\n        }\n      }\n    }\n  }\n}": types.ClosedAccessFragmentDoc,
    "query AssociationHistory($id: ID!, $after: String) {\n  profile(id: $id) {\n    id\n    associations(first: 20, after: $after) {\n      edges {\n        node {\n          ...HistoricAssociation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}\n\nfragment HistoricAssociation on Association {\n  id\n  status\n  associatedAt\n  endedAt\n  endReason\n  identity {\n    id\n    displayName\n    username\n    kind\n  }\n}": types.AssociationHistoryDocument,
    "mutation EndMyAssociation($input: EndAssociationInput!) {\n  endAssociation(input: $input) {\n    association {\n      id\n      status\n      endedAt\n      endReason\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": types.EndMyAssociationDocument,
    "query MyProfile($id: ID!) {\n  viewer {\n    profiles(first: 100) {\n      edges {\n        node {\n          id\n          account {\n            id\n            access {\n              granted\n            }\n          }\n        }\n      }\n    }\n  }\n  profile(id: $id) {\n    ...MyDetails\n    role\n    viewerCanSendInvite\n    viewerCanEndAssociation\n    account {\n      id\n      number\n      name\n      program\n      access {\n        until\n      }\n    }\n    association {\n      id\n    }\n    pendingInvitation {\n      ...MyInvitation\n    }\n  }\n}\n\nfragment MyDetails on Profile {\n  id\n  displayName\n  email\n  locale\n}\n\nfragment MyInvitation on Invitation {\n  id\n  email\n  status\n  delivery\n  createdAt\n  expiresAt\n}": types.MyProfileDocument,
    "mutation SendMyInvite($input: SendInviteInput!) {\n  sendInvite(input: $input) {\n    invitation {\n      ...MyInvitation\n      profile {\n        ...MyDetails\n        pendingInvitation {\n          ...MyInvitation\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": types.SendMyInviteDocument,
    "mutation UpdateMyProfile($input: UpdateProfileInput!) {\n  updateProfile(input: $input) {\n    profile {\n      ...MyDetails\n      pendingInvitation {\n        ...MyInvitation\n      }\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": types.UpdateMyProfileDocument,
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
export function graphql(source: "fragment Choice on Profile {\n  id\n  displayName\n  role\n  lastUsedAt\n  account {\n    id\n    name\n    number\n    program\n  }\n}\n\nquery Choices {\n  viewer {\n    selection {\n      candidates {\n        ...Choice\n      }\n    }\n  }\n}"): (typeof documents)["fragment Choice on Profile {\n  id\n  displayName\n  role\n  lastUsedAt\n  account {\n    id\n    name\n    number\n    program\n  }\n}\n\nquery Choices {\n  viewer {\n    selection {\n      candidates {\n        ...Choice\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FindChoices($search: String!, $after: String) {\n  viewer {\n    profiles(first: 20, after: $after, search: $search) {\n      totalCount\n      edges {\n        node {\n          ...Choice\n          account {\n            ...ClosedAccess\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"): (typeof documents)["query FindChoices($search: String!, $after: String) {\n  viewer {\n    profiles(first: 20, after: $after, search: $search) {\n      totalCount\n      edges {\n        node {\n          ...Choice\n          account {\n            ...ClosedAccess\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SwitchProfile($input: SwitchProfileInput!) {\n  switchProfile(input: $input) {\n    viewer {\n      ...Me\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"): (typeof documents)["mutation SwitchProfile($input: SwitchProfileInput!) {\n  switchProfile(input: $input) {\n    viewer {\n      ...Me\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ClosedAccess on Account {\n  id\n  name\n  number\n  program\n  access {\n    granted\n    reason\n    until\n    plan {\n      id\n      name\n    }\n    administrators {\n      displayName\n      profile {\n        id\n      }\n    }\n    explanation\n  }\n}\n\nquery OwnProfiles {\n  viewer {\n    profiles(first: 100) {\n      edges {\n        node {\n          id\n          displayName\n          role\n          account {\n            id\n            access {\n              granted\n            }\n            ...ClosedAccess\n          }\n        }\n      }\n    }\n  }\n}"): (typeof documents)["fragment ClosedAccess on Account {\n  id\n  name\n  number\n  program\n  access {\n    granted\n    reason\n    until\n    plan {\n      id\n      name\n    }\n    administrators {\n      displayName\n      profile {\n        id\n      }\n    }\n    explanation\n  }\n}\n\nquery OwnProfiles {\n  viewer {\n    profiles(first: 100) {\n      edges {\n        node {\n          id\n          displayName\n          role\n          account {\n            id\n            access {\n              granted\n            }\n            ...ClosedAccess\n          }\n        }\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AssociationHistory($id: ID!, $after: String) {\n  profile(id: $id) {\n    id\n    associations(first: 20, after: $after) {\n      edges {\n        node {\n          ...HistoricAssociation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}\n\nfragment HistoricAssociation on Association {\n  id\n  status\n  associatedAt\n  endedAt\n  endReason\n  identity {\n    id\n    displayName\n    username\n    kind\n  }\n}"): (typeof documents)["query AssociationHistory($id: ID!, $after: String) {\n  profile(id: $id) {\n    id\n    associations(first: 20, after: $after) {\n      edges {\n        node {\n          ...HistoricAssociation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}\n\nfragment HistoricAssociation on Association {\n  id\n  status\n  associatedAt\n  endedAt\n  endReason\n  identity {\n    id\n    displayName\n    username\n    kind\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EndMyAssociation($input: EndAssociationInput!) {\n  endAssociation(input: $input) {\n    association {\n      id\n      status\n      endedAt\n      endReason\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"): (typeof documents)["mutation EndMyAssociation($input: EndAssociationInput!) {\n  endAssociation(input: $input) {\n    association {\n      id\n      status\n      endedAt\n      endReason\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyProfile($id: ID!) {\n  viewer {\n    profiles(first: 100) {\n      edges {\n        node {\n          id\n          account {\n            id\n            access {\n              granted\n            }\n          }\n        }\n      }\n    }\n  }\n  profile(id: $id) {\n    ...MyDetails\n    role\n    viewerCanSendInvite\n    viewerCanEndAssociation\n    account {\n      id\n      number\n      name\n      program\n      access {\n        until\n      }\n    }\n    association {\n      id\n    }\n    pendingInvitation {\n      ...MyInvitation\n    }\n  }\n}\n\nfragment MyDetails on Profile {\n  id\n  displayName\n  email\n  locale\n}\n\nfragment MyInvitation on Invitation {\n  id\n  email\n  status\n  delivery\n  createdAt\n  expiresAt\n}"): (typeof documents)["query MyProfile($id: ID!) {\n  viewer {\n    profiles(first: 100) {\n      edges {\n        node {\n          id\n          account {\n            id\n            access {\n              granted\n            }\n          }\n        }\n      }\n    }\n  }\n  profile(id: $id) {\n    ...MyDetails\n    role\n    viewerCanSendInvite\n    viewerCanEndAssociation\n    account {\n      id\n      number\n      name\n      program\n      access {\n        until\n      }\n    }\n    association {\n      id\n    }\n    pendingInvitation {\n      ...MyInvitation\n    }\n  }\n}\n\nfragment MyDetails on Profile {\n  id\n  displayName\n  email\n  locale\n}\n\nfragment MyInvitation on Invitation {\n  id\n  email\n  status\n  delivery\n  createdAt\n  expiresAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SendMyInvite($input: SendInviteInput!) {\n  sendInvite(input: $input) {\n    invitation {\n      ...MyInvitation\n      profile {\n        ...MyDetails\n        pendingInvitation {\n          ...MyInvitation\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"): (typeof documents)["mutation SendMyInvite($input: SendInviteInput!) {\n  sendInvite(input: $input) {\n    invitation {\n      ...MyInvitation\n      profile {\n        ...MyDetails\n        pendingInvitation {\n          ...MyInvitation\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateMyProfile($input: UpdateProfileInput!) {\n  updateProfile(input: $input) {\n    profile {\n      ...MyDetails\n      pendingInvitation {\n        ...MyInvitation\n      }\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"): (typeof documents)["mutation UpdateMyProfile($input: UpdateProfileInput!) {\n  updateProfile(input: $input) {\n    profile {\n      ...MyDetails\n      pendingInvitation {\n        ...MyInvitation\n      }\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;