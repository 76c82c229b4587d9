import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import { recordAuditEvent } from '../../src/audit/record-audit-event';
import { numberChanges } from '../../src/change-log/number-changes';
import { exportFiles } from '../../src/export/export-files';
import type { ReadReplicas, ReplicaFigures } from '../../src/database/read-replicas';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { createRecordDelivery } from '../../src/invitation/invitation-delivery';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { RateLimitEntity } from '../../src/rate-limit/rate-limit.entity';
import { createImportFolder } from '../support/import/import-files';
import { accountsText } from '../support/import/importing';
import { type Records, recordsIn } from '../support/database/records';
import { type ReplicatedServer, startReplicatedServer } from '../support/database/replicated-server';
import { connectToServer } from '../support/database/server-database';
import { describeOnPrivateServer, type TestDatabase } from '../support/database/test-database';
import { until } from '../support/run/until';
import { inject } from '../support/graph/inject';
import { METRICS_TOKEN, readMetrics } from '../support/servers/read-metrics';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';

const SECOND = 1000;
/** A name that only the replica has, which shows what was read there. */
const ON_REPLICA = 'Read on the replica';

interface Listed {
  readonly account: {
    readonly profiles: {
      readonly totalCount: number;
      readonly edges: readonly { readonly node: { readonly displayName: string } }[];
    } | null;
  } | null;
}

