import { startTestApp, type TestApp } from '../support/test-app';
import { describeOnEachDatabase } from '../support/test-database';

const TOKEN = 'a-token-for-metrics';
const CONNECTIONS = 3;

describeOnEachDatabase('the pool of connections', (database) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp(database, {
      environment: { METRICS_TOKEN: TOKEN },
      poolSize: CONNECTIONS,
      statementTimeoutMs: 5_000,
    });
  });
  afterAll(() => test.close());

  const metrics = async (): Promise<string> =>
    (await test.app.server.inject({ url: '/metrics', headers: { authorization: `Bearer ${TOKEN}` } })).body;

  if (database.kind === 'sqlite') {
    it('has no figures where there is none', async () => {
      expect(test.database.pool).toBeNull();
      expect(await metrics()).not.toContain('database_pool');
    });
    return;
  }

  const valueOf = async (name: string): Promise<number> => {
    const line = (await metrics()).split('\n').find((each) => each.startsWith(`${name} `));
    return Number(line?.slice(name.length + 1));
  };
  const sleeping = (count: number): Promise<unknown>[] =>
    Array.from({ length: count }, () => test.database.select('SELECT SLEEP(0.3)', []));

  it('lets a burst beyond it wait rather than fail, and tells who waits and how long it took', async () => {
    const before = {
      all: await valueOf('database_pool_wait_seconds_count'),
      short: await valueOf('database_pool_wait_seconds_bucket{le="0.1"}'),
    };
    const burst = Promise.all(sleeping(3 * CONNECTIONS));
    // Not by way of /metrics, whose own figures of the outbox need a connection, too.
    expect(test.database.pool?.figures().waiting).toBeGreaterThanOrEqual(2 * CONNECTIONS);
    expect(await burst).toHaveLength(3 * CONNECTIONS);

    const longer =
      (await valueOf('database_pool_wait_seconds_count')) -
      before.all -
      ((await valueOf('database_pool_wait_seconds_bucket{le="0.1"}')) - before.short);
    expect(longer).toBeGreaterThanOrEqual(2 * CONNECTIONS);
    expect(await valueOf('database_pool_waiting')).toBe(0);
  });

  it('tells how many of its connections are in use and how many idle', async () => {
    const asked = Promise.all(sleeping(2));
    await test.database.select('SELECT 1', []);
    expect(test.database.pool?.figures()).toEqual({ inUse: 2, idle: 1, waiting: 0 });
    await asked;
    expect(await valueOf('database_pool_connections{state="in use"}')).toBe(0);
    expect(await valueOf('database_pool_connections{state="idle"}')).toBe(CONNECTIONS);
  });

  it('reads what is committed in each transaction, which no transaction has to say', async () => {
    test.forgetStatements();
    const levels = await Promise.all(
      Array.from({ length: CONNECTIONS }, () =>
        test.database.write(async (manager) => {
          const [row] = await manager.query<{ Value: string }[]>(
            "SHOW VARIABLES WHERE Variable_name IN ('transaction_isolation', 'tx_isolation')",
          );
          return row?.Value;
        }),
      ),
    );
    expect(levels).toEqual(Array(CONNECTIONS).fill('READ-COMMITTED'));
    expect(test.statements.join()).not.toContain('ISOLATION LEVEL');
  });
});
