import { isOpen } from '../account/account-access';
import { ACCOUNT_COLUMNS, type AccountRow, accountOfRow } from '../account/account-row';
import type { Database } from '../database/database';
import { instantOf } from '../database/database';
import { hashOfSessionToken } from '../identity/session-token';
import { PROFILE_COLUMNS, type ProfileRow, profileOfRow } from '../profile/profile-row';
import { ok, refused, type Result } from '../result';
import { selectProfile } from './profile-selection';
import type { Arrival, Viewer, ViewerProfile } from './viewer';

type StoredInstant = Date | string;

interface PersonRow {
  readonly identity_id: string;
  readonly tenant_id: string;
  readonly identity_name: string;
  readonly username: string;
  readonly default_profile_id: string | null;
  /** The profile chosen in the session, or in the client application. */
  readonly chosen_profile_id: string | null;
}

interface SessionRow extends PersonRow {
  readonly session_id: string;
  readonly persistent: number;
  readonly last_seen_at: StoredInstant;
}

interface PersonProfileRow extends PersonRow, ProfileRow, AccountRow {
  readonly last_used_at: StoredInstant | null;
  /** Whether a plan of the account covers now. */
  readonly is_covered: number;
}

// The hot reads: everything that is known of the caller, in one statement, whatever the number of profiles. Every
// column is paid for in each row of each request: what only some requests ask for is read when they do.
const PERSON_COLUMNS = `identity.id AS identity_id, identity.tenant_id,
    identity.display_name AS identity_name, identity.username, identity.default_profile_id,
    association.last_used_at,
    ${PROFILE_COLUMNS}, ${ACCOUNT_COLUMNS},
    EXISTS (SELECT 1 FROM service_plan plan
      WHERE plan.account_id = account.id AND plan.ends_at > ? AND plan.starts_at <= ?) AS is_covered`;
const PROFILES_OF_PERSON = `
  LEFT JOIN association ON association.identity_id = identity.id AND association.ended_at IS NULL
  LEFT JOIN profile ON profile.id = association.profile_id
  LEFT JOIN account ON account.id = profile.account_id`;
const ORDER = 'ORDER BY association.associated_at, association.profile_id';

const BY_SESSION = `
  SELECT session.id AS session_id, session.persistent, session.last_seen_at,
    session.active_profile_id AS chosen_profile_id, ${PERSON_COLUMNS}
  FROM session
  JOIN identity ON identity.id = session.identity_id ${PROFILES_OF_PERSON}
  WHERE session.token_hash = ? AND session.ended_at IS NULL AND session.idle_expires_at > ? AND session.expires_at > ?
  ${ORDER}`;

const BY_MICROSOFT_ACCOUNT = `
  SELECT client_choice.profile_id AS chosen_profile_id, ${PERSON_COLUMNS}
  FROM identity
  LEFT JOIN client_choice ON client_choice.identity_id = identity.id AND client_choice.client_id = ?
  ${PROFILES_OF_PERSON}
  WHERE identity.tenant_id = ? AND identity.object_id = ?
  ${ORDER}`;

/** Names the refusal of a request that names a profile (header `x-profile-id`) which the person may not act as. */
export type ViewerRefusal = 'PROFILE_NOT_USABLE';

/** What a request says of whom it is to be answered as, and when it arrived. */
interface Asked {
  readonly requestedProfileId: string | null;
  readonly now: Date;
}

/**
 * Finds who a session token belongs to, their profiles, and the one they act as; null when the session is not
 * (or no longer) valid.
 *
 * One statement. Refuses when `requestedProfileId` (header `x-profile-id`) names a profile they may not act as.
 */
export async function findViewer(
  database: Database,
  { sessionToken, ...asked }: Asked & { readonly sessionToken: string },
): Promise<Result<Viewer | null, ViewerRefusal>> {
  const { now } = asked;
  const rows = await database.selectPrepared<SessionRow>(BY_SESSION, [
    now,
    now,
    hashOfSessionToken(sessionToken),
    now,
    now,
  ]);
  const [first] = rows;
  if (!first) return ok(null);
  const session = {
    id: first.session_id,
    persistent: Boolean(first.persistent),
    lastSeenAt: instantOf(first.last_seen_at),
  };
  return viewerOf(first, rows, { by: 'SESSION', session }, asked);
}

/**
 * Finds the person of a Microsoft account that calls through a client application, their profiles, and the one they
 * act as: as they have chosen there. Null when they have never been here.
 *
 * One statement. Refuses as `findViewer` does.
 */
export async function findViewerOfClient(
  database: Database,
  query: Asked & {
    readonly microsoft: { readonly tenantId: string; readonly objectId: string };
    readonly clientId: string;
  },
): Promise<Result<Viewer | null, ViewerRefusal>> {
  const { microsoft, clientId, now } = query;
  const parameters = [now, now, clientId, microsoft.tenantId, microsoft.objectId];
  const rows = await database.selectPrepared<PersonRow>(BY_MICROSOFT_ACCOUNT, parameters);
  const [first] = rows;
  return first ? viewerOf(first, rows, { by: 'ACCESS_TOKEN', clientId }, query) : ok(null);
}

function viewerOf(
  person: PersonRow,
  rows: readonly PersonRow[],
  arrival: Arrival,
  { requestedProfileId }: Asked,
): Result<Viewer, ViewerRefusal> {
  const profiles = rows
    .filter(hasProfile)
    .filter(({ profile_status }) => profile_status !== 'REMOVED')
    .map(viewerProfileOf);
  const selection = selectProfile({
    usableProfileIds: profiles.filter(({ isUsable }) => isUsable).map(({ profile }) => profile.id),
    header: requestedProfileId,
    session: person.chosen_profile_id,
    default: person.default_profile_id,
  });
  if (!selection.ok) return refused(selection.refusal);
  return ok({
    arrival,
    identity: {
      id: person.identity_id,
      tenantId: person.tenant_id,
      displayName: person.identity_name,
      username: person.username,
    },
    profiles,
    selection: selection.value,
  });
}

function hasProfile(row: PersonRow): row is PersonProfileRow {
  return (row as Partial<PersonProfileRow>).profile_id != null;
}

function viewerProfileOf(row: PersonProfileRow): ViewerProfile {
  const account = accountOfRow(row);
  return {
    profile: profileOfRow(row),
    account,
    lastUsedAt: row.last_used_at === null ? null : instantOf(row.last_used_at),
    isUsable: row.profile_status === 'ACTIVE' && isOpen(account, Boolean(row.is_covered)),
  };
}
