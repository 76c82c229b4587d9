import { parseDatabaseAddress } from '../../src/database/database-address';
import { text } from '../../src/database/row';
import type { Readiness } from '../../src/http/health';
import { startTcpProxy, type TcpProxy } from '../support/stand-ins/tcp-proxy';
import { describeOnEachDatabase } from '../support/database/test-database';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { inject } from '../support/graph/inject';
import { until } from '../support/run/until';

const TOKEN = 'a-token-for-metrics';

describeOnEachDatabase('health', (database) => {
  let test: TestApp;
  let proxy: TcpProxy | null = null;

  beforeAll(async () => {
    const url = new URL(database.url);
    const address = parseDatabaseAddress(database.url);
    if (address.kind !== 'sqlite') {
      proxy = await startTcpProxy(address);
      url.port = String(proxy.port);
      url.hostname = '127.0.0.1';
    }
    test = await startTestApp(
      { ...database, url: proxy ? url.href : database.url },
      { environment: { METRICS_TOKEN: TOKEN } },
    );
  });
  afterAll(async () => {
    await test.close();
    await proxy?.close();
  });

  const ask = async (url: string) => {
    const { statusCode, headers, body } = await inject(test.app.server, url);
    expect(headers['cache-control']).toBe('no-store');
    return { status: statusCode, body: JSON.parse(body) as Readiness };
  };

  it('is alive and ready', async () => {
    expect(await ask('/livez')).toEqual({ status: 200, body: { status: 'alive' } });
    expect(await ask('/readyz')).toEqual({
      status: 200,
      body: {
        status: 'ready',
        checks: {
          draining: false,
          database: 'writable',
          databaseError: null,
          pendingMigrations: [],
          mail: 'in time',
        },
      },
    });
  });

  it("doesn't log the probes", async () => {
    const before = test.log().length;
    await ask('/livez');
    await ask('/readyz');
    expect(test.log().slice(before)).toBe('');
  });

  it('is alive and not ready while a migration is pending, and names it', async () => {
    const [row = {}] = await test.database.select('SELECT name FROM migration', []);
    const name = text(row, 'name');
    const rename = (from: string, to: string) =>
      test.database.write((manager) =>
        manager.query('UPDATE migration SET name = ? WHERE name = ?', [to, from]),
      );
    await rename(name, 'Another1');
    expect((await ask('/livez')).status).toBe(200);
    expect(await ask('/readyz')).toEqual({
      status: 503,
      body: {
        status: 'not ready',
        checks: {
          draining: false,
          database: 'writable',
          databaseError: null,
          pendingMigrations: [name],
          mail: 'unknown',
        },
      },
    });
    await rename('Another1', name);
    expect((await ask('/readyz')).status).toBe(200);
  });

  const unreachable = (databaseError: unknown) => ({
    status: 503,
    body: {
      status: 'not ready',
      checks: {
        draining: false,
        database: 'unreachable',
        databaseError,
        pendingMigrations: [],
        mail: 'unknown',
      },
    },
  });

  // There's no network between the service and a file.
  if (database.kind !== 'sqlite') {
    it("is alive and not ready while the database is unavailable, and ready again when it's back", async () => {
      await proxy?.goDown();
      expect(await ask('/readyz')).toEqual(unreachable(expect.stringMatching(/^ECONN/)));
      expect((await ask('/livez')).status).toBe(200);
      await proxy?.comeBack();
      expect((await ask('/readyz')).status).toBe(200);
    });

    it('reports that a database hangs, and is ready with the first probe after that', async () => {
      proxy?.freeze();
      // The second one needs a new connection.
      for (let probe = 0; probe < 2; probe += 1)
        expect(await ask('/readyz')).toEqual(
          unreachable(expect.stringMatching(/TIMEOUT|TIMEDOUT/) as string),
        );
      expect((await ask('/livez')).status).toBe(200);
      proxy?.thaw();
      expect((await ask('/readyz')).status).toBe(200);
    });

    it('is ready while all connections of the pool are in use', async () => {
      let free: () => void = () => undefined;
      const isFree = new Promise<void>((resolve) => (free = resolve));
      const holding = Array.from({ length: 10 }, () => test.database.write(() => isFree));
      await until(30, () => expect(test.database.pool?.figures().inUse).toBe(10));
      const waiting = test.database.select('SELECT 1', []);
      const probes = await Promise.all(Array.from({ length: 50 }, () => ask('/readyz')));
      const { waiting: count } = test.database.pool?.figures() ?? { waiting: Infinity };
      free();
      // Beside the select, periodic work may wait.
      expect(count).toBeLessThan(probes.length / 2);
      expect(probes.filter(({ status }) => status !== 200)).toEqual([]);
      await Promise.all([...holding, waiting]);
    });

    it('answers /metrics while the database hangs, with the last figures of the outbox and their age', async () => {
      const headers = { authorization: `Bearer ${TOKEN}` };
      const metrics = async () => (await inject(test.app.server, { url: '/metrics', headers })).body;
      const ageIn = (body: string) => Number(/^mail_outbox_read_age_seconds (.*)$/m.exec(body)?.[1]);
      proxy?.freeze();
      const without = await metrics();
      // It still reads the outbox, so it hasn't waited for the statement's timeout.
      expect(without).toContain('database_pool_connections{state="in use"} 1');
      expect(without).toContain('graphql_requests_running 0');
      expect(without).not.toMatch(/^mail_outbox/m);
      proxy?.thaw();
      await until(30, async () => expect(ageIn(await metrics())).toBe(0));
      proxy?.freeze();
      test.clock.advance(60_000);
      const after = await metrics();
      expect(after).toContain('mail_outbox_mails{status="QUEUED"} 0');
      expect(ageIn(after)).toBe(60);
      proxy?.thaw();
    });
  }

  it('is alive and not ready while it drains, still answers, and closes the connection afterwards', async () => {
    const origin = await test.app.listen();
    const closing = test.app.close({ graceMs: 1_500 });
    const [readyz, livez] = await Promise.all(
      ['/readyz', '/livez'].map((path) => fetch(new URL(path, origin))),
    );
    expect([readyz?.status, livez?.status]).toEqual([503, 200]);
    expect(readyz?.headers.get('connection')).toBe('close');
    expect(await readyz?.json()).toMatchObject({
      status: 'not ready',
      checks: { draining: true, database: 'not checked' },
    });
    await closing;
    await expect(fetch(new URL('/livez', origin))).rejects.toThrow('fetch failed');
  });
});
