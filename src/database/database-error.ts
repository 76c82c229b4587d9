import { QueryFailedError } from 'typeorm';

/** Reports why a program can't use its database, and what to do about it, in a sentence. */
export class DatabaseUnusableError extends Error {
  /** Names the fault for code that matches on it. */
  readonly code = 'DATABASE_UNUSABLE';
  override readonly name = 'DatabaseUnusableError';
}

/** Reports that the database can't be reached, timed out, or refuses to work. Nothing is known to be written. */
export class DatabaseUnavailableError extends Error {
  /** Names the fault for code that matches on it. */
  readonly code = 'DATABASE_UNAVAILABLE';

  /** Wraps the driver's error. */
  constructor(cause: unknown, message = sentenceFor(cause)) {
    super(message, { cause });
    this.name = 'DatabaseUnavailableError';
  }

  /** The driver's error code, such as `ER_OPTION_PREVENTS_STATEMENT`; null if there is none. */
  get reason(): string | null {
    const { code } = driverErrorOf(this.cause);
    return typeof code === 'string' ? code : null;
  }
}

/** A unique key of the schema: its name, and the columns by which SQLite names it. */
export interface UniqueKey {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** An error of mysql2 or libsql. */
export interface DriverError {
  readonly code?: unknown;
  readonly errno?: unknown;
  readonly sqlState?: unknown;
  readonly fatal?: unknown;
  readonly message?: unknown;
}

/**
 * What an error means for the failed work.
 *
 * - `conflict`: conflicted with another transaction. The whole transaction can be retried.
 * - `ended`: the statement or its connection was terminated. Other connections still work.
 * - `refused`: the server can't do it, or not for this user.
 * - `demoted`: the server no longer accepts writes. Another server may, so all connections to this one are outdated.
 * - `row`: a value or key violates the schema.
 */
type Meaning = 'conflict' | 'ended' | 'refused' | 'demoted' | 'row';

const SERVER_ERRORS: ReadonlyMap<unknown, Meaning> = new Map([
  [1020, 'conflict'], // Row changed since the statement's snapshot (MariaDB 11.6 and newer).
  [1205, 'conflict'], // Lock wait timeout.
  [1213, 'conflict'], // Deadlock. In Galera also: a transaction of another node committed first.
  [3101, 'conflict'], // Group Replication rolled back at COMMIT: a transaction of another member committed first.

  [1021, 'refused'], // Disk full.
  [1026, 'refused'], // Error writing a file of the server.
  [1030, 'refused'], // Error from the storage engine.
  [1037, 'refused'], // Out of memory.
  [1038, 'refused'], // Out of sort memory.
  [1041, 'refused'], // Out of resources for threads.
  [1040, 'refused'], // Too many connections.
  [1203, 'refused'], // Too many connections of this user.
  [1226, 'refused'], // User exceeded a resource limit.
  [1044, 'refused'], // Database access denied.
  [1045, 'refused'], // Wrong user or password.
  [1049, 'refused'], // Unknown database.
  [1129, 'refused'], // Host is blocked.
  [1130, 'refused'], // Host can't connect.
  [1142, 'refused'], // Missing privilege on a table.
  [1143, 'refused'], // Missing privilege on a column.
  [1227, 'refused'], // Missing privilege on the server.
  [1370, 'refused'], // Missing privilege on a routine.
  [1820, 'refused'], // Password must be changed.
  [1862, 'refused'], // Password expired.
  [3118, 'refused'], // User is locked (MySQL).
  [4151, 'refused'], // User is locked (MariaDB).
  [1114, 'refused'], // Table full.
  [1206, 'refused'], // Lock table full.
  [3159, 'refused'], // TLS required.

  [1290, 'demoted'], // Server is read-only, such as after a failover.
  [1792, 'demoted'], // Transactions are read-only.
  [1836, 'demoted'], // Server is in read-only mode.
  [3032, 'demoted'], // Server is in offline mode.
  [3168, 'demoted'], // Server isn't available.
  [1047, 'demoted'], // Cluster node without quorum (Galera).
  [3100, 'demoted'], // Group Replication can't run the COMMIT.
  [3783, 'demoted'], // New primary of Group Replication failed before it had applied the changes of the old one.
  [3796, 'demoted'], // Member of Group Replication isn't in a state to read or write consistently.
  [3799, 'demoted'], // Group Replication is stopping.
  [1180, 'demoted'], // COMMIT failed, for example on lost quorum. It's unknown whether it took effect.

  [1053, 'ended'], // Server shutdown in progress.
  [1079, 'ended'], // Server shutdown complete.
  [1152, 'ended'], // Connection aborted.
  [1158, 'ended'], // Network error on read.
  [1159, 'ended'], // Network timeout on read.
  [1160, 'ended'], // Network error on write.
  [1161, 'ended'], // Network timeout on write.
  [1317, 'ended'], // Statement killed.
  [1927, 'ended'], // Connection killed (MariaDB).
  [3169, 'ended'], // Connection killed (MySQL).
  [1969, 'ended'], // Statement timeout of the server (MariaDB).
  [3024, 'ended'], // Statement timeout of the server (MySQL).
  [3781, 'ended'], // New primary of Group Replication took too long to apply the changes of the old one.
  [3782, 'ended'], // Statement killed while it waited for that.
  [3797, 'ended'], // Group Replication took too long to make a read consistent.
  [3798, 'ended'], // Group Replication took too long to make a write consistent. It may have taken effect.
  [4031, 'ended'], // Idle connection timeout (MySQL).

  [1153, 'row'], // Packet too large.
  [1366, 'row'], // Value invalid for the column's type or character set.
  [1644, 'row'], // Rejected by a trigger.
  [3819, 'row'], // Check constraint violated (MySQL).
  [4025, 'row'], // Check constraint violated (MariaDB).
]);

/** Errors of the network, of mysql2, and of libsql, which have no numbers. */
const ERROR_CODES: readonly (readonly [RegExp, Meaning])[] = [
  [/^SQLITE_BUSY/, 'conflict'],
  [/^SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN|LOCKED|PROTOCOL|PERM|AUTH|NOLFS|NOMEM)/, 'refused'],
  [/^SQLITE_(CONSTRAINT|TOOBIG|MISMATCH)/, 'row'],
  [/^E(CONNREFUSED|CONNRESET|CONNABORTED|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|HOSTDOWN|NETDOWN)$/, 'ended'],
  [/^(ENOTFOUND|EAI_AGAIN|PROTOCOL_CONNECTION_LOST|PROTOCOL_SEQUENCE_TIMEOUT|POOL_TIMEOUT)$/, 'ended'],
  [/^HANDSHAKE_/, 'refused'],
];

