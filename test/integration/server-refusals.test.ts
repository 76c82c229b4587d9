import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { DatabaseUnavailableError } from '../../src/database/database-error';
import { integer } from '../../src/database/row';
import type { Readiness } from '../../src/http/health';
import type { Profile } from '../../src/profile/profile';
import { startPrivateServer, stopGuard } from '../support/database/private-server';
import { recordsIn } from '../support/database/records';
import { connectToServer } from '../support/database/server-database';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnPrivateServer } from '../support/database/test-database';
import { inject } from '../support/graph/inject';
import { until } from '../support/run/until';

/** The statements that cause a refusal and undo it, and the driver's error code. */
interface Refusal {
  readonly cause: readonly string[];
  readonly undo: readonly string[];
  readonly error: string;
  /** Whether only new connections are refused. */
  readonly meetsNewConnections?: boolean;
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  'that turns read-only': {
    cause: ['SET GLOBAL read_only = ON'],
    undo: ['SET GLOBAL read_only = OFF'],
    error: 'ER_OPTION_PREVENTS_STATEMENT',
  },
  'whose user may not insert': {
    cause: ['REVOKE INSERT ON access.* FROM service'],
    undo: ['GRANT INSERT ON access.* TO service'],
    error: 'ER_TABLEACCESS_DENIED_ERROR',
    meetsNewConnections: true,
  },
  'whose user has another password': {
    cause: [`ALTER USER service IDENTIFIED BY 'another'`],
    undo: [`ALTER USER service IDENTIFIED BY 'service'`],
    error: 'ER_ACCESS_DENIED_ERROR',
    meetsNewConnections: true,
  },
  'whose user has had its share': {
    cause: ['ALTER USER service WITH MAX_QUERIES_PER_HOUR 1'],
    undo: ['ALTER USER service WITH MAX_QUERIES_PER_HOUR 0', 'FLUSH USER_RESOURCES'],
    error: 'ER_USER_LIMIT_REACHED',
    meetsNewConnections: true,
  },
};

const MYSQL_REFUSALS: typeof REFUSALS = {
  'that turns read-only for administrators too': {
    cause: ['SET GLOBAL super_read_only = ON'],
    undo: ['SET GLOBAL super_read_only = OFF', 'SET GLOBAL read_only = OFF'],
    error: 'ER_OPTION_PREVENTS_STATEMENT',
  },
  'in offline mode': {
    cause: ['SET GLOBAL offline_mode = ON'],
    undo: ['SET GLOBAL offline_mode = OFF'],
    error: 'ER_SERVER_OFFLINE_MODE',
  },
  'whose user is locked': {
    cause: ['ALTER USER service ACCOUNT LOCK'],
    undo: ['ALTER USER service ACCOUNT UNLOCK'],
    error: 'ER_ACCOUNT_HAS_BEEN_LOCKED',
    meetsNewConnections: true,
  },
};

/** Errors that usually need a broken disk or a cluster. Here, a trigger raises them. */
const RAISED = [
  [
    1021, 1026, 1030, 1037, 1038, 1041, 1044, 1045, 1047, 1049, 1053, 1079, 1114, 1142, 1143, 1152, 1158,
    1159,
  ],
  [
    1160, 1161, 1180, 1203, 1206, 1226, 1227, 1290, 1317, 1370, 1792, 1820, 1836, 1862, 1927, 1969, 3024,
    3032,
  ],
  [3100, 3118, 3159, 3168, 3169, 3781, 3782, 3783, 3796, 3797, 3798, 3799, 4031, 4151],
].flat();

