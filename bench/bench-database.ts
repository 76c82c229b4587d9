import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { startPrivateServer, stopGuard } from '../test/support/database/private-server';
import { findServerBinaries } from '../test/support/database/server-binary';

/** A database server for the benchmark, with one empty database. */
export interface BenchDatabase {
  /** The database's URL, in the format of `DATABASE_URL`. */
  readonly url: string;
  /** The server's program and version, for display. */
  readonly version: string;
  /** A connection for filling the database. */
  readonly connection: Connection;
  /**
   * Returns the number of statements that clients have sent, including prepared ones. This query counts as one, too.
   */
  countStatements(): Promise<number>;
  stop(): Promise<void>;
}

/** Enough memory for all rows, as on a production server. */
const OPTIONS = ['--innodb-buffer-pool-size=1G', '--loose-innodb-log-file-size=256M'];
const NAME = 'customersource_bench';

/** Starts a private MariaDB or MySQL in its own folder. Throws an Error if neither is installed. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const [binary] = findServerBinaries();
  if (!binary) {
    throw new Error(
      'No database server was found. Install mariadb-server; its program is enough, it need not run.',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'csa-bench-'));
  const { url: serverUrl, guard } = await startPrivateServer(binary, folder, OPTIONS);
  try {
    const administrator = await createConnection(serverUrl.replace(/^mariadb:/, 'mysql:'));
    await administrator.query('CREATE DATABASE ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', [NAME]);
    await administrator.end();
    const url = `${serverUrl}/${NAME}`;
    const connection = await createConnection(url.replace(/^mariadb:/, 'mysql:'));
    const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version');
    return {
      url,
      version: `${binary.kind === 'mariadb' ? 'MariaDB' : 'MySQL'} ${String(rows[0]?.['version']).replace(/-.*$/, '')}`,
      connection,
      countStatements: () => countStatements(connection),
      async stop() {
        connection.destroy();
        await stopGuard(guard);
      },
    };
  } catch (error) {
    await stopGuard(guard);
    throw error;
  }
}

/** Returns the number of statements that clients have sent to a connection's server. */
async function countStatements(connection: Connection): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Questions'");
  return Number(rows[0]?.['Value']);
}
