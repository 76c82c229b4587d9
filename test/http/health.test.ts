import { parseDatabaseAddress } from '../../src/database/database-address';
import { text } from '../../src/database/row';
import type { Readiness } from '../../src/http/health';
import { startTcpProxy, type TcpProxy } from '../support/stand-ins/tcp-proxy';
import { describeOnEachDatabase } from '../support/database/test-database';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { inject } from '../support/graph/inject';

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
    test = await startTestApp({ ...database, url: proxy ? url.href : database.url });
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

    it('reports that a database hangs', async () => {
      proxy?.freeze();
      expect(await ask('/readyz')).toEqual(unreachable(null));
      expect((await ask('/livez')).status).toBe(200);
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
      checks: { draining: true, database: 'writable' },
    });
    await closing;
    await expect(fetch(new URL('/livez', origin))).rejects.toThrow('fetch failed');
  });
});
