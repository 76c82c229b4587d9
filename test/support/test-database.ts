import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { connectToServer, databasePrefix } from './server-database';

/** The two families of databases the service promises to work on. */
export type DatabaseKind = 'sqlite' | 'server';

/** An empty database of a test's own. */
export interface TestDatabase {
  readonly kind: DatabaseKind;
  /** The value for DATABASE_URL; may be read at once, connected to once the database is created. */
  readonly url: string;
  /** Removes the database; whoever connected to it has closed the connections before. */
  drop(): Promise<void>;
}

function readEnvironment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is set by jest's global setup, which did not run`);
  return value;
}

/** Tells which kinds this run has: `TEST_DATABASES=sqlite` or `=server` narrows it to one. */
export function availableDatabases(): readonly DatabaseKind[] {
  const wanted = process.env['TEST_DATABASES'];
  if (wanted === 'sqlite' || wanted === 'server') return [wanted];
  return process.env['TEST_SERVER_URL'] === undefined ? ['sqlite'] : ['sqlite', 'server'];
}

async function onServer(serverUrl: string, sql: string, name: string): Promise<void> {
  const connection = await connectToServer(serverUrl);
  try {
    await connection.query(sql, [name]);
  } finally {
    await connection.end();
  }
}

interface PlannedDatabase extends TestDatabase {
  create(): Promise<void>;
}

function planDatabase(kind: DatabaseKind): PlannedDatabase {
  const folder = readEnvironment('TEST_RUN_FOLDER');
  const suffix = randomBytes(6).toString('hex');
  if (kind === 'sqlite') {
    const path = join(folder, `${suffix}.sqlite`);
    return {
      kind,
      url: `sqlite:${path}`,
      create: () => Promise.resolve(),
      drop: () => {
        for (const part of ['', '-wal', '-shm', '-journal', '-served']) rmSync(path + part, { force: true });
        return Promise.resolve();
      },
    };
  }
  const serverUrl = readEnvironment('TEST_SERVER_URL');
  const name = databasePrefix(folder) + suffix;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    kind,
    url: url.href,
    create: () => onServer(serverUrl, 'CREATE DATABASE ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', name),
    drop: () => onServer(serverUrl, 'DROP DATABASE IF EXISTS ??', name),
  };
}

/** Creates an empty database for a test that needs one besides, or without, `describeOnEachDatabase`. */
export async function createTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const database = planDatabase(kind);
  await database.create();
  return database;
}

/**
 * Registers the same tests once for each database of the run, each time with an empty one of their own.
 *
 * The database is there from the tests' first `beforeAll` on and is dropped after their last `afterAll`, so
 * that they can close their connections; its tables are the tests' affair.
 */
export function describeOnEachDatabase(name: string, tests: (database: TestDatabase) => void): void {
  for (const kind of availableDatabases()) {
    describe(`${name} (${kind})`, () => {
      const database = planDatabase(kind);
      beforeAll(database.create);
      tests(database);
      // Registered last: Jest runs afterAll hooks in the order of their registration.
      afterAll(database.drop);
    });
  }
}