const DUPLICATE_ENTRY = 1062;
const NO_SUCH_TABLE = 1146;
/** No prepared statement is available: the server has too many, or a proxy moved the connection to another server. */
const UNPREPARED = new Set<unknown>([1243, 1461, 1615]);

function meaningOf(error: unknown): Meaning | null {
  const { errno, code, sqlState, fatal } = driverErrorOf(error);
  const known = SERVER_ERRORS.get(errno) ?? ERROR_CODES.find(([pattern]) => pattern.test(String(code)))?.[1];
  if (known) return known;
  // mysql2 marks lost connections as `fatal`, since these errors may have no code.
  if (fatal === true) return 'ended';
  // Classes 22 and 23 of SQLSTATE (ISO/IEC 9075-2 §24.1): data exceptions and constraint violations.
  return typeof sqlState === 'string' && /^2[23]/.test(sqlState) ? 'row' : null;
}

/** Returns whether a transaction failed only because of other transactions, so that it can be retried. */
export function isWorthRetrying(error: unknown): boolean {
  return meaningOf(error) === 'conflict';
}

/** Returns whether the database can't be used at the moment: it can't be reached or refuses to work. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailableError) return true;
  const meaning = meaningOf(error);
  return meaning === 'ended' || meaning === 'refused' || meaning === 'demoted';
}

/**
 * Returns whether callers can try again later: the database can't be used at the moment, or other transactions are in the
 * way. A read can conflict, too, such as on a Galera node without quorum.
 */
export function isTemporary(error: unknown): boolean {
  return isUnavailable(error) || isWorthRetrying(error);
}

/** Returns whether the server no longer accepts writes, so that all connections to it are outdated. */
export function isServerDemoted(error: unknown): boolean {
  return meaningOf(error) === 'demoted';
}

/** Returns whether a statement may succeed if it isn't prepared. */
export function isUnprepared(error: unknown): boolean {
  return UNPREPARED.has(driverErrorOf(error).errno);
}

/**
 * Returns whether a statement failed because of a row's data: a value or key that violates the schema.
 *
 * False for errors that affect every row, such as a full disk or missing privileges.
 */
export function isOfARow(error: unknown): boolean {
  return meaningOf(error) === 'row';
}

function sentenceFor(cause: unknown): string {
  const meaning = meaningOf(cause);
  return meaning === 'refused' || meaning === 'demoted'
    ? `The database refuses to work: ${String(driverErrorOf(cause).code)}.`
    : "The database can't be reached, or didn't answer in time.";
}

/** Returns the error number of a server's error; undefined for other errors. */
export function errnoOf(error: unknown): number | undefined {
  const { errno } = driverErrorOf(error);
  return typeof errno === 'number' ? errno : undefined;
}

/** Returns whether a statement used a table that doesn't exist. */
export function isMissingTable(error: unknown): boolean {
  const { errno, message } = driverErrorOf(error);
  return errno === NO_SUCH_TABLE || (typeof message === 'string' && message.includes('no such table'));
}

/** Returns whether a statement violated this unique key. */
export function violates(error: unknown, key: UniqueKey): boolean {
  const { errno, message } = driverErrorOf(error);
  if (typeof message !== 'string') return false;
  if (errno === DUPLICATE_ENTRY) return new RegExp(`for key '(?:${key.table}\\.)?${key.name}'`).test(message);
  return message.includes(
    `UNIQUE constraint failed: ${key.columns.map((column) => `${key.table}.${column}`).join(', ')}`,
  );
}

/** Returns the driver's error, unwrapped from TypeORM's; empty for other errors. */
export function driverErrorOf(error: unknown): DriverError {
  const inner = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  return typeof inner === 'object' && inner !== null ? inner : {};
}
