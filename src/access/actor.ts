/** The roles that a profile can have in its account. */
export const PROFILE_ROLES = ['ADMINISTRATOR', 'MEMBER'] as const;
/** The role of a profile in its account. */
export type ProfileRole = (typeof PROFILE_ROLES)[number];

/** The kinds of organization that an account can be. */
export const ACCOUNT_KINDS = ['CUSTOMER', 'PARTNER', 'EMPLOYEE'] as const;
/** The kind of organization that an account is. */
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** The profile that a person acts as in this request, as stored in the database. */
export interface ActiveProfile {
  readonly profileId: string;
  readonly accountId: string;
  readonly accountKind: AccountKind;
  readonly role: ProfileRole;
}

/**
 * A signed-in person who calls, and the profiles they can act as.
 *
 * Read from the database in the request that uses it, so that removing, disabling or moving a profile takes effect
 * immediately.
 */
export interface Actor {
  readonly kind: 'PERSON';
  readonly identityId: string;
  /** Null if no profile is selected, or the person has no usable profile. */
  readonly active: ActiveProfile | null;
  /** All active profiles associated with the identity, with their accounts, including accounts without access. */
  readonly ownProfiles: ReadonlyMap<string, Pick<ActiveProfile, 'accountId' | 'role'>>;
}

/** The application permissions that administrators of a tenant can grant to an application, as in its tokens. */
export const APPLICATION_ROLES = ['Accounts.Read.All', 'Events.Read.All'] as const;
/** An application permission. */
export type ApplicationRole = (typeof APPLICATION_ROLES)[number];

/**
 * An application that calls on its own behalf, such as another subgraph's service.
 *
 * An application without any of the roles is never a caller: its token is rejected first.
 */
export interface Application {
  readonly kind: 'APPLICATION';
  /** The application's client id at Microsoft. */
  readonly clientId: string;
  /** What it may do, at least one. */
  readonly roles: readonly ApplicationRole[];
}

/** The caller. Only people can change data: use cases take an `Actor`, so applications can't call them. */
export type Caller = Actor | Application;

/** The account's data that permissions depend on. */
export interface AccountScope {
  readonly accountId: string;
  /** The account's partner of record. */
  readonly partnerId: string | null;
}

/** The profile's data that permissions depend on. */
export interface ProfileScope extends AccountScope {
  readonly profileId: string;
}
