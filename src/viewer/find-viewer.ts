import type { Account } from '../account/account';
import { COVERED, coveredAt, isOpen } from '../account/account-access';
import { ACCOUNT_COLUMNS, accountOfRow } from '../account/account-row';
import type { Database } from '../database/database';
import { type Dialect, inEachDialect } from '../database/dialect';
import { boolean, instant, nullable, type Row, text } from '../database/row';
import { OPEN_SESSIONS, openSessionsAt } from '../identity/session-expiry';
import { hashOfSessionToken } from '../identity/session-token';
import { type Profile, PROFILE_COLUMNS, profileOfRow } from '../profile/profile';
import { ok, type Refusal, type Result } from '../foundation/result';
import { selectProfile } from './profile-selection';
import type { Arrival, Viewer, ViewerProfile } from './viewer';

/** The person's columns, which the last row contains as JSON. */
const PERSON = {
  identityId: 'identity.id',
  tenantId: 'identity.tenant_id',
  displayName: 'identity.display_name',
  username: 'identity.username',
  defaultProfileId: 'identity.default_profile_id',
} as const;

const textOrNull = nullable(text);

// The hot reads: the caller and all their profiles in one statement. Every column costs time in each row of each
// request, so columns that few requests need are read on demand, and the person has a row of their own. A single SELECT
// with an outer join, for people without a profile, would make servers sort the rows in a temporary table.
function nothingOf(columns: string): string {
  return columns
    .split(',')
    .map(() => 'NULL')
    .join(', ');
}

/** Builds the statement without and with the requested accounts. */
function selectViewer(
  write: (dialect: Dialect) => {
    readonly profilesOf: string;
    readonly person: string;
    readonly from: string;
  },
): (database: Database, withAccounts: boolean) => string {
  const [alone, withAccounts] = [false, true].map((areRequested) =>
    inEachDialect((dialect) => {
      const { profilesOf, person, from } = write(dialect);
      const profiles = `SELECT ${PROFILE_COLUMNS}, ${ACCOUNT_COLUMNS},
        CAST(association.last_used_at AS CHAR) AS last_used_at,
        ${COVERED} AS is_covered, NULL AS person
        FROM ${profilesOf} AND association.ended_at IS NULL
        JOIN profile ON profile.id = association.profile_id
        JOIN account ON account.id = profile.account_id
        ORDER BY association.associated_at, association.profile_id`;
      const accounts = `SELECT ${nothingOf(PROFILE_COLUMNS)}, ${ACCOUNT_COLUMNS}, NULL, NULL, NULL
        FROM ${dialect.rowsWithGiven('account', 'id')}`;
      return `${dialect.inOrder(profiles)} ${areRequested ? `UNION ALL ${accounts}` : ''}
        UNION ALL SELECT ${nothingOf(PROFILE_COLUMNS)}, ${nothingOf(ACCOUNT_COLUMNS)}, NULL, NULL, ${person}
        FROM ${from}`;
    }),
  );
  return (database, areRequested) => (areRequested ? withAccounts : alone)?.(database) ?? '';
}

const bySession = selectViewer(({ asJsonObject }) => ({
  profilesOf: `session
    JOIN association ON session.token_hash = ? AND association.identity_id = session.identity_id`,
  person: asJsonObject({
    ...PERSON,
    chosenProfileId: 'session.active_profile_id',
    sessionId: 'session.id',
    persistent: 'session.persistent',
    lastSeenAt: 'session.last_seen_at',
  }),
  from: `session JOIN identity ON identity.id = session.identity_id
    WHERE session.token_hash = ? AND ${OPEN_SESSIONS}`,
}));

const byMicrosoftAccount = selectViewer(({ asJsonObject }) => ({
  profilesOf: `identity
    JOIN association ON identity.tenant_id = ? AND identity.object_id = ? AND association.identity_id = identity.id`,
  person: asJsonObject({ ...PERSON, chosenProfileId: 'client_choice.profile_id' }),
  from: `identity
    LEFT JOIN client_choice ON client_choice.identity_id = identity.id AND client_choice.client_id = ?
    WHERE identity.tenant_id = ? AND identity.object_id = ?`,
}));

/** The refusal of a request whose header `x-profile-id` names a profile that the person can't act as. */
export type ViewerRefusal = Refusal<'PROFILE_NOT_USABLE'>;

/** What a request asks for when it reads its viewer. */
export interface ViewerQuery {
  readonly now: Date;
  /** The profile to act as (header `x-profile-id`). */
  readonly requestedProfileId: string | null;
  /** The ids of accounts to read in the same statement, for any caller. Check access to them afterward. */
  readonly accountIds?: readonly string[] | null;
}

