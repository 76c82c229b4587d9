import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataSource, Logger } from 'typeorm';
import { Database } from './database';
import type { DatabaseAddress, ServerAddress } from './database-address';
import { markAsServed } from './embedded-lock';
import {
  DatabaseUnavailableError,
  DatabaseUnusableError,
  driverErrorOf,
  errnoOf,
  isUnavailable,
} from './database-error';
import { applyMigrations } from './migrator';
import { PoolWatch } from './pool-watch';
import { ReadReplica } from './read-replica';
import { ReadReplicas } from './read-replicas';
import { selectRows, text } from './row';
import { SQL_MODE } from './server-driver';
import { findSeveralWriters } from './several-writers';
import { complaintAbout, parseServerVersion } from './server-version';

/** A probe must fail soon, and its next connection must be opened soon after the database is back. */
const PROBE_TIMEOUT_MS = 900;
/** After this time, the writer is read instead. */
const REPLICA_TIMEOUT_MS = 1_000;

/** The settings of a data source. */
export interface ConnectionSettings {
  readonly address: DatabaseAddress;
  /** The variable with the address, for errors. Defaults to DATABASE_URL. */
  readonly variable?: 'DATABASE_READ_URLS';
  /** Size of the connection pool to a server. SQLite has one connection. */
  readonly poolSize?: number;
  /** Timeout of a statement on a server, in milliseconds. Defaults to 5,000; 0 means no timeout. */
  readonly statementTimeoutMs?: number;
  /** Whether the entities are needed. Defaults to true. */
  readonly hasEntities?: boolean;
  /** Opens SQLite read-only. */
  readonly readOnly?: boolean;
  readonly logger?: Logger;
  /** Watches the connection pool to a server. */
  readonly poolWatch?: PoolWatch;
}

/** Creates a data source for an address. The composition root passes the one with all entities. */
export type DataSourceFactory = (settings: ConnectionSettings) => DataSource;

/** The read replicas of a server. */
export interface ReplicaOptions {
  readonly addresses: readonly ServerAddress[];
  /** Returns whether an account was changed recently, as far as the database knows. */
  readonly hasChangedRecently: (database: Database, accountId: string) => Promise<boolean>;
}

/** Options for opening a database. */
export interface OpenDatabaseOptions extends Pick<
  ConnectionSettings,
  'address' | 'poolSize' | 'statementTimeoutMs'
> {
  /** Runs pending migrations first. */
  readonly migrate?: boolean;
  /**
   * Opens it for a service, with a connection for health probes. Fails if another service has opened the same embedded
   * database.
   */
  readonly serves?: boolean;
  /** Read replicas of a server, which needn't be reachable. They're used once `Database.replicas` is checked. */
  readonly replicas?: ReplicaOptions;
  /** Called for every statement, so that tests can count them. */
  readonly onStatement?: (sql: string) => void;
}

/**
 * Opens a database and connects to it. Throws the same errors as `connectDataSource`, and then leaves nothing open.
 */
export async function openDatabase(
  factory: DataSourceFactory,
  { onStatement, migrate, serves, replicas, ...options }: OpenDatabaseOptions,
): Promise<Database> {
  const poolWatch = new PoolWatch();
  const settings: ConnectionSettings = {
    ...options,
    poolWatch,
    logger: new StatementListener(onStatement ?? (() => undefined)),
  };
  const { address } = options;
  // In the order of closing.
  const closing: (() => Promise<void>)[] = [];
  const open = async (toOpen: ConnectionSettings): Promise<DataSource> => {
    const dataSource = await connectDataSource(factory, toOpen);
    closing.unshift(() => dataSource.destroy());
    return dataSource;
  };
  try {
    const writer = await open(settings);
    const release = serves && address.kind === 'sqlite' ? markAsServed(address.path) : undefined;
    if (release) closing.push(async () => release());
    if (migrate) await applyMigrations(writer);
    let database: Database;
    if (address.kind === 'sqlite') {
      const reader = await open({ ...settings, readOnly: true });
      database = new Database(writer, reader, { ...(release && { onClosed: release }) });
    } else {
      const forProbes = serves ? await open(settingsForProbes(options)) : null;
      database = new Database(writer, writer, {
        pool: poolWatch,
        ...(forProbes && { forProbes }),
        ...(replicas && { replicas: (of) => replicasOf(of, replicas, factory, settings) }),
      });
    }
    await database.clock.adjust();
    return database;
  } catch (error) {
    for (const close of closing) await close().catch(() => undefined);
    throw error;
  }
}

function settingsForProbes(settings: ConnectionSettings): ConnectionSettings {
  return {
    ...settings,
    poolSize: 1,
    statementTimeoutMs: PROBE_TIMEOUT_MS,
    hasEntities: false,
    logger: new StatementListener(() => undefined),
  };
}

function replicasOf(
  database: Database,
  { addresses, hasChangedRecently }: ReplicaOptions,
  factory: DataSourceFactory,
  { poolWatch: _, ...settings }: ConnectionSettings,
): ReadReplicas {
  const replicaAt = (address: ServerAddress): ReadReplica =>
    new ReadReplica(`${address.host}:${String(address.port)}`, () =>
      connectDataSource(factory, {
        ...settings,
        address,
        variable: 'DATABASE_READ_URLS',
        statementTimeoutMs: REPLICA_TIMEOUT_MS,
        hasEntities: false,
      }),
    );
  return new ReadReplicas(database, addresses.map(replicaAt), (id) => hasChangedRecently(database, id));
}

