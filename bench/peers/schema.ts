/** The part of the service's graph that the workloads request, for peers that are written from a schema. */
export const TYPE_DEFS = /* GraphQL */ `
  scalar _Any
  union _Entity = Account
  enum AccountKind {
    CUSTOMER
    PARTNER
    EMPLOYEE
  }
  enum Status {
    ACTIVE
    DISABLED
    INACTIVE
  }
  enum Program {
    CUSTOMERSOURCE
    PARTNERSOURCE
  }
  enum Role {
    ADMINISTRATOR
    MEMBER
  }
  type Account {
    id: ID!
    number: String!
    name: String!
    kind: AccountKind!
    status: Status!
    program: Program!
  }
  type Profile {
    id: ID!
    displayName: String!
    email: String!
    role: Role!
    status: Status!
    locale: String!
    account: Account!
  }
  type ProfileEdge {
    node: Profile!
  }
  type ProfileConnection {
    edges: [ProfileEdge!]!
  }
  type Viewer {
    activeProfile: Profile
    profiles(first: Int!): ProfileConnection!
  }
  type Query {
    viewer: Viewer
    _entities(representations: [_Any!]!): [_Entity]!
  }
`;

/** A representation of an account, as sent by a gateway. */
export interface AccountReference {
  readonly __typename: 'Account';
  readonly id: string;
}