describeOnPrivateServer('lists of accounts, with a read replica', (binary) => {
  let servers: ReplicatedServer;
  let beside: Connection;
  let one: TestApp;
  let other: TestApp;
  let records: Records;
  let admin: SignedIn;

  const open = (url = servers.replicaUrl): Promise<TestApp> => {
    const database: TestDatabase = {
      name: `${binary.kind}-${binary.version}`,
      kind: binary.kind,
      url: servers.url,
      drop: () => Promise.resolve(),
    };
    const environment = { DATABASE_READ_URLS: url, METRICS_TOKEN };
    return startTestApp(database, { environment, onDatabaseClock: true, asksOnce: true });
  };

  beforeAll(async () => {
    servers = await startReplicatedServer(binary);
    [one, other] = [await open(), await open()];
    records = recordsIn(one.database);
    admin = await one.signIn();
    beside = await connectToServer(servers.replicaUrl);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await beside.end();
    await Promise.all([one.close(), other.close()]);
    await servers.stop();
  });

  const replicasOf = ({ database }: TestApp): ReadReplicas => {
    if (!database.replicas) throw new Error('There are no replicas.');
    return database.replicas;
  };
  const stateOf = (test: TestApp): ReplicaFigures | undefined => replicasOf(test).figures()[0];
  const check = async (): Promise<void> => {
    for (const test of [one, other]) await replicasOf(test).check();
  };
  const untilUsed = (): Promise<void> =>
    until(20, async () => {
      await check();
      for (const test of [one, other]) expect(stateOf(test)).toMatchObject({ isUsed: true });
    });
  let marks = 0;
  /** Waits until the replica has everything that was written before, and both instances use it. */
  const settle = async (): Promise<void> => {
    const mark = `mark-${String((marks += 1))}`;
    await one.database.write((manager) =>
      manager.insert(RateLimitEntity, { limitKey: mark, points: 0, expiresAtMs: '0' }),
    );
    await until(20, async () => {
      const [rows] = await beside.query('SELECT 1 FROM rate_limit WHERE limit_key = ?', [mark]);
      expect(rows).toHaveLength(1);
    });
    await untilUsed();
  };
  const pass = (milliseconds: number): void => {
    for (const { database } of [one, other]) {
      const later = new Date(database.clock.now().getTime() + milliseconds);
      jest.spyOn(database.clock, 'now').mockReturnValue(later);
    }
  };
  /** Creates an account that the administrator manages, with the name of its profile replaced on the replica. */
  const quietAccount = async (person = admin): Promise<{ id: string; profileId: string }> => {
    const { id } = await records.account();
    const profile = await records.profile({ accountId: id, role: 'ADMINISTRATOR' });
    await records.associate(profile, person);
    await settle();
    await beside.query('UPDATE profile SET display_name = ? WHERE id = ?', [ON_REPLICA, profile.id]);
    return { id, profileId: profile.id };
  };
  const list = async (test: TestApp, { id, profileId }: { id: string; profileId: string }, as = admin) => {
    const query = `query ($id: ID!) {
      account(id: $id) { profiles(first: 10) { totalCount edges { node { displayName } } } }
    }`;
    const { data, errors } = await test.send<Listed>(query, { id }, { as, profileId });
    expect(errors).toEqual([]);
    const profiles = data.account?.profiles;
    return profiles && [profiles.totalCount, ...profiles.edges.map(({ node }) => node.displayName)];
  };
  const add = (test: TestApp, accountId: string, profileId: string) =>
    test.send(
      `mutation ($accountId: ID!) {
        addProfile(input: { accountId: $accountId, displayName: "Pat Coleman", email: "pat@contoso.example" }) {
          userErrors { code }
        }
      }`,
      { accountId },
      { as: admin, profileId },
    );

  it('are read from it, and the metrics say so', async () => {
    const account = await quietAccount();
    expect(await list(one, account)).toEqual([1, ON_REPLICA]);
    const metrics = await readMetrics(one);
    const name = new URL(servers.replicaUrl).host;
    expect(metrics.get(`database_replica_used{replica="${name}"}`)).toBe(1);
    expect(metrics.get(`database_replica_lag_seconds{replica="${name}"}`)).toBeLessThan(5);
    expect(metrics.get('database_list_reads_total{source="replica"}')).toBe(2);
  });

  it('show a change at once on every instance, though the replica lags, and are read from it 30 seconds later', async () => {
    const account = await quietAccount();
    await servers.pause();
    expect((await add(one, account.id, account.profileId)).data).toEqual({ addProfile: { userErrors: [] } });
    expect(stateOf(other)).toMatchObject({ isUsed: true });
    for (const test of [one, other])
      expect(await list(test, account)).toEqual([2, 'Kim Abercrombie', 'Pat Coleman']);

    await servers.resume();
    await settle();
    expect(await list(other, account)).toEqual([2, 'Kim Abercrombie', 'Pat Coleman']);
    pass(31 * SECOND);
    await untilUsed();
    expect(await list(other, account)).toEqual([2, ON_REPLICA, 'Pat Coleman']);
  });

  it('are read from the writer for 30 seconds, since a change can be committed long after its time', async () => {
    const account = await quietAccount();
    pass(0);
    const occurredAt = new Date(one.database.clock.now().getTime() - 29 * SECOND);
    const origin = { identityId: null, profileId: null, requestId: 'req_late' };
    const { id: accountId, profileId } = account;
    const fact = {
      action: 'PROFILE_UPDATED',
      accountId,
      profileId,
      subjectId: profileId,
      occurredAt,
    } as const;
    await one.database.write((manager) => recordAuditEvent(manager, origin, fact));
    expect(stateOf(other)).toMatchObject({ isUsed: true });
    expect(await list(other, account)).toEqual([1, 'Kim Abercrombie']);
  });

  it('end with the access to them, though the replica lags and has nothing of it', async () => {
    const person = await one.signIn();
    const account = await quietAccount(person);
    expect(await list(other, account, person)).toEqual([1, ON_REPLICA]);
    await servers.pause();
    // Without an audit event, so that the account counts as unchanged.
    await one.database.write((manager) =>
      manager.query("UPDATE profile SET role = 'MEMBER' WHERE id = ?", [account.profileId]),
    );
    expect(await list(other, account, person)).toBeNull();
    await servers.resume();
  });

  it('are read from the writer while the replica is too far behind, and from it again afterward', async () => {
    const account = await quietAccount();
    await servers.pause();
    pass(6 * SECOND);
    await check();
    expect(await list(one, account)).toEqual([1, 'Kim Abercrombie']);
    const name = new URL(servers.replicaUrl).host;
    expect((await readMetrics(one)).get(`database_replica_used{replica="${name}"}`)).toBe(0);
    await servers.resume();
    await untilUsed();
    expect(await list(one, account)).toEqual([1, ON_REPLICA]);
  });

  it.each(['kill', 'freeze'] as const)(
    'are answered without an error after a %s of the replica',
    async (end) => {
      const account = await quietAccount();
      expect(await list(one, account)).toEqual([1, ON_REPLICA]);
      if (end === 'kill') await beside.end();
      servers.replica[end]();
      expect(await list(one, account)).toEqual([1, 'Kim Abercrombie']);
      expect(stateOf(one)).toMatchObject({ isUsed: false, lagMs: null });
      await check();
      expect(await list(one, account)).toEqual([1, 'Kim Abercrombie']);
      expect((await inject(one.app.server, { url: '/readyz' })).statusCode).toBe(200);

      if (end === 'kill') await servers.replica.restart();
      else servers.replica.thaw();
      await untilUsed();
      expect(await list(one, account)).toEqual([1, ON_REPLICA]);
      if (end === 'kill') beside = await connectToServer(servers.replicaUrl);
    },
  );

  it('show the delivery of a mail to those who have heard of it, though the replica lags', async () => {
    const account = await quietAccount();
    const profile = await one.database.reads.findOneByOrFail(ProfileEntity, { id: account.profileId });
    await records.confirm(profile, admin);
    await settle();
    const deliveries = async (): Promise<unknown> => {
      const query =
        'query ($id: ID!) { account(id: $id) { invitations(first: 1) { edges { node { delivery } } } } }';
      return (await other.send(query, { id: account.id }, { as: admin, profileId: account.profileId })).data;
    };
    const shown = (delivery: string): unknown => ({
      account: { invitations: { edges: [{ node: { delivery } }] } },
    });
    expect(await deliveries()).toEqual(shown('SENT'));

    await servers.pause();
    const { id: subjectId } = await one.database.reads.findOneByOrFail(InvitationEntity, {
      profileId: profile.id,
    });
    const record = createRecordDelivery(one.database.clock);
    await one.database.write((manager) => record(manager, [{ id: '', subjectId, status: 'DELIVERED' }]));
    // Subscribers hear of changes once they have a position.
    while ((await numberChanges(one.database)) > 0);
    expect(stateOf(other)).toMatchObject({ isUsed: true });
    expect(await deliveries()).toEqual(shown('DELIVERED'));
    await servers.resume();
  });

  it('are read from the writer after an import, which can change any account', async () => {
    const account = await quietAccount();
    const folder = createImportFolder();
    const { refused } = await folder.run(one.database, { accounts: accountsText(1) });
    folder.remove();
    expect(refused).toEqual([]);
    expect(await list(other, account)).toEqual([1, 'Kim Abercrombie']);
    pass(31 * SECOND);
    await untilUsed();
    expect(await list(other, account)).toEqual([1, ON_REPLICA]);
    await one.database.write((manager) => manager.delete(RateLimitEntity, { limitKey: 'bulk-change' }));
  });

  it('are exported from it, if its address is that of the database', async () => {
    await quietAccount();
    const folder = createImportFolder();
    const contacts = join(folder.path, 'exported.csv');
    const address = parseDatabaseAddress(servers.replicaUrl);
    const database = await openDatabase(createDataSource, { address });
    await database.requireMigrated();
    await exportFiles(database, { contacts });
    await database.close();
    expect(readFileSync(contacts, 'utf8')).toContain(ON_REPLICA);
    folder.remove();
  });

  it('are answered by a service that never reached its replica, which logs it once', async () => {
    const account = await quietAccount();
    const test = await open(servers.replicaUrl.replace(/:\d+\//, ':9/'));
    try {
      await test.app.listen();
      await until(20, () => expect(test.log()).toContain('a read replica is left out'));
      await replicasOf(test).check();
      expect(await list(test, account)).toEqual([1, 'Kim Abercrombie']);
      expect(test.log().match(/a read replica is left out/g)).toHaveLength(1);
    } finally {
      await test.close();
    }
  });
});
