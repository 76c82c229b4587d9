import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { startPrivateServer, stopGuard } from './private-server';
import type { ServerBinary } from './server-binary';

/** A database server that tests can run on. */
export interface TestServer {
  /** Its kind and the first two numbers of its version: `mysql-9.7`. */
  readonly name: `${'mariadb' | 'mysql'}-${string}`;
  readonly kind: 'mariadb' | 'mysql';
  /** The display name, such as `MySQL 9.7.4`. */
  readonly title: string;
  /** The program of a private server. */
  readonly binary?: ServerBinary;
  /** Starts it if it isn't running. Resolves when it responds. */
  start(): Promise<StartedServer>;
}

/** A server that responds. */
export interface StartedServer {
  /** Without a database's name. */
  readonly url: string;
  /** Ends a private server; on a given server, drops the run's databases. */
  stop(): Promise<void>;
}

/** Opens a connection for administering the server. mysql2 doesn't support the scheme `mariadb:`. */
export async function connectToServer(serverUrl: string): Promise<Connection> {
  const connection = await createConnection(serverUrl.replace(/^mariadb:/, 'mysql:'));
  // If a test leaves a transaction open, dropping its database must fail rather than hang.
  await connection.query('SET SESSION lock_wait_timeout = 5');
  return connection;
}

/** Returns the prefix of the run's databases, so that those of a crashed test file are found at the end. */
export function databasePrefix(folder: string): string {
  return `csa_test_${folder.slice(-6).replace(/[^a-z0-9]/gi, '_')}_`;
}

/**
 * Identifies the server at a URL. The run's databases on it have the prefix of `runFolder`.
 *
 * @throws if it doesn't respond
 */
export async function givenServer(givenUrl: string, runFolder: string): Promise<TestServer> {
  const url = new URL(givenUrl);
  url.pathname = '';
  const version = await askVersion(url.href).catch((cause: unknown) => {
    const message = `TEST_DATABASE_URL names a server at ${url.host} that doesn't answer: ${String(cause)}`;
    throw new Error(message, { cause });
  });
  const kind = /mariadb/i.test(version) ? 'mariadb' : 'mysql';
  const { name, title } = describeServer(kind, version.replace(/-.*$/, ''));
  return {
    name,
    kind,
    title: `${title} at ${url.host}`,
    start: () =>
      Promise.resolve({
        url: url.href.replace(/^\w+:/, `${kind}:`),
        stop: () => dropLeftovers(url.href, databasePrefix(runFolder)),
      }),
  };
}

/** Creates a private server of this run, with its data in a folder that is removed with it. */
export function privateServer(binary: ServerBinary): TestServer {
  return {
    ...describeServer(binary.kind, binary.version),
    kind: binary.kind,
    binary,
    start: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'csa-test-server-'));
      const { url, guard } = await startPrivateServer(binary, folder);
      return { url, stop: () => stopGuard(guard) };
    },
  };
}

function describeServer(kind: TestServer['kind'], version: string): Pick<TestServer, 'name' | 'title'> {
  const name = `${kind}-${version.split('.').slice(0, 2).join('.')}` as const;
  return { name, title: `${kind === 'mariadb' ? 'MariaDB' : 'MySQL'} ${version}` };
}

async function askVersion(serverUrl: string): Promise<string> {
  const connection = await connectToServer(serverUrl);
  try {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version');
    return String(rows[0]?.['version']);
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
