import type { RowDataPacket } from 'mysql2';
import { createDataSource } from '../../src/composition/data-source';
import { AccountEntity } from '../../src/account/account.entity';
import { type DatabaseAddress, parseDatabaseAddress } from '../../src/database/database-address';
import { DatabaseUnavailableError } from '../../src/database/database-error';
import { applyMigrations } from '../../src/database/migrator';
import { connectDataSource, openDatabase } from '../../src/database/open-database';
import { newId } from '../../src/foundation/ids';
import { type Records, recordsIn } from '../support/database/records';
import { connectToServer } from '../support/database/server-database';
import { type Answer, type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachServer, type TestDatabase } from '../support/database/test-database';
import { startTcpProxy, type TcpProxy } from '../support/stand-ins/tcp-proxy';
import { until } from '../support/run/until';
import { inject } from '../support/graph/inject';

type ServerAddress = Exclude<DatabaseAddress, { kind: 'sqlite' }>;

function serverAddress({ url }: TestDatabase): ServerAddress {
  const address = parseDatabaseAddress(url);
  if (address.kind === 'sqlite') throw new Error('not a server');
  return address;
}

describeOnEachServer('the service, while its database server fails', (testDatabase) => {
  let proxy: TcpProxy;
  let test: TestApp;
  let records: Records;
  let person: SignedIn;

  beforeAll(async () => {
    const address = serverAddress(testDatabase);
    proxy = await startTcpProxy(address);
    test = await startTestApp(testDatabase, {
      overrides: { database: { ...address, port: proxy.port }, poolSize: 4 },
    });
    records = recordsIn(test.database);
    person = await test.signIn();
    const { id: accountId } = await records.account();
    await records.associate(await records.profile({ accountId }), person);
  });
  afterAll(async () => {
    await test.close();
    await proxy.close();
  });

  const ask = () => test.send<{ viewer: unknown }>('{ viewer { activeProfile { id } } }', {}, { as: person });
  const change = () =>
    test.send(
      'mutation { requestInvites(input: { email: "kim@contoso.example" }) { userErrors { code } } }',
      {},
      {
        as: person,
      },
    );
  const health = async (path: string): Promise<number> =>
    (await inject(test.app.server, { method: 'GET', url: path })).statusCode;
  const expectUnavailable = ({ errors, body }: Answer<unknown>): void => {
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
    expect(body).not.toMatch(/ECONN|mysql|SELECT|INSERT|127\.0\.0\.1/i);
  };
  const expectWell = async (): Promise<void> => {
    const { data, errors } = await ask();
    expect(errors).toEqual([]);
    expect(data.viewer).toMatchObject({ activeProfile: { id: expect.stringMatching(/^prof_/) as string } });
    expect(await health('/readyz')).toBe(200);
  };
  afterEach(expectWell);

  it("returns SERVICE_UNAVAILABLE and isn't ready while it's down, stays alive, and recovers immediately", async () => {
    await proxy.goDown();
    expectUnavailable(await ask());
    expectUnavailable(await change());
    expect([await health('/livez'), await health('/readyz')]).toEqual([200, 503]);
    // More often than the pool has connections.
    for (let index = 0; index < 8; index += 1) expectUnavailable(await ask());
    await proxy.comeBack();
  });

  it('works without a retry after every connection was reset while idle', async () => {
    await Promise.all([ask(), ask(), ask(), ask()]);
    proxy.reset();
    // The pool has noticed.
    await until(10, () => expect(test.database.pool?.figures().idle).toBe(0));
  });

  it("returns SERVICE_UNAVAILABLE to many callers when it hangs, after reporting that it's not ready", async () => {
    proxy.freeze();
    const order: string[] = [];
    const noting = async <Value>(what: string, work: Promise<Value>): Promise<Value> =>
      work.finally(() => order.push(what));
    const answers = [ask(), ask(), ask(), change(), ask(), ask()].map((answer) => noting('answer', answer));
    const [alive, ready] = await Promise.all([
      noting('alive', health('/livez')),
      noting('ready', health('/readyz')),
    ]);
    expect([alive, ready]).toEqual([200, 503]);
    for (const answer of await Promise.all(answers)) expectUnavailable(answer);
    expect(order.slice(0, 2)).toEqual(['alive', 'ready']);
    proxy.thaw();
  });

  it('writes nothing in a transaction whose connection is killed, and the next one works', async () => {
    const connection = await connectToServer(testDatabase.url);
    const row = (): AccountEntity => {
      const id = newId('acct');
      return {
        id,
        number: id.slice(5),
        numberKey: id.slice(5),
        name: 'killed',
        kind: 'PARTNER',
        status: 'ACTIVE',
        partnerId: null,
        externalId: null,
        primaryContactExternalId: null,
        createdAt: new Date(),
      };
    };
    const [first, second] = [row(), row()];
    const killed = test.database.write(async (manager) => {
      const [own] = await manager.query<{ id: number }[]>('SELECT CONNECTION_ID() AS id');
      await manager.insert(AccountEntity, first);
      await connection.query('KILL ?', [own?.id]);
      await manager.insert(AccountEntity, second);
    });
    await expect(killed).rejects.toThrow(DatabaseUnavailableError);
    expect(await test.database.reads.countBy(AccountEntity, { name: 'killed' })).toBe(0);
    await test.database.write((manager) => manager.insert(AccountEntity, second));
    expect(await test.database.reads.countBy(AccountEntity, { name: 'killed' })).toBe(1);
    await connection.end();
  });

  it.each(['KILL', 'KILL QUERY'])(
    'treats a statement ended by %s as an unavailable database',
    async (kill) => {
      const connection = await connectToServer(testDatabase.url);
      const slow = test.database.select('SELECT id, SLEEP(3) FROM account', []);
      const outcome = expect(slow).rejects.toThrow(DatabaseUnavailableError);
      let id: unknown;
      while (id === undefined) {
        const [rows] = await connection.query<RowDataPacket[]>(
          `SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT id, SLEEP%' AND db = DATABASE()`,
        );
        id =
          (rows[0] as { id?: number; ID?: number } | undefined)?.id ??
          (rows[0] as { ID?: number } | undefined)?.ID;
      }
      await connection.query(`${kill} ?`, [id]);
      await outcome;
      await connection.end();
    },
  );

  it("isn't ready while migrations are pending, and names them", async () => {
    const dataSource = await connectDataSource(createDataSource, { address: serverAddress(testDatabase) });
    const [newest] = await dataSource.query<{ timestamp: string; name: string }[]>(
      'SELECT * FROM migration ORDER BY timestamp DESC LIMIT 1',
    );
    await dataSource.query('DELETE FROM migration WHERE name = ?', [newest?.name]);
    const { statusCode, body } = await inject(test.app.server, { method: 'GET', url: '/readyz' });
    expect([statusCode, JSON.parse(body)]).toMatchObject([
      503,
      { checks: { database: 'writable', pendingMigrations: [newest?.name] } },
    ]);
    await dataSource.query('INSERT INTO migration (timestamp, name) VALUES (?, ?)', [
      newest?.timestamp,
      newest?.name,
    ]);
    await dataSource.destroy();
  });
});

