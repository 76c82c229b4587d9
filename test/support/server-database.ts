import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { startGuard, startPrivateServer, stopGuard } from './private-server';
import { findServerBinary, type ServerBinary } from './server-binary';

/** The databases of one test run, ready to be used. */
export interface TestRun {
  /** The folder for SQLite files; removed when the run ends, however it ends. */
  readonly folder: string;
  /** The server's URL without a database name; absent when only the embedded database is to be had. */
  readonly serverUrl?: string;
  /** One line for people: what the tests run on. */
  readonly description: string;
  /** Ends the private server, drops what the run left on a given one, and removes the folder. */
  stop(): Promise<void>;
}

/** Opens a connection for administering the server; mysql2 knows no `mariadb:` scheme. */
export async function connectToServer(serverUrl: string): Promise<Connection> {
  const connection = await createConnection(serverUrl.replace(/^mariadb:/, 'mysql:'));
  // A test that left a transaction open must make dropping its database fail, not hang.
  await connection.query('SET SESSION lock_wait_timeout = 5');
  return connection;
}

/** Names the run's databases, so that those of a crashed test file are found at the end. */
export function databasePrefix(folder: string): string {
  return `csa_test_${folder.slice(-6).replace(/[^a-z0-9]/gi, '_')}_`;
}

async function describeServer(serverUrl: string): Promise<{ kind: 'mariadb' | 'mysql'; version: string }> {
  const connection = await connectToServer(serverUrl);
  try {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version');
    const version = String(rows[0]?.['version']);
    return { kind: /mariadb/i.test(version) ? 'mariadb' : 'mysql', version: version.replace(/-.*$/, '') };
  } finally {
    await connection.end();
  }
}

async function dropLeftovers(serverUrl: string, prefix: string): Promise<void> {
  const connection = await connectToServer(serverUrl);
  try {
    const [rows] = await connection.query<RowDataPacket[]>(
      'SELECT schema_name AS name FROM information_schema.schemata WHERE LEFT(schema_name, ?) = ?',
      [prefix.length, prefix],
    );
    for (const row of rows) await connection.query('DROP DATABASE ??', [row['name']]);
  } finally {
    await connection.end();
  }
}

const names = { mariadb: 'MariaDB', mysql: 'MySQL' };

async function useGivenServer(givenUrl: string, folder: string): Promise<TestRun> {
  const guard = startGuard(folder, []);
  const stop = (): Promise<void> => stopGuard(guard);
  const url = new URL(givenUrl);
  url.pathname = '';
  const server = await describeServer(url.href).catch(async (cause: unknown) => {
    await stop();
    throw new Error(`The server that TEST_DATABASE_URL names does not answer: ${String(cause)}`, { cause });
  });
  const serverUrl = url.href.replace(/^\w+:/, `${server.kind}:`);
  return {
    folder,
    serverUrl,
    description: `SQLite, and ${names[server.kind]} ${server.version} of TEST_DATABASE_URL`,
    stop: async () => {
      await dropLeftovers(serverUrl, databasePrefix(folder)).finally(stop);
    },
  };
}

async function useOwnServer(binary: ServerBinary, folder: string): Promise<TestRun> {
  const startedAt = performance.now();
  const { url, guard } = await startPrivateServer(binary, folder);
  const { kind, version } = await describeServer(url);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const description = `SQLite, and ${names[kind]} ${version}, a private server started in ${seconds} s`;
  return { folder, serverUrl: url, description, stop: () => stopGuard(guard) };
}

const howToGetOne =
  'Install mariadb-server (its program is enough, it need not run) or set TEST_DATABASE_URL=mysql://user:password@host:port';

/**
 * Prepares the databases of a test run: SQLite always, and one server.
 *
 * The server is that of `TEST_DATABASE_URL`, else a private one started from the MariaDB or MySQL program
 * found here. `TEST_DATABASES=sqlite` does without. Where none is to be had the description says so, and
 * with `CI=true` it is an error: a green CI means that the suite ran on a server too.
 */
export async function prepareTestRun(): Promise<TestRun> {
  const wanted = process.env['TEST_DATABASES'];
  const givenUrl = wanted === 'sqlite' ? undefined : process.env['TEST_DATABASE_URL'];
  const binary = wanted === 'sqlite' || givenUrl ? undefined : findServerBinary();
  if (
    !givenUrl &&
    !binary &&
    (wanted === 'server' || (process.env['CI'] === 'true' && wanted !== 'sqlite'))
  ) {
    throw new Error(`No server database was found. ${howToGetOne}`);
  }

  const folder = mkdtempSync(join(tmpdir(), 'csa-test-'));
  if (givenUrl) return useGivenServer(givenUrl, folder);
  if (binary) return useOwnServer(binary, folder);
  const description =
    wanted === 'sqlite'
      ? 'SQLite only, as TEST_DATABASES asks'
      : `SQLite ONLY: no server database was found, so nothing is tested on MySQL or MariaDB. ${howToGetOne}`;
  const guard = startGuard(folder, []);
  return { folder, description, stop: () => stopGuard(guard) };
}
