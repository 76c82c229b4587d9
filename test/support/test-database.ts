import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeSkipped } from './programs';
import type { ServerBinary } from './server-binary';
import { connectToServer, databasePrefix } from './server-database';
import type { DatabaseKind, DatabaseName, RunDatabases } from './test-run';

/** An empty database of a test's own. */
export interface TestDatabase {
  /** Says which database of the run it's in, such as `mysql-9.7`. */
  readonly name: DatabaseName;
  readonly kind: DatabaseKind;
  /** The value for DATABASE_URL; may be read at once, connected to once the database is created. */
  readonly url: string;
  /** Removes the database; whoever connected to it has closed the connections before. */
  drop(): Promise<void>;
}

interface PlannedDatabase extends TestDatabase {
  create(): Promise<void>;
}

/** Hands the databases of a run to the processes that run its test files. */
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

/** Creates an empty database for a test that needs one besides, or without, those that tests are registered for. */
export async function createTestDatabase(name: DatabaseName): Promise<TestDatabase> {
  const database = planDatabase(name);
  await database.create();
  return database;
}

/**
 * Registers the same tests once for each database of the run, each time with an empty one of their own.
 *
 * The database is there from the tests' first `beforeAll` on and is dropped after their last `afterAll`, so that they can
 * close their connections; its tables are the tests' affair. For a kind that the run lacks, the tests are skipped.
 */
export function describeOnEachDatabase(name: string, tests: (database: TestDatabase) => void): void {
  describeOn(['sqlite', 'mariadb', 'mysql'], name, tests);
}

/** Registers tests of what only servers have, as `describeOnEachDatabase` does. */
export function describeOnEachServer(name: string, tests: (database: TestDatabase) => void): void {
  describeOn(['mariadb', 'mysql'], name, tests);
}

/**
 * Registers tests on SQLite and on one kind of server: MySQL, or MariaDB where the run has no MySQL.
 *
 * For what takes long and depends little on the database, such as HTTP and commands.
 */
export function describeOnSqliteAndOneServer(name: string, tests: (database: TestDatabase) => void): void {
  const kinds = databasesOfRun().databases.map(({ kind }) => kind);
  const isOnMariadb = kinds.includes('mariadb') && !kinds.includes('mysql');
  describeOn(['sqlite', isOnMariadb ? 'mariadb' : 'mysql'], name, tests);
}

/**
 * Registers tests that start servers of their own, once for each program that the run's servers were started from.
 *
 * They are skipped for a server that TEST_DATABASE_URL names and for a kind that the run lacks.
 */
export function describeOnPrivateServer(name: string, tests: (binary: ServerBinary) => void): void {
  const { databases, missing } = databasesOfRun();
  for (const { name: server, kind, binary } of databases) {
    if (kind === 'sqlite') continue;
    if (binary) describe(`${name} (${server})`, () => tests(binary));
    else describeWithoutProgram(kind, 'TEST_DATABASE_URL names a server, and no program to start');
  }
  for (const { kind, reason } of missing) if (kind !== 'sqlite') describeWithoutProgram(kind, reason);

  function describeWithoutProgram(kind: ServerBinary['kind'], reason: string): void {
    describeSkipped(`${name} (${kind})`, reason, () => tests({ kind, version: 'none', path: 'none' }));
  }
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
      // Registered last: Jest runs afterAll hooks in the order of their registration.
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