describeOnPrivateServer('the service on a server', (binary) => {
  let guard: ChildProcess;
  let admin: Connection;
  let test: TestApp;
  let person: SignedIn;
  let profile: Profile;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csa-refusals-'));
    const server = await startPrivateServer(binary, folder);
    ({ guard } = server);
    admin = await connectToServer(server.url);
    await admin.query('CREATE DATABASE access');
    await admin.query(`CREATE USER service IDENTIFIED BY 'service'`);
    await admin.query('GRANT ALL PRIVILEGES ON access.* TO service');
    const url = new URL('/access', server.url);
    url.username = url.password = 'service';
    test = await startTestApp(
      { name: `${binary.kind}-private`, kind: binary.kind, url: url.href, drop: () => Promise.resolve() },
      { poolSize: 3 },
    );
    person = await test.signIn();
    const records = recordsIn(test.database);
    const { id: accountId } = await records.account();
    profile = await records.profile({ accountId });
    await records.associate(profile, person);
  });
  afterAll(async () => {
    await test.close();
    await admin.end();
    await stopGuard(guard);
  });

  const readiness = async (): Promise<Readiness> => (await inject(test.app.server, '/readyz')).json();
  const codesOf = async (query: string): Promise<string[]> =>
    (await test.send(query, {}, { as: person })).errors.map(({ extensions }) => extensions.code);
  const ask = () =>
    codesOf('{ viewer { session { expiresAt } activeProfile { id account { access { granted } } } } }');
  const change = () =>
    codesOf(`mutation { switchProfile(input: { profileId: "${profile.id}" }) { userErrors { code } } }`);
  const connectionIds = async (): Promise<number[]> => {
    const ids = () => test.database.select('SELECT CONNECTION_ID() AS id, SLEEP(0.05)', []);
    return (await Promise.all([ids(), ids(), ids()])).map(([row = {}]) => integer(row, 'id'));
  };
  const killConnections = async (): Promise<void> => {
    const [rows] = await admin.query<RowDataPacket[]>(
      `SELECT id AS id FROM information_schema.processlist WHERE user = 'service'`,
    );
    for (const { id } of rows as { id: number }[]) await admin.query('KILL ?', [id]);
  };

  const refusals = { ...REFUSALS, ...(binary.kind === 'mysql' && MYSQL_REFUSALS) };
  it.each(Object.entries(refusals))(
    "%s returns SERVICE_UNAVAILABLE, isn't ready and says why, and recovers without a restart",
    async (_what, { cause, undo, error, meetsNewConnections }) => {
      expect([await ask(), await change()]).toEqual([[], []]);
      for (const sql of cause) await admin.query(sql);
      if (meetsNewConnections) await killConnections();
      expect(await change()).toEqual(['SERVICE_UNAVAILABLE']);
      // A successful probe is cached for a second.
      await until(5, async () => {
        const { status, checks } = await readiness();
        expect([status, checks.databaseError]).toEqual(['not ready', error]);
      });

      for (const sql of undo) await admin.query(sql);
      expect([await ask(), await change(), (await readiness()).status]).toEqual([[], [], 'ready']);
    },
  );

  it('that becomes read-only loses all connections, since another server may have taken over', async () => {
    const before = await connectionIds();
    await admin.query('SET GLOBAL read_only = ON');
    expect(await change()).toEqual(['SERVICE_UNAVAILABLE']);
    await admin.query('SET GLOBAL read_only = OFF');
    const after = await connectionIds();
    expect(before.filter((id) => after.includes(id))).toEqual([]);
  });

  it("that can't prepare further statements gives the same answers", async () => {
    const viewer =
      '{ viewer { session { expiresAt } activeProfile { id account { number access { granted } } } } }';
    const prepared = await test.send(viewer, {}, { as: person });
    await admin.query('SET GLOBAL max_prepared_stmt_count = 0');
    await killConnections();
    const unprepared = await test.send(viewer, {}, { as: person });
    await admin.query('SET GLOBAL max_prepared_stmt_count = 16382');
    expect(prepared.errors).toEqual([]);
    expect(unprepared.body).toBe(prepared.body);
  });

  it.each(RAISED)('that fails with error %i is unavailable, and the connection is closed', async (errno) => {
    await admin.query(
      `CREATE TRIGGER access.raises BEFORE INSERT ON access.rate_limit FOR EACH ROW
       SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = ${String(errno)}`,
    );
    let connection = 0;
    const failing = test.database.write(async (manager) => {
      const [row = {}] = await manager.query<Record<string, unknown>[]>('SELECT CONNECTION_ID() AS id');
      connection = integer(row, 'id');
      await manager.query(`INSERT INTO rate_limit VALUES ('raises', 1, 1)`);
    });
    await expect(failing).rejects.toThrow(DatabaseUnavailableError);
    await admin.query('DROP TRIGGER access.raises');
    expect(await connectionIds()).not.toContain(connection);
  });

  it('with a conflicting transaction at COMMIT has the transaction retried', async () => {
    await admin.query(
      `CREATE TRIGGER access.raises BEFORE INSERT ON access.rate_limit FOR EACH ROW
       SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 3101`,
    );
    let runs = 0;
    const failing = test.database.write(async (manager) => {
      runs += 1;
      await manager.query(`INSERT INTO rate_limit VALUES ('raises', 1, 1)`);
    });
    await expect(failing).rejects.toThrow(DatabaseUnavailableError);
    await admin.query('DROP TRIGGER access.raises');
    expect(runs).toBe(4);
  });
});
