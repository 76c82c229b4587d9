import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeSkipped } from '../run/programs';
import type { ServerBinary } from './server-binary';
import { connectToServer, databasePrefix } from './server-database';
import type { DatabaseKind, DatabaseName, RunDatabases } from './test-run';

/** An empty database for one test. */
export interface TestDatabase {
  /** The name of the run's database that it's on, such as `mysql-9.7`. */
  readonly name: DatabaseName;
  readonly kind: DatabaseKind;
  /**
   * The value of DATABASE_URL. It can be read immediately, but connections work only after the database has been
   * created.
   */
  readonly url: string;
  /** Removes the database. All connections to it must be closed before. */
  drop(): Promise<void>;
}

interface PlannedDatabase extends TestDatabase {
  create(): Promise<void>;
}

/** Passes the databases of a run to the processes that run its test files. */
export function publishDatabases(databases: RunDatabases): void {
  process.env['TEST_RUN'] = JSON.stringify(databases);
}

function databasesOfRun(): RunDatabases {
  const value = process.env['TEST_RUN'];
  if (value === undefined) throw new Error("Jest's global setup publishes the databases, and did not run.");
  return JSON.parse(value) as RunDatabases;
}

async function onServer(serverUrl: string, sql: string, name: string): Promise<void> {
  const connection = await connectToServer(serverUrl);
  try {
    await connection.query(sql, [name]);
  } finally {
    await connection.end();
  }
}

function planDatabase(name: DatabaseName): PlannedDatabase {
  const { folder, databases } = databasesOfRun();
  const suffix = randomBytes(6).toString('hex');
  if (name === 'sqlite') {
    const path = join(folder, `${suffix}.sqlite`);
    return {
      name,
      kind: 'sqlite',
      url: `sqlite:${path}`,
      create: () => Promise.resolve(),
      drop: () => {
        for (const part of ['', '-wal', '-shm', '-journal', '-served']) rmSync(path + part, { force: true });
        return Promise.resolve();
      },
    };
  }
  const server = databases.find((each) => each.name === name);
  if (!server) throw new Error(`This run has no ${name}.`);
  const schema = databasePrefix(folder) + suffix;
  const url = new URL(server.url);
  url.pathname = `/${schema}`;
  return {
    name,
    kind: server.kind,
    url: url.href,
    create: () =>
      onServer(server.url, 'CREATE DATABASE ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', schema),
    drop: () => onServer(server.url, 'DROP DATABASE IF EXISTS ??', schema),
  };
}

/** Creates an empty database for a test that needs one in addition to, or instead of, the registered ones. */
export async function createTestDatabase(name: DatabaseName): Promise<TestDatabase> {
  const database = planDatabase(name);
  await database.create();
  return database;
}

/**
 * Registers the same tests for each database of the run, each time with a separate empty one.
 *
 * The database exists from the tests' first `beforeAll` and is dropped after their last `afterAll`, so that they can
 * close their connections. The tests create its tables. If the run lacks a kind of database, the tests are skipped.
 */
export function describeOnEachDatabase(name: string, tests: (database: TestDatabase) => void): void {
  describeOn(['sqlite', 'mariadb', 'mysql'], name, tests);
}

/** Registers tests of server features, like `describeOnEachDatabase`. */
export function describeOnEachServer(name: string, tests: (database: TestDatabase) => void): void {
  describeOn(['mariadb', 'mysql'], name, tests);
}

/**
 * Registers tests on SQLite and on one kind of server: MySQL, or MariaDB if the run has no MySQL.
 *
 * For slow tests that depend little on the database, such as those of HTTP and commands.
 */
export function describeOnSqliteAndOneServer(name: string, tests: (database: TestDatabase) => void): void {
  const kinds = databasesOfRun().databases.map(({ kind }) => kind);
  const isOnMariadb = kinds.includes('mariadb') && !kinds.includes('mysql');
  describeOn(['sqlite', isOnMariadb ? 'mariadb' : 'mysql'], name, tests);
}

/**
 * Registers tests that start their own servers, once for each program that the run's servers were started from.
 *
 * They are skipped for a server in TEST_DATABASE_URL, and for a kind that the run lacks. Slow tests that depend little on
 * the server name one of the kinds.
 */
export function describeOnPrivateServer(
  name: string,
  tests: (binary: ServerBinary) => void,
  kinds: readonly DatabaseKind[] = ['mariadb', 'mysql'],
): void {
  const { databases, missing } = databasesOfRun();
  for (const { name: server, kind, binary } of databases) {
    if (kind === 'sqlite' || !kinds.includes(kind)) continue;
    if (binary) describe(`${name} (${server})`, () => tests(binary));
    else describeWithoutProgram(kind, 'TEST_DATABASE_URL names a server, and no program to start');
  }
  for (const { kind, reason } of missing)
    if (kind !== 'sqlite' && kinds.includes(kind)) describeWithoutProgram(kind, reason);

  function describeWithoutProgram(kind: ServerBinary['kind'], reason: string): void {
    describeSkipped(`${name} (${kind})`, reason, () => tests({ kind, version: 'none', path: 'none' }));
  }
}

/** Returns the programs that the run's servers were started from. */
export function binariesOfRun(): readonly ServerBinary[] {
  return databasesOfRun().databases.flatMap(({ binary }) => binary ?? []);
}

function describeOn(
  kinds: readonly DatabaseKind[],
  name: string,
  tests: (database: TestDatabase) => void,
): void {
  const { databases, missing } = databasesOfRun();
  for (const each of databases.filter(({ kind }) => kinds.includes(kind))) {
    describe(`${name} (${each.name})`, () => {
      const database = planDatabase(each.name);
      beforeAll(database.create);
      tests(database);
      // Registered last, because Jest runs afterAll hooks in the order of their registration.
      afterAll(database.drop);
    });
  }
  for (const { kind, reason } of missing.filter((each) => kinds.includes(each.kind))) {
    describeSkipped(`${name} (${kind})`, reason, () => tests(nowhere(kind)));
  }
}

/** A database that is never created, for tests that are registered and skipped. */
function nowhere(kind: DatabaseKind): TestDatabase {
  const url = kind === 'sqlite' ? 'sqlite:nowhere' : `${kind}://nobody:nothing@nowhere.invalid/none`;
  return { name: kind === 'sqlite' ? kind : `${kind}-none`, kind, url, drop: () => Promise.resolve() };
}
