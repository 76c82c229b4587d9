import { isOpen } from '../account/account-access';
import { ACCOUNT_COLUMNS, type AccountRow, accountOfRow } from '../account/account-row';
import type { Database } from '../database/database';
import { instantOf } from '../database/database';
import { type Dialect, inEachDialect } from '../database/dialect';
import { hashOfSessionToken } from '../identity/session-token';
import { PROFILE_COLUMNS, type ProfileRow, profileOfRow } from '../profile/profile-row';
import { ok, refused, type Result } from '../result';
import { selectProfile } from './profile-selection';
import type { Arrival, Viewer, ViewerProfile } from './viewer';

type StoredInstant = Date | string;

/** A row of one of the person's profiles, in the order of association. */
interface PersonProfileRow extends ProfileRow, AccountRow {
  readonly last_used_at: StoredInstant | null;
  /** Whether a plan of the account covers now. */
  readonly is_covered: number;
  readonly person: null;
}

/** The last row: of the person, whom it tells as a JSON list. */
interface PersonRow {
  readonly profile_id: null;
  readonly person: string;
}

type ViewerRow = PersonProfileRow | PersonRow;

const IDENTITY_VALUES = [
  'identity.id',
  'identity.tenant_id',
  'identity.display_name',
  'identity.username',
  'identity.default_profile_id',
];

/** What the person's row tells, and in a session what it tells of that. */
type PersonValues = readonly [
  identityId: string,
  tenantId: string,
  displayName: string,
  username: string,
  defaultProfileId: string | null,
  /** In the session, or in the client application. */
  chosenProfileId: string | null,
];
type SessionValues = readonly [
  ...person: PersonValues,
  sessionId: string,
  isPersistent: number,
  lastSeenAt: string,
];

// The hot reads: everything that is known of the caller, in one statement, whatever the number of profiles. Every
// column is paid for in each row of each request: what only some requests ask for is read when they do, and what the
// profiles have in common has a row of its own. In one SELECT with an outer join, for those without a profile, servers
// would have to sort the rows in a temporary table.
const PROFILE_ROW = `${PROFILE_COLUMNS}, ${ACCOUNT_COLUMNS}, association.last_used_at`;
const IS_COVERED = `EXISTS (SELECT 1 FROM service_plan plan
      WHERE plan.account_id = account.id AND plan.ends_at > ? AND plan.starts_at <= ?)`;

function selectViewer(
  { asJsonList, inOrder }: Dialect,
  given: { readonly profilesOf: string; readonly person: readonly string[]; readonly from: string },
): string {
  const profiles = `SELECT ${PROFILE_ROW}, ${IS_COVERED} AS is_covered, NULL AS person
    FROM ${given.profilesOf} AND association.ended_at IS NULL
    JOIN profile ON profile.id = association.profile_id
    JOIN account ON account.id = profile.account_id
    ORDER BY association.associated_at, association.profile_id`;
  const nothing = [...PROFILE_ROW.split(','), 'is_covered'].map(() => 'NULL').join(', ');
  return `${inOrder(profiles)} UNION ALL SELECT ${nothing}, ${asJsonList(...given.person)} FROM ${given.from}`;
}

const bySession = inEachDialect((dialect) =>
  selectViewer(dialect, {
    profilesOf: `session
    JOIN association ON session.token_hash = ? AND association.identity_id = session.identity_id`,
    person: [
      ...IDENTITY_VALUES,
      'session.active_profile_id',
      'session.id',
      'session.persistent',
      'session.last_seen_at',
    ],
    from: `session JOIN identity ON identity.id = session.identity_id
    WHERE session.token_hash = ? AND session.ended_at IS NULL
      AND session.idle_expires_at > ? AND session.expires_at > ?`,
  }),
);

const byMicrosoftAccount = inEachDialect((dialect) =>
  selectViewer(dialect, {
    profilesOf: `identity
    JOIN association ON identity.tenant_id = ? AND identity.object_id = ? AND association.identity_id = identity.id`,
    person: [...IDENTITY_VALUES, 'client_choice.profile_id'],
    from: `identity
    LEFT JOIN client_choice ON client_choice.identity_id = identity.id AND client_choice.client_id = ?
    WHERE identity.tenant_id = ? AND identity.object_id = ?`,
  }),
);

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
  const hash = hashOfSessionToken(sessionToken);
  const parameters = [now, now, hash, hash, now, now];
  const rows = await database.selectPrepared<ViewerRow>(bySession(database), parameters);
  const values = personIn(rows) as SessionValues | null;
  if (!values) return ok(null);
  const [, , , , , , id, isPersistent, lastSeenAt] = values;
  const session = { id, persistent: Boolean(isPersistent), lastSeenAt: instantOf(lastSeenAt) };
  return viewerOf(values, rows, { by: 'SESSION', session }, asked);
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
  const { tenantId, objectId } = microsoft;
  const parameters = [now, now, tenantId, objectId, clientId, tenantId, objectId];
  const rows = await database.selectPrepared<ViewerRow>(byMicrosoftAccount(database), parameters);
  const values = personIn(rows) as PersonValues | null;
  return values ? viewerOf(values, rows, { by: 'ACCESS_TOKEN', clientId }, query) : ok(null);
}

function personIn(rows: readonly ViewerRow[]): unknown {
  const text = rows.at(-1)?.person;
  return text == null ? null : JSON.parse(text);
}

function viewerOf(
  [id, tenantId, displayName, username, defaultProfileId, chosenProfileId]: PersonValues | SessionValues,
  rows: readonly ViewerRow[],
  arrival: Arrival,
  { requestedProfileId }: Asked,
): Result<Viewer, ViewerRefusal> {
  const profiles: ViewerProfile[] = [];
  for (const row of rows)
    if (row.profile_id !== null && row.profile_status !== 'REMOVED') profiles.push(viewerProfileOf(row));
  const selection = selectProfile({
    usableProfileIds: profiles.filter(({ isUsable }) => isUsable).map(({ profile }) => profile.id),
    header: requestedProfileId,
    session: chosenProfileId,
    default: defaultProfileId,
  });
  if (!selection.ok) return refused(selection.refusal);
  return ok({
    arrival,
    identity: { id, tenantId, displayName, username },
    profiles,
    selection: selection.value,
  });
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
