import type { Account } from '../account/account';
import { isOpen } from '../account/account-access';
import { ACCOUNT_COLUMNS, type AccountRow, accountOfRow } from '../account/account-row';
import type { Database } from '../database/database';
import { instantOf } from '../database/database';
import { type Dialect, inEachDialect } from '../database/dialect';
import type { Foreseen } from '../database/loader-scope';
import { hashOfSessionToken } from '../identity/session-token';
import type { Profile } from '../profile/profile';
import { PROFILE_COLUMNS, type ProfileRow, profileOfRow } from '../profile/profile-row';
import { ok, refused, type Result } from '../result';
import { selectProfile } from './profile-selection';
import type { Arrival, Viewer, ViewerProfile } from './viewer';

/** A row of one of the person's profiles, in the order of association. */
interface PersonProfileRow extends ProfileRow, AccountRow {
  /** As text, since hardly any of them is asked for. */
  readonly last_used_at: string | null;
  /** Whether a plan of the account covers now. */
  readonly is_covered: number;
  readonly person: null;
}

/** A row of an account that was foreseen. */
interface AlongsideRow extends AccountRow {
  readonly profile_id: null;
  readonly person: null;
}

/** The last row: of the person, whom it tells as a JSON list. */
interface PersonRow {
  readonly profile_id: null;
  readonly account_id: null;
  readonly person: string;
}

type ViewerRow = PersonProfileRow | AlongsideRow | PersonRow;

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
const IS_COVERED = `EXISTS (SELECT 1 FROM service_plan plan
      WHERE plan.account_id = account.id AND plan.ends_at > ? AND plan.starts_at <= ?)`;

function nothingOf(columns: string): string {
  return columns
    .split(',')
    .map(() => 'NULL')
    .join(', ');
}

/** Writes a statement without, and with the accounts that were foreseen. */
function selectViewer(
  write: (dialect: Dialect) => {
    readonly profilesOf: string;
    readonly person: string;
    readonly from: string;
  },
): (database: Database, withAccounts: boolean) => string {
  const [alone, withAccounts] = [false, true].map((areForeseen) =>
    inEachDialect((dialect) => {
      const { profilesOf, person, from } = write(dialect);
      const profiles = `SELECT ${PROFILE_COLUMNS}, ${ACCOUNT_COLUMNS},
        CAST(association.last_used_at AS CHAR) AS last_used_at,
        ${IS_COVERED} AS is_covered, NULL AS person
        FROM ${profilesOf} AND association.ended_at IS NULL
        JOIN profile ON profile.id = association.profile_id
        JOIN account ON account.id = profile.account_id
        ORDER BY association.associated_at, association.profile_id`;
      const accounts = `SELECT ${nothingOf(PROFILE_COLUMNS)}, ${ACCOUNT_COLUMNS}, NULL, NULL, NULL
        FROM ${dialect.rowsWithGiven('account', 'id')}`;
      return `${dialect.inOrder(profiles)} ${areForeseen ? `UNION ALL ${accounts}` : ''}
        UNION ALL SELECT ${nothingOf(PROFILE_COLUMNS)}, ${nothingOf(ACCOUNT_COLUMNS)}, NULL, NULL, ${person}
        FROM ${from}`;
    }),
  );
  return (database, areForeseen) => (areForeseen ? withAccounts : alone)?.(database) ?? '';
}

const bySession = selectViewer(({ asJsonList }) => ({
  profilesOf: `session
    JOIN association ON session.token_hash = ? AND association.identity_id = session.identity_id`,
  person: asJsonList(
    ...IDENTITY_VALUES,
    'session.active_profile_id',
    'session.id',
    'session.persistent',
    'session.last_seen_at',
  ),
  from: `session JOIN identity ON identity.id = session.identity_id
    WHERE session.token_hash = ? AND session.ended_at IS NULL
      AND session.idle_expires_at > ? AND session.expires_at > ?`,
}));

const byMicrosoftAccount = selectViewer(({ asJsonList }) => ({
  profilesOf: `identity
    JOIN association ON identity.tenant_id = ? AND identity.object_id = ? AND association.identity_id = identity.id`,
  person: asJsonList(...IDENTITY_VALUES, 'client_choice.profile_id'),
  from: `identity
    LEFT JOIN client_choice ON client_choice.identity_id = identity.id AND client_choice.client_id = ?
    WHERE identity.tenant_id = ? AND identity.object_id = ?`,
}));

/** Names the refusal of a request that names a profile (header `x-profile-id`) which the person may not act as. */
export type ViewerRefusal = 'PROFILE_NOT_USABLE';

/** What a request says of whom it is to be answered as, and when it arrived. */
interface Asked {
  readonly requestedProfileId: string | null;
  readonly now: Date;
  /** Accounts that will be asked for: read in the same statement, whoever it is, to be held against what they may read. */
  readonly foreseen?: Foreseen<string, Account> | null;
}

/**
 * Finds who a session token belongs to, their profiles, and the one they act as; null when the session is not
 * (or no longer) valid.
 *
 * One statement. Refuses when `requestedProfileId` (header `x-profile-id`) names a profile they may not act as.
 */
export async function findViewer(
  database: Database,
  sessionToken: string,
  asked: Asked,
): Promise<Result<Viewer | null, ViewerRefusal>> {
  const { now, foreseen } = asked;
  const hash = hashOfSessionToken(sessionToken);
  const given = foreseen ? [JSON.stringify(foreseen.keys)] : [];
  const parameters = [now, now, hash, ...given, hash, now, now];
  const rows = await database.selectPrepared<ViewerRow>(bySession(database, foreseen != null), parameters);
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
  const { microsoft, clientId, now, foreseen } = query;
  const { tenantId, objectId } = microsoft;
  const given = foreseen ? [JSON.stringify(foreseen.keys)] : [];
  const parameters = [now, now, tenantId, objectId, ...given, clientId, tenantId, objectId];
  const sql = byMicrosoftAccount(database, foreseen != null);
  const rows = await database.selectPrepared<ViewerRow>(sql, parameters);
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
  { requestedProfileId, foreseen }: Asked,
): Result<Viewer, ViewerRefusal> {
  const profiles: ViewerProfile[] = [];
  const accounts: Account[] = [];
  for (const row of rows) {
    if (row.profile_id === null) {
      if (row.account_id !== null) accounts.push(accountOfRow(row));
    } else if (row.profile_status !== 'REMOVED') profiles.push(viewerProfileOf(row));
  }
  if (foreseen) foreseen.found = accounts;
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
  const isUsable = row.profile_status === 'ACTIVE' && isOpen(account, Boolean(row.is_covered));
  return new OwnProfile(profileOfRow(row), account, isUsable, row.last_used_at);
}

class OwnProfile implements ViewerProfile {
  constructor(
    readonly profile: Profile,
    readonly account: Account,
    readonly isUsable: boolean,
    private readonly storedLastUsedAt: string | null,
  ) {}

  get lastUsedAt(): Date | null {
    return this.storedLastUsedAt === null ? null : instantOf(this.storedLastUsedAt);
  }
}