/**
 * Finds the person of a session token, their profiles, and the active profile; null if the session isn't valid.
 *
 * Sends one statement. Refuses if `requestedProfileId` (header `x-profile-id`) names a profile that they can't act as.
 */
export async function findViewer(
  database: Database,
  sessionToken: string,
  query: ViewerQuery,
): Promise<Result<Viewer | null, ViewerRefusal>> {
  const { now, accountIds } = query;
  const hash = hashOfSessionToken(sessionToken);
  const given = accountIds ? [JSON.stringify(accountIds)] : [];
  const parameters = [...coveredAt(now), hash, ...given, hash, ...openSessionsAt(now)];
  const rows = await database.selectPrepared(bySession(database, accountIds != null), parameters);
  const person = personIn(rows);
  if (!person) return ok(null);
  const session = {
    id: text(person, 'sessionId'),
    persistent: boolean(person, 'persistent'),
    lastSeenAt: instant(person, 'lastSeenAt'),
  };
  return viewerOf(person, rows, { by: 'SESSION', session }, query);
}

/**
 * Finds the person of a Microsoft account that calls with a client application, their profiles, and the active profile
 * by their choice in that application; null if they have no identity yet.
 *
 * Sends one statement. Refuses like `findViewer`.
 */
export async function findViewerOfClient(
  database: Database,
  query: ViewerQuery & {
    readonly microsoft: { readonly tenantId: string; readonly objectId: string };
    readonly clientId: string;
  },
): Promise<Result<Viewer | null, ViewerRefusal>> {
  const { microsoft, clientId, now, accountIds } = query;
  const { tenantId, objectId } = microsoft;
  const given = accountIds ? [JSON.stringify(accountIds)] : [];
  const parameters = [...coveredAt(now), tenantId, objectId, ...given, clientId, tenantId, objectId];
  const sql = byMicrosoftAccount(database, accountIds != null);
  const rows = await database.selectPrepared(sql, parameters);
  const person = personIn(rows);
  return person ? viewerOf(person, rows, { by: 'ACCESS_TOKEN', clientId }, query) : ok(null);
}

/** Reads the person from the last row; null if the statement found nobody. */
function personIn(rows: readonly Row[]): Row | null {
  const last = rows.at(-1);
  const json = last ? textOrNull(last, 'person') : null;
  return json === null ? null : (JSON.parse(json) as Row);
}

function viewerOf(
  person: Row,
  rows: readonly Row[],
  arrival: Arrival,
  { requestedProfileId, accountIds }: ViewerQuery,
): Result<Viewer, ViewerRefusal> {
  const profiles: ViewerProfile[] = [];
  const accounts: Account[] = [];
  for (const row of rows) {
    if (row['profile_id'] !== null) {
      const ofPerson = viewerProfileOf(row);
      if (ofPerson.profile.status !== 'REMOVED') profiles.push(ofPerson);
    } else if (row['account_id'] !== null) accounts.push(accountOfRow(row));
  }
  const defaultProfileId = textOrNull(person, 'defaultProfileId');
  const selection = selectProfile({
    usableProfileIds: profiles.filter(({ isUsable }) => isUsable).map(({ profile }) => profile.id),
    header: requestedProfileId,
    session: textOrNull(person, 'chosenProfileId'),
    default: defaultProfileId,
  });
  if (!selection.ok) return selection;
  return ok({
    arrival,
    identity: {
      id: text(person, 'identityId'),
      tenantId: text(person, 'tenantId'),
      displayName: text(person, 'displayName'),
      username: text(person, 'username'),
    },
    profiles,
    selection: selection.value,
    defaultProfileId,
    requestedAccounts: accountIds ? accounts : null,
  });
}

function viewerProfileOf(row: Row): ViewerProfile {
  const [profile, account] = [profileOfRow(row), accountOfRow(row)];
  const isUsable = profile.status === 'ACTIVE' && isOpen(account, boolean(row, 'is_covered'));
  return new OwnProfile(profile, account, isUsable, row);
}

class OwnProfile implements ViewerProfile {
  constructor(
    readonly profile: Profile,
    readonly account: Account,
    readonly isUsable: boolean,
    private readonly row: Row,
  ) {}

  /** Parsed on demand, since few requests need it. */
  get lastUsedAt(): Date | null {
    return nullable(instant)(this.row, 'last_used_at');
  }
}
