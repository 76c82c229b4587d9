import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { RowDataPacket } from 'mysql2/promise';
import { invitationsIn } from '../support/actors/invitations';
import { startPrivateServer, stopGuard } from '../support/database/private-server';
import { connectToServer } from '../support/database/server-database';
import { describeOnPrivateServer } from '../support/database/test-database';
import { findProgram } from '../support/run/programs';
import { runProgram } from '../support/servers/program';
import { startTestApp } from '../support/servers/test-app';

const run = promisify(execFile);
const MOST_BYTES = 64 * 1024 * 1024;

/** How much later than the changes before it the fault happens, in seconds. */
const LATER_S = 60;

/** What docs/backup.md says for each server. */
const PROGRAMS = {
  mariadb: {
    dump: ['mariadb-dump', '--master-data=2'],
    client: ['mariadb'],
    log: ['mariadb-binlog'],
  },
  mysql: {
    dump: ['mysqldump', '--source-data=2', '--no-tablespaces', '--set-gtid-purged=OFF'],
    client: ['mysql'],
    log: ['mysqlbinlog', '--skip-gtids'],
  },
} as const;

/** Reads all tables of a database. */
async function rowsOf(url: string): Promise<Readonly<Record<string, readonly RowDataPacket[]>>> {
  const connection = await connectToServer(url);
  try {
    const [tables] = await connection.query<RowDataPacket[]>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1`,
    );
    const rows: Record<string, readonly RowDataPacket[]> = {};
    for (const { name } of tables as { name: string }[])
      [rows[name]] = await connection.query<RowDataPacket[]>('SELECT * FROM ?? ORDER BY 1, 2', [name]);
    return rows;
  } finally {
    await connection.end();
  }
}

/** Returns the first log file that a dump doesn't contain completely, and the position in it. */
function endOf(dump: string): { readonly file: string; readonly position: string } {
  const [, file, position] = /_LOG_FILE='(.+)', \w+_LOG_POS=(\d+)/.exec(dump) ?? [];
  if (file === undefined || position === undefined) throw new Error('The dump names no position.');
  return { file, position };
}

describeOnPrivateServer('restoring to a point in time, as docs/backup.md describes', (binary) => {
  const programs = PROGRAMS[binary.kind];
  /** Finds a program of this server. Packages of MariaDB also give its programs the names of MySQL's. */
  const find = (name: string): string | undefined => {
    const path = findProgram([name], [join(dirname(binary.path), '../bin')]);
    const isMariadb =
      path !== undefined && /mariadb/i.test(execFileSync(path, ['--version'], { encoding: 'utf8' }));
    return isMariadb === (binary.kind === 'mariadb') ? path : undefined;
  };
  const missing = Object.values(programs).flatMap(([name]) => (find(name) === undefined ? name : []));
  const isComplete = missing.length === 0;
  const reason = isComplete ? '' : ` (skipped: ${missing.join(', ')} aren't installed)`;

  /** Runs one of the programs, and returns what it prints. */
  const runProgramOf = async (
    [name, ...options]: readonly string[],
    args: readonly string[],
    input = '',
  ): Promise<string> => {
    const running = run(find(name ?? '') ?? '', [...args.slice(0, 1), ...options, ...args.slice(1)], {
      maxBuffer: MOST_BYTES,
      env: { ...process.env, TZ: 'UTC' },
    });
    // A program that needs no input, or has failed, may have ended before. Its exit code says what is wrong.
    running.child.stdin?.on('error', () => undefined).end(input);
    return (await running).stdout;
  };

  (isComplete ? it : it.skip)(`has every change up to the fault, and none after it${reason}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csa-point-in-time-'));
    const server = await startPrivateServer(binary, folder, [
      ...['--log-bin=binlog', '--server-id=1', '--log-bin-trust-function-creators=1'],
    ]);
    const admin = await connectToServer(server.url);
    for (const name of ['access', 'restored'])
      await admin.query('CREATE DATABASE ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', [name]);
    const [url, copy] = [new URL('/access', server.url), new URL('/restored', server.url)];
    const test = await startTestApp({
      ...{ name: `${binary.kind}-${binary.version}`, kind: binary.kind, url: url.href },
      drop: () => Promise.resolve(),
    });
    const login = [
      ...['--no-defaults', `--host=${url.hostname}`, `--port=${url.port}`, '--protocol=tcp'],
      ...[`--user=${url.username}`, `--password=${url.password}`],
    ];
    const invitations = invitationsIn(test);
    const accept = async (): Promise<void> => {
      const { token } = await invitations.issue(await invitations.unheld());
      const { data } = await invitations.associate({ token }, { as: await test.signIn() });
      expect(data.associateProfile.userErrors).toEqual([]);
    };
    try {
      await accept();
      const [dump] = await Promise.all([
        runProgramOf(programs.dump, [
          ...[...login, '--single-transaction', '--hex-blob', '--triggers', 'access'],
        ]),
        accept(),
      ]);
      await accept();
      const before = await rowsOf(url.href);
      const end = new Date(Date.now() + (LATER_S / 2) * 1000).toISOString().slice(0, 19).replace('T', ' ');
      await admin.query(`SET SESSION timestamp = UNIX_TIMESTAMP() + ${String(LATER_S)}`);
      await admin.query('DELETE FROM access.association');

      await runProgramOf(programs.client, [...login, 'restored'], dump);
      const { file, position } = endOf(dump);
      const data = join(folder, 'data');
      const logs = readdirSync(data).filter((name) => /^binlog\.\d+$/.test(name) && name >= file);
      const changes = await runProgramOf(programs.log, [
        ...['--no-defaults', `--start-position=${position}`, `--stop-datetime=${end}`],
        ...['--rewrite-db=access->restored', ...logs.map((name) => join(data, name))],
      ]);
      await runProgramOf(programs.client, login, changes);
      expect(await rowsOf(copy.href)).toEqual(before);
      expect(before['association']).toHaveLength(3);
      expect(await runProgram('restored', copy.href, [])).toMatchObject({ code: 0 });
    } finally {
      await test.close();
      await admin.end();
      await stopGuard(server.guard);
    }
  });
});