describeOnEachServer('opening an unusable server', (testDatabase) => {
  const address = serverAddress(testDatabase);

  const failureOf = async (changed: Partial<ServerAddress>): Promise<Error> => {
    const opening = openDatabase(createDataSource, {
      address: { ...address, password: 'a-password-to-keep', ...changed },
      statementTimeoutMs: 500,
    });
    return opening.then(
      () => Promise.reject(new Error('it was opened')),
      (error: unknown) => error as Error,
    );
  };

  it('says which server rejects the password, without the password', async () => {
    const { message } = await failureOf({});
    expect(message).toBe(
      `The database server at 127.0.0.1:${String(address.port)} refuses the user or the password of DATABASE_URL.`,
    );
  });

  it('names the missing database', async () => {
    const { message } = await failureOf({ password: address.password, database: 'no_such_database' });
    expect(message).toContain('has no database named no_such_database');
  });

  it('names the address where nothing responds', async () => {
    const error = await failureOf({ port: 1 });
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    expect(error.message).toBe(
      "The database server at 127.0.0.1:1 can't be reached, or didn't answer in time.",
    );
  });

  it("times out for a server that accepts connections and doesn't respond", async () => {
    const silent = await startTcpProxy(address);
    silent.freeze();
    expect(await failureOf({ port: silent.port })).toBeInstanceOf(DatabaseUnavailableError);
    await silent.close();
  });

  it.each(['mysql', 'mariadb'] as const)(
    'accepts %s: for either product, and uses the collation of the actual one',
    async (kind) => {
      const dataSource = await connectDataSource(createDataSource, { address: { ...address, kind } });
      try {
        await applyMigrations(dataSource);
        expect(dataSource.options.type).toBe(address.kind);
        expect((await dataSource.driver.createSchemaBuilder().log()).upQueries).toEqual([]);
      } finally {
        await dataSource.destroy();
      }
    },
  );
});
