import { QueryFailedError } from 'typeorm';

/** Says that the database could not be reached, or did not answer in time; nothing is known to be written. */
export class DatabaseUnavailableError extends Error {
  /** Names the fault for code that matches on it. */
  readonly code = 'DATABASE_UNAVAILABLE';

  /** Wraps the driver's error. */
  constructor(cause: unknown, message = 'The database cannot be reached or did not answer in time.') {
    super(message, { cause });
    this.name = 'DatabaseUnavailableError';
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

/** Errors of a transaction that met another one: running the whole of it again may succeed. */
const CONFLICTS: ReadonlySet<unknown> = new Set([
  1020, // The row has changed since the statement's snapshot (MariaDB 11.6 and newer, innodb_snapshot_isolation).
  1205, // The wait for a lock timed out.
  1213, // A deadlock.
]);
const DUPLICATE_ENTRY = 1062;
const NO_SUCH_TABLE = 1146;
const SERVER_NOT_SERVING = new Set([
  1040, // Too many connections.
  1047, // A cluster node without quorum (Galera).
  1053, // It is shutting down.
  1317, // Somebody ended the statement,
  1927, // or the connection (MariaDB),
  1969, // or the server did, at its own limit (MariaDB),
  3024, // (MySQL).
]);
/** Those of a row's values that servers put in no class of their own. */
const OF_A_ROW = new Set([
  1153, // Longer than a packet may be.
  1366, // A value that the column's type or character set does not know.
  1644, // A trigger refused it.
  3819, // A check did (MySQL),
  4025, // (MariaDB).
]);
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'POOL_TIMEOUT',
]);

/** Errors of the embedded database's file or disk, such as SQLITE_IOERR_WRITE. */
const UNUSABLE_FILE = /^SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN|LOCKED|PROTOCOL|PERM|AUTH|NOLFS)/;

/** Tells whether a transaction failed only because of others, so that the whole of it may be run again. */
export function isWorthRetrying(error: unknown): boolean {
  const { errno, code } = driverErrorOf(error);
  return CONFLICTS.has(errno) || (typeof code === 'string' && code.startsWith('SQLITE_BUSY'));
}

/**
 * Tells whether the database is out of reach.
 *
 * A lost connection is known by mysql2's `fatal`, since the error may carry no code.
 */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailableError) return true;
  const { errno, code, fatal } = driverErrorOf(error);
  if (fatal === true) return true;
  if (typeof errno === 'number' && SERVER_NOT_SERVING.has(errno)) return true;
  return typeof code === 'string' && (CONNECTION_CODES.has(code) || UNUSABLE_FILE.test(code));
}

/**
 * Tells whether a statement was refused for what a row holds: a value or a key that the tables do not take.
 *
 * Not for what would meet every row, such as a full disk or a user who may not write.
 */
export function isOfARow(error: unknown): boolean {
  const { errno, code, sqlState } = driverErrorOf(error);
  if (typeof errno === 'number' && OF_A_ROW.has(errno)) return true;
  // Classes 22 and 23 of SQLSTATE (ISO/IEC 9075-2 §24.1): data exceptions and broken constraints.
  if (typeof sqlState === 'string' && /^2[23]/.test(sqlState)) return true;
  return typeof code === 'string' && /^SQLITE_(CONSTRAINT|TOOBIG|MISMATCH)/.test(code);
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
