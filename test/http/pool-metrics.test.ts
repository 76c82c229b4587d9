import { setImmediate } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';
import { inject } from '../support/graph/inject';
import { until } from '../support/run/until';

/** Everything except `setTimeout` and `clearTimeout`. */
const NOT_FAKED = [
  ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const),
  ...(['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
];
const TOKEN = 'a-token-for-metrics';
const CONNECTIONS = 3;

describeOnEachDatabase('the connection pool', (database) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp(database, {
      environment: { METRICS_TOKEN: TOKEN },
      poolSize: CONNECTIONS,
    });
  });
  afterAll(() => test.close());

  const metrics = async (): Promise<string> =>
    (await inject(test.app.server, { url: '/metrics', headers: { authorization: `Bearer ${TOKEN}` } })).body;

  if (database.kind === 'sqlite') {
    it('has no metrics for SQLite', async () => {
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

  it('lets a burst wait instead of failing, and reports how many wait and for how long', async () => {
    const before = {
      all: await valueOf('database_pool_wait_seconds_count'),
      short: await valueOf('database_pool_wait_seconds_bucket{le="0.1"}'),
    };
    const burst = Promise.all(sleeping(3 * CONNECTIONS));
    // Not read from /metrics, because its outbox metrics need a connection too.
    expect(test.database.pool?.figures().waiting).toBeGreaterThanOrEqual(2 * CONNECTIONS);
    expect(await burst).toHaveLength(3 * CONNECTIONS);

    const longer =
      (await valueOf('database_pool_wait_seconds_count')) -
      before.all -
      ((await valueOf('database_pool_wait_seconds_bucket{le="0.1"}')) - before.short);
    expect(longer).toBeGreaterThanOrEqual(2 * CONNECTIONS);
    expect(await valueOf('database_pool_waiting')).toBe(0);
  });

  it('lets a request wait for five seconds, and then returns SERVICE_UNAVAILABLE', async () => {
    const person = await test.signIn();
    let free: () => void = () => undefined;
    const isFree = new Promise<void>((resolve) => (free = resolve));
    let held = 0;
    const holding = Array.from({ length: CONNECTIONS }, () =>
      test.database.write(() => {
        held += 1;
        return isFree;
      }),
    );
    await until(5, () => expect(held).toBe(CONNECTIONS));

    const isWaiting = (): boolean => test.database.pool?.figures().waiting === 1;
    jest.useFakeTimers({ doNotFake: NOT_FAKED });
    const answer = test.send('{ viewer { identity { id } } }', {}, { as: person });
    // `until` would wait with timeouts.
    for (let turn = 0; turn < 1_000 && !isWaiting(); turn += 1) await setImmediate();
    await jest.advanceTimersByTimeAsync(4_999);
    const stillWaits = isWaiting();
    await jest.advanceTimersByTimeAsync(1);
    jest.useRealTimers();
    free();
    await Promise.all(holding);
    expect((await answer).errors.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
    expect(stillWaits).toBe(true);
  });

  it('reports how many of its connections are in use and idle', async () => {
    const asked = Promise.all(sleeping(2));
    await test.database.select('SELECT 1', []);
    expect(test.database.pool?.figures()).toEqual({ inUse: 2, idle: 1, waiting: 0 });
    await asked;
    expect(await valueOf('database_pool_connections{state="in use"}')).toBe(0);
    expect(await valueOf('database_pool_connections{state="idle"}')).toBe(CONNECTIONS);
  });

  it('uses READ COMMITTED in each transaction, without a statement for it', async () => {
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
