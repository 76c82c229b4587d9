/**
 * The SQL of the hand-written servers, including sessions and permissions.
 *
 * The rules are the service's: a session must be neither ended nor expired. Callers must have an active profile of an
 * account with access. Disabled profiles are hidden. An account can be read by people with an active profile in it, and
 * by the administrators of its partner of record.
 */

/** The columns of a profile and its account, with the names of their fields. */
export const PROFILE_AND_ACCOUNT = `profile.id, profile.display_name AS displayName, profile.email, profile.role,
  profile.status, profile.locale, account.id AS accountId, account.number, account.name, account.kind,
  account.status AS accountStatus`;

const SESSION_IS_VALID = `session.token_hash = ? AND session.ended_at IS NULL
  AND session.idle_expires_at > UTC_TIMESTAMP(3) AND session.expires_at > UTC_TIMESTAMP(3)`;

const HAS_ACCESS = `account.status = 'ACTIVE' AND (account.kind <> 'CUSTOMER' OR EXISTS (
  SELECT 1 FROM service_plan plan WHERE plan.account_id = account.id
    AND plan.starts_at <= UTC_TIMESTAMP(3) AND plan.ends_at > UTC_TIMESTAMP(3)))`;

/** The row of a profile and its account. */
export interface ProfileRow {
  /** Null if a session has no profile that can be shown. */
  readonly id: string | null;
  readonly displayName: string;
  readonly email: string;
  readonly role: string;
  readonly status: string;
  readonly locale: string;
  readonly accountId: string;
  readonly number: string;
  readonly name: string;
  readonly kind: string;
  readonly accountStatus: string;
}

/** The row that `SIGNED_IN` finds. */
export interface SignedInRow extends ProfileRow {
  readonly identityId: string;
}

/**
 * Finds the holder of a session (by its token's hash) and their active profile, whose columns are null if it isn't
 * usable.
 */
export const SIGNED_IN = `SELECT session.identity_id AS identityId, ${PROFILE_AND_ACCOUNT}
  FROM session
  LEFT JOIN (association JOIN profile ON profile.id = association.profile_id
      JOIN account ON account.id = profile.account_id)
    ON association.active_profile_id = session.active_profile_id
    AND association.identity_id = session.identity_id AND profile.status = 'ACTIVE' AND ${HAS_ACCESS}
  WHERE ${SESSION_IS_VALID}`;

/** Finds the first ten profiles of an identity. */
export const FIRST_PROFILES = `SELECT ${PROFILE_AND_ACCOUNT}
  FROM association
  JOIN profile ON profile.id = association.profile_id AND profile.status = 'ACTIVE'
  JOIN account ON account.id = profile.account_id
  WHERE association.identity_id = ? AND association.ended_at IS NULL
  ORDER BY association.associated_at, association.profile_id
  LIMIT 10`;

/** The row that `ALL_PROFILES` finds. */
export interface OwnProfileRow extends ProfileRow {
  readonly identityId: string;
  readonly isChosen: number;
  readonly hasAccess: number;
}

/** Finds all active profiles of a session's holder; one row without a profile if there are none. */
export const ALL_PROFILES = `SELECT session.identity_id AS identityId, ${PROFILE_AND_ACCOUNT},
    COALESCE(profile.id = session.active_profile_id, 0) AS isChosen, COALESCE(${HAS_ACCESS}, 0) AS hasAccess
  FROM session
  LEFT JOIN (association JOIN profile ON profile.id = association.profile_id
      JOIN account ON account.id = profile.account_id)
    ON association.identity_id = session.identity_id AND association.ended_at IS NULL AND profile.status = 'ACTIVE'
  WHERE ${SESSION_IS_VALID}
  ORDER BY association.associated_at, association.profile_id`;

/** The row of an account. */
export interface AccountRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly partnerId: string | null;
}

const ACCOUNT = `account.id, account.number, account.name, account.kind, account.status,
  account.partner_id AS partnerId`;

const WANTED = `JSON_TABLE(?, '$[*]' COLUMNS (id VARCHAR(31) PATH '$')) wanted
  STRAIGHT_JOIN account ON account.id = CAST(wanted.id AS CHAR(31) CHARACTER SET utf8mb4) COLLATE utf8mb4_bin`;

/** Finds accounts by a JSON array of ids, without checking permissions. */
export const ACCOUNTS = `SELECT ${ACCOUNT} FROM ${WANTED}`;

/** Finds the accounts in a JSON array of ids that a session's holder can read. Takes the array, then the hash. */
export const READABLE_ACCOUNTS = `SELECT ${ACCOUNT}
  FROM session
  LEFT JOIN (association acting JOIN profile active ON active.id = acting.profile_id
      JOIN account partner ON partner.id = active.account_id)
    ON acting.active_profile_id = session.active_profile_id AND acting.identity_id = session.identity_id
    AND active.status = 'ACTIVE' AND active.role = 'ADMINISTRATOR'
    AND partner.kind = 'PARTNER' AND partner.status = 'ACTIVE'
  STRAIGHT_JOIN ${WANTED}
  WHERE ${SESSION_IS_VALID} AND (account.partner_id = partner.id OR EXISTS (
    SELECT 1 FROM profile own JOIN association holding ON holding.active_profile_id = own.id
    WHERE own.account_id = account.id AND own.status = 'ACTIVE' AND holding.identity_id = session.identity_id))`;
