/** The roles that a profile can have in its account. */
export const PROFILE_ROLES = ['ADMINISTRATOR', 'MEMBER'] as const;
/** What a profile may do in its account. */
export type ProfileRole = (typeof PROFILE_ROLES)[number];

/** The kinds of organization that an account can be. */
export const ACCOUNT_KINDS = ['CUSTOMER', 'PARTNER', 'EMPLOYEE'] as const;
/** What kind of organization an account is. */
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** The one profile as which a person acts in this request, as the database has it now. */
export interface ActiveProfile {
  readonly profileId: string;
  readonly accountId: string;
  readonly accountKind: AccountKind;
  readonly role: ProfileRole;
}

/**
 * A person who is asking, and as whom they act.
 *
 * Read from the database in the request that uses it, so that removing, disabling or moving a profile takes
 * effect at once.
 */
export interface Actor {
  readonly kind: 'PERSON';
  readonly identityId: string;
  /** Null while no profile is chosen, or when the person has none that may be used. */
  readonly active: ActiveProfile | null;
  /** Every active profile associated with the identity, with its account; also while the account has no access. */
  readonly ownProfiles: ReadonlyMap<string, Pick<ActiveProfile, 'accountId' | 'role'>>;
}

/**
 * An application that asks in its own name, another subgraph's say, and has been granted to read every account.
 *
 * There is none without that grant: its token is turned away before anything is asked.
 */
export interface Application {
  readonly kind: 'APPLICATION';
  /** As it is registered at Microsoft. */
  readonly clientId: string;
}

/** Who is asking. Only a person can change anything; what takes an `Actor` is out of an application's reach. */
export type Caller = Actor | Application;

/** The facts about an account that permissions are decided by. */
export interface AccountScope {
  readonly accountId: string;
  /** The partner of record that looks after the account. */
  readonly partnerId: string | null;
}

/** The facts about a profile that permissions are decided by. */
export interface ProfileScope extends AccountScope {
  readonly profileId: string;
}
