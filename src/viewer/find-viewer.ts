import { accessOf } from '../account/account-access';
import { ACCOUNT_COLUMNS, type AccountRow, accountOfRow } from '../account/account-row';
import { ASSOCIATION_COLUMNS, type AssociationRow, associationOfRow } from '../association/association-row';
import type { Database } from '../database/database';
import { instantOf } from '../database/database';
import { hashOfSessionToken } from '../identity/session-token';
import { PROFILE_COLUMNS, type ProfileRow, profileOfRow } from '../profile/profile-row';
import { ok, refused, type Result } from '../result';
import { selectProfile } from './profile-selection';
import type { Viewer, ViewerProfile } from './viewer';

type StoredInstant = Date | string;

interface ViewerRow {
  readonly session_id: string;
  readonly persistent: number;
  readonly session_created_at: StoredInstant;
  readonly last_seen_at: StoredInstant;
  readonly idle_expires_at: StoredInstant;
  readonly session_expires_at: StoredInstant;
  readonly active_profile_id: string | null;
  readonly identity_id: string;
  readonly tenant_id: string;
  readonly identity_name: string;
  readonly username: string;
  readonly default_profile_id: string | null;
}

interface ViewerProfileRow extends ViewerRow, AssociationRow, ProfileRow, AccountRow {
  readonly plan_ends_at: StoredInstant | null;
}

// The hot read: everything that is known of the caller, in one statement, whatever the number of profiles.
const VIEWER = `
  SELECT session.id AS session_id, session.persistent, session.created_at AS session_created_at,
    session.last_seen_at, session.idle_expires_at, session.expires_at AS session_expires_at,
    session.active_profile_id, identity.id AS identity_id, identity.tenant_id,
    identity.display_name AS identity_name, identity.username, identity.default_profile_id,
    ${ASSOCIATION_COLUMNS}, ${PROFILE_COLUMNS}, ${ACCOUNT_COLUMNS},
    (SELECT MAX(plan.ends_at) FROM service_plan plan
      WHERE plan.account_id = account.id AND plan.starts_at <= ?) AS plan_ends_at
  FROM session
  JOIN identity ON identity.id = session.identity_id
  LEFT JOIN association ON association.identity_id = identity.id AND association.ended_at IS NULL
  LEFT JOIN profile ON profile.id = association.profile_id
  LEFT JOIN account ON account.id = profile.account_id
  WHERE session.token_hash = ? AND session.ended_at IS NULL AND session.idle_expires_at > ? AND session.expires_at > ?
  ORDER BY association.associated_at, association.profile_id`;

/**
 * Finds who a session token belongs to, their profiles, and the one they act as; null when the session is not
 * (or no longer) valid.
 *
 * One statement. Refuses when `requestedProfileId` (header `x-profile-id`) names a profile they may not act as.
 */
export async function findViewer(
  database: Database,
  query: { readonly sessionToken: string; readonly requestedProfileId: string | null; readonly now: Date },
): Promise<Result<Viewer | null, 'PROFILE_NOT_USABLE'>> {
  const { now } = query;
  const rows = await database.select<ViewerRow>(VIEWER, [
    now,
    hashOfSessionToken(query.sessionToken),
    now,
    now,
  ]);
  const [first] = rows;
  if (!first) return ok(null);

  const profiles = rows
    .filter(hasProfile)
    .filter(({ profile_status }) => profile_status !== 'REMOVED')
    .map((row) => viewerProfileOf(row, now));
  const selection = selectProfile({
    usableProfileIds: profiles.filter(({ isUsable }) => isUsable).map(({ profile }) => profile.id),
    header: query.requestedProfileId,
    session: first.active_profile_id,
    default: first.default_profile_id,
  });
  if (!selection.ok) return refused(selection.refusal);

  return ok({
    session: {
      id: first.session_id,
      persistent: Boolean(first.persistent),
      createdAt: instantOf(first.session_created_at),
      lastSeenAt: instantOf(first.last_seen_at),
      idleExpiresAt: instantOf(first.idle_expires_at),
      expiresAt: instantOf(first.session_expires_at),
    },
    identity: {
      id: first.identity_id,
      tenantId: first.tenant_id,
      displayName: first.identity_name,
      username: first.username,
    },
    profiles,
    selection: selection.value,
  });
}

function hasProfile(row: ViewerRow): row is ViewerProfileRow {
  return (row as Partial<ViewerProfileRow>).profile_id != null;
}

function viewerProfileOf(row: ViewerProfileRow, now: Date): ViewerProfile {
  // The plan that ends last of those that have started decides alone whether access is granted now.
  const plans =
    row.plan_ends_at === null ? [] : [{ startsAt: new Date(0), endsAt: instantOf(row.plan_ends_at) }];
  return {
    profile: profileOfRow(row),
    account: accountOfRow(row),
    association: associationOfRow(row),
    isUsable:
      row.profile_status === 'ACTIVE' &&
      accessOf({ kind: row.kind, status: row.account_status }, plans, now).granted,
  };
}
