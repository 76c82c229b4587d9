import { QueryFailedError } from 'typeorm';

/** Says in a sentence why a program can't use its database as it is, and what to do about it. */
export class DatabaseUnusableError extends Error {
  /** Names the fault for code that matches on it. */
  readonly code = 'DATABASE_UNUSABLE';
  override readonly name = 'DatabaseUnusableError';
}

/** Says that the database could not be reached, did not answer in time, or refused to work; nothing is known to be written. */
export class DatabaseUnavailableError extends Error {
  /** Names the fault for code that matches on it. */
  readonly code = 'DATABASE_UNAVAILABLE';

  /** Wraps the driver's error. */
  constructor(cause: unknown, message = sentenceFor(cause)) {
    super(message, { cause });
    this.name = 'DatabaseUnavailableError';
  }

  /** Names the fault as the driver does, such as `ER_OPTION_PREVENTS_STATEMENT`; null if it has no name. */
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

/** An error as mysql2 and libsql report it. */
export interface DriverError {
  readonly code?: unknown;
  readonly errno?: unknown;
  readonly sqlState?: unknown;
  readonly fatal?: unknown;
  readonly message?: unknown;
}

/**
 * What an error means for the work that met it.
 *
 * - `conflict`: another transaction got in its way; the whole of it may be run again.
 * - `ended`: the statement or its connection was ended; nothing is wrong with the others.
 * - `refused`: the server can't do it, or not for this user.
 * - `demoted`: the server no longer takes writes; another one may, so every connection to this one is outdated.
 * - `row`: a value or a key that the tables don't take.
 */
type Meaning = 'conflict' | 'ended' | 'refused' | 'demoted' | 'row';

const SERVER_ERRORS: ReadonlyMap<unknown, Meaning> = new Map([
  [1020, 'conflict'], // The row has changed since the statement's snapshot (MariaDB 11.6 and newer).
  [1205, 'conflict'], // The wait for a lock timed out.
  [1213, 'conflict'], // A deadlock; in Galera also a transaction of another node that committed first.
  [3101, 'conflict'], // Group Replication rolled it back at COMMIT, since another member's committed first.

  [1021, 'refused'], // The disk is full.
  [1026, 'refused'], // A file of the server can't be written.
  [1030, 'refused'], // The storage engine failed.
  [1037, 'refused'], // The server is out of memory,
  [1038, 'refused'], // for sorting,
  [1041, 'refused'], // or for threads.
  [1040, 'refused'], // Too many connections,
  [1203, 'refused'], // of this user,
  [1226, 'refused'], // or more of something than this user may have.
  [1044, 'refused'], // The user may not use the database,
  [1045, 'refused'], // has another password,
  [1049, 'refused'], // there is no such database,
  [1129, 'refused'], // or this host is blocked,
  [1130, 'refused'], // or may not connect.
  [1142, 'refused'], // The user lacks a privilege on a table,
  [1143, 'refused'], // a column,
  [1227, 'refused'], // the server,
  [1370, 'refused'], // or a routine.
  [1820, 'refused'], // The password must be changed,
  [1862, 'refused'], // or has expired,
  [3118, 'refused'], // or the user is locked (MySQL),
  [4151, 'refused'], // (MariaDB).
  [1114, 'refused'], // A table is full.
  [1206, 'refused'], // There is no room for more locks.
  [3159, 'refused'], // The server takes only connections with TLS.

  [1290, 'demoted'], // The server is read-only, as after a failover,
  [1792, 'demoted'], // or its transactions are,
  [1836, 'demoted'], // or it's in read-only mode,
  [3032, 'demoted'], // in offline mode,
  [3168, 'demoted'], // or isn't available.
  [1047, 'demoted'], // It's a cluster node without quorum (Galera),
  [3100, 'demoted'], // or can't take part in a COMMIT (Group Replication).
  [1180, 'demoted'], // COMMIT failed, as it does where quorum is lost meanwhile: nobody knows whether it was done.

  [1053, 'ended'], // The server is shutting down.
  [1079, 'ended'], // Its shutdown is complete.
  [1152, 'ended'], // The connection was aborted,
  [1158, 'ended'], // or the network failed while it was read from,
  [1159, 'ended'], // for too long,
  [1160, 'ended'], // or written to,
  [1161, 'ended'], // for too long.
  [1317, 'ended'], // Somebody ended the statement,
  [1927, 'ended'], // or the connection (MariaDB),
  [3169, 'ended'], // (MySQL),
  [1969, 'ended'], // or the server did, at its own limit (MariaDB),
  [3024, 'ended'], // (MySQL),
  [4031, 'ended'], // or since the connection was idle for too long (MySQL).

  [1153, 'row'], // Longer than a packet may be.
  [1366, 'row'], // A value that the column's type or character set doesn't know.
  [1644, 'row'], // A trigger refused it.
  [3819, 'row'], // A check did (MySQL),
  [4025, 'row'], // (MariaDB).
]);

/** Errors of the network, of mysql2, and of libsql, which has no numbers. */
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
/** A prepared statement can't be had: too many on the server, or a proxy moved the connection to another one. */
const UNPREPARED = new Set<unknown>([1243, 1461, 1615]);

function meaningOf(error: unknown): Meaning | null {
  const { errno, code, sqlState, fatal } = driverErrorOf(error);
  const known = SERVER_ERRORS.get(errno) ?? ERROR_CODES.find(([pattern]) => pattern.test(String(code)))?.[1];
  if (known) return known;
  // A lost connection is known by mysql2's `fatal`, since the error may carry no code.
  if (fatal === true) return 'ended';
  // Classes 22 and 23 of SQLSTATE (ISO/IEC 9075-2 §24.1): data exceptions and broken constraints.
  return typeof sqlState === 'string' && /^2[23]/.test(sqlState) ? 'row' : null;
}

/** Tells whether a transaction failed only because of others, so that the whole of it may be run again. */
export function isWorthRetrying(error: unknown): boolean {
  return meaningOf(error) === 'conflict';
}

/** Tells whether the database can't be used at the moment: it is out of reach, or refuses to work. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailableError) return true;
  const meaning = meaningOf(error);
  return meaning === 'ended' || meaning === 'refused' || meaning === 'demoted';
}

/** Tells whether the server no longer takes writes, so that every connection to it is outdated. */
export function isServerDemoted(error: unknown): boolean {
  return meaningOf(error) === 'demoted';
}

/** Tells whether a statement may succeed if it isn't prepared. */
export function isUnprepared(error: unknown): boolean {
  return UNPREPARED.has(driverErrorOf(error).errno);
}

/**
 * Tells whether a statement was refused for what a row holds: a value or a key that the tables do not take.
 *
 * Not for what would meet every row, such as a full disk or a user who may not write.
 */
export function isOfARow(error: unknown): boolean {
  return meaningOf(error) === 'row';
}

function sentenceFor(cause: unknown): string {
  const meaning = meaningOf(cause);
  return meaning === 'refused' || meaning === 'demoted'
    ? `The database refuses to work: ${String(driverErrorOf(cause).code)}.`
    : 'The database cannot be reached or did not answer in time.';
}

/** Gives the number a server's error has; undefined for what is not one. */
export function errnoOf(error: unknown): number | undefined {
  const { errno } = driverErrorOf(error);
  return typeof errno === 'number' ? errno : undefined;
}

/** Tells whether a statement named a table that is not there. */
export function isMissingTable(error: unknown): boolean {
  const { errno, message } = driverErrorOf(error);
  return errno === NO_SUCH_TABLE || (typeof message === 'string' && message.includes('no such table'));
}

/** Tells whether a statement was refused because of that unique key. */
export function violates(error: unknown, key: UniqueKey): boolean {
  const { errno, message } = driverErrorOf(error);
  if (typeof message !== 'string') return false;
  if (errno === DUPLICATE_ENTRY) return new RegExp(`for key '(?:${key.table}\\.)?${key.name}'`).test(message);
  return message.includes(
    `UNIQUE constraint failed: ${key.columns.map((column) => `${key.table}.${column}`).join(', ')}`,
  );
}

/** Returns what a driver reported, unwrapped from TypeORM's error; empty for anything else. */
export function driverErrorOf(error: unknown): DriverError {
  const inner = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  return typeof inner === 'object' && inner !== null ? inner : {};
}