/**
 * Connects a data source to its database.
 *
 * The server reports whether it's MySQL or MariaDB, so `mysql:` and `mariadb:` both work for either. The data source
 * has the reported type, by which TypeORM compares the schema.
 *
 * No error message contains the password.
 *
 * @throws DatabaseUnavailableError if a server can't be reached.
 * @throws DatabaseUnusableError if a server is too old or refuses the user or the database, or if SQLite's file can't be
 *   used.
 */
export async function connectDataSource(
  factory: DataSourceFactory,
  settings: ConnectionSettings,
): Promise<DataSource> {
  const { address } = settings;
  if (address.kind === 'sqlite') return connectToFile(factory, settings, address.path);

  const dataSource = await connectToServer(factory, settings, address);
  const [row = {}] = await orClosing(
    dataSource,
    address,
    selectRows(
      dataSource.manager,
      'SELECT VERSION() AS version, @@version_comment AS comment, @@SESSION.sql_mode AS sql_mode',
    ),
  );
  const version = parseServerVersion(text(row, 'version'), text(row, 'comment'));
  const complaint = complaintAbout(version) ?? complaintAboutMode(text(row, 'sql_mode'));
  if (complaint === null && version.kind === address.kind) return withKnownWriters(dataSource, address);

  await dataSource.destroy();
  if (complaint !== null) throw new DatabaseUnusableError(complaint);
  const known = { ...address, kind: version.kind };
  return withKnownWriters(await connectToServer(factory, settings, known), known);
}

async function withKnownWriters(dataSource: DataSource, address: ServerAddress): Promise<DataSource> {
  await orClosing(dataSource, address, findSeveralWriters(dataSource));
  return dataSource;
}

/** Waits for a first use of a data source. Closes it if that fails. */
async function orClosing<Value>(
  dataSource: DataSource,
  address: ServerAddress,
  use: Promise<Value>,
): Promise<Value> {
  try {
    return await use;
  } catch (error) {
    await dataSource.destroy().catch(() => undefined);
    if (!isUnavailable(error)) throw error;
    const complaint = `${nameOf(address)} closed the connection, or didn't answer in time. Check its log and the network, and try again.`;
    throw new DatabaseUnavailableError(error, complaint);
  }
}

function nameOf({ host, port }: ServerAddress): string {
  return `The database server at ${host}:${String(port)}`;
}

const ACCESS_DENIED = 1045;
const NO_SUCH_DATABASE = new Set([1044, 1049]);

async function connectToServer(
  factory: DataSourceFactory,
  settings: ConnectionSettings,
  address: ServerAddress,
): Promise<DataSource> {
  const { variable = 'DATABASE_URL' } = settings;
  try {
    return await factory({ ...settings, address }).initialize();
  } catch (error) {
    const server = nameOf(address);
    const errno = errnoOf(error) ?? 0;
    if (errno === ACCESS_DENIED)
      throw new DatabaseUnusableError(`${server} refuses the user or the password of ${variable}.`, {
        cause: error,
      });
    if (NO_SUCH_DATABASE.has(errno)) {
      throw new DatabaseUnusableError(
        `${server} has no database named ${address.database}, or the user of ${variable} can't use it.`,
        { cause: error },
      );
    }
    const problem = tlsProblemOf(error, variable);
    if (problem !== null) throw new DatabaseUnusableError(`${server} ${problem}`, { cause: error });
    if (!isUnavailable(error)) throw error;
    throw new DatabaseUnavailableError(error, `${server} can't be reached, or didn't answer in time.`);
  }
}

/**
 * Describes that the SQL mode isn't the one that every connection sets, for example because of a proxy; null if it is.
 */
function complaintAboutMode(mode: string): string | null {
  const modes = (list: string): string => list.split(',').toSorted().join();
  if (modes(mode) === modes(SQL_MODE)) return null;
  return `The database server changed the SQL mode of a new connection to ${mode}. Configure it, or the proxy before it, to keep ${SQL_MODE}.`;
}

/** Describes why a TLS handshake failed and what to do about it; null for any other error. */
function tlsProblemOf(error: unknown, variable: string): string | null {
  const { code, message } = driverErrorOf(error);
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT')
    return `doesn't offer TLS. Turn TLS on at the server, or remove ?tls=true from ${variable}.`;
  if (code !== 'HANDSHAKE_SSL_ERROR') return null;
  const reason = typeof message === 'string' ? message.replace(/\.$/, '') : 'unknown reason';
  const remedy = reason.includes('altnames')
    ? `In ${variable}, use a host name of the certificate, or issue a certificate for this host.`
    : 'If the certificate authority is private, set NODE_EXTRA_CA_CERTS to the file with its certificate.';
  return `has a TLS certificate that can't be trusted: ${reason}. ${remedy}`;
}

async function connectToFile(
  factory: DataSourceFactory,
  settings: ConnectionSettings,
  path: string,
): Promise<DataSource> {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DatabaseUnusableError(
      `The folder ${folder} can't be written. Choose another in DATABASE_URL.`,
      {
        cause: error,
      },
    );
  }
  try {
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error('It is a folder.');
    return await factory(settings).initialize();
  } catch (error) {
    throw new DatabaseUnusableError(
      `The file ${path} can't be used as a database. Choose another in DATABASE_URL.`,
      {
        cause: error,
      },
    );
  }
}

/**
 * A TypeORM logger that only reports statements to a listener.
 *
 * TypeORM's default logger writes slow statements to the console even if logging is off, including parameters such as
 * addresses and hashes.
 */
class StatementListener implements Logger {
  constructor(private readonly onStatement: (sql: string) => void) {}

  logQuery(sql: string): void {
    this.onStatement(sql);
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
