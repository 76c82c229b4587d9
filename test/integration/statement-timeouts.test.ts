import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { DatabaseUnavailableError } from '../../src/database/database-error';
import { openDatabase } from '../../src/database/open-database';
import type { Database } from '../../src/database/database';
import { integer, type Row, selectRows } from '../../src/database/row';
import { startTcpProxy, type TcpProxy } from '../support/stand-ins/tcp-proxy';
import { describeOnEachServer } from '../support/database/test-database';
import { until } from '../support/run/until';

const TIMEOUT_MS = 400;
/** Takes longer than a test may, so a test that waits for its result fails. */
const ENDLESS = 'SELECT SLEEP(300)';

/** Returns why the database was unavailable: the driver's error code. Fails if the work ends in any other way. */
async function reasonOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DatabaseUnavailableError) return error.reason;
    throw error;
  }
  throw new Error('The statement succeeded.');
}

describeOnEachServer("a server that doesn't respond in time", (testDatabase) => {
  let proxy: TcpProxy;
  let database: Database;
  const address = parseDatabaseAddress(testDatabase.url);
  if (address.kind === 'sqlite') throw new Error('not a server');

  beforeAll(async () => {
    proxy = await startTcpProxy(address);
    database = await openDatabase(createDataSource, {
      address: { ...address, port: proxy.port },
      migrate: true,
      poolSize: 2,
      statementTimeoutMs: TIMEOUT_MS,
    });
  });
  afterAll(async () => {
    await database.close();
    await proxy.close();
  });

  it('limits a read to the statement timeout', async () => {
    expect(await reasonOf(database.select(ENDLESS, []))).toBe('PROTOCOL_SEQUENCE_TIMEOUT');
  });

  it('causes no console output with a statement or its parameters, however slow', async () => {
    const written = ['log', 'info', 'warn', 'error'].map((name) => jest.spyOn(console, name as 'log'));
    await reasonOf(database.select(`${ENDLESS}, ?`, ['kim@contoso.example']));
    for (const spy of written) expect(spy).not.toHaveBeenCalled();
  });

  it('frees all sockets when the server hangs, and closes although it does', async () => {
    const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const hanging = await openDatabase(createDataSource, {
      address: { ...address, port: proxy.port },
      poolSize: 2,
      statementTimeoutMs: TIMEOUT_MS,
    });
    const use = () => Promise.allSettled([1, 2, 3, 4].map(() => hanging.select('SELECT 1', [])));
    await use();
    const before = sockets();
    proxy.freeze();
    for (let time = 0; time < 3; time += 1) await use();
    const pending = use();
    await hanging.close();
    await pending;
    proxy.thaw();
    await until(30, () => expect(sockets()).toBeLessThanOrEqual(before));
  });

  it('ends a statement in a transaction, and the transaction, without waiting for a rollback', async () => {
    const reason = await reasonOf(database.write((manager) => manager.query(ENDLESS)));
    expect(reason).toBe('PROTOCOL_SEQUENCE_TIMEOUT');
  });

  it('leaves no connection in the pool that blocks the next statement', async () => {
    await Promise.all([1, 2].map(() => reasonOf(database.select(ENDLESS, []))));
    const values = [1, 2, 3, 4].map((value) => database.select('SELECT ? AS value', [value]));
    expect((await Promise.all(values)).flat()).toHaveLength(4);
  });

  it('makes nobody wait longer than that for a free connection', async () => {
    // With two connections, three wait for one.
    const reasons = await Promise.all([1, 2, 3, 4, 5].map(() => reasonOf(database.select(ENDLESS, []))));
    expect(reasons.toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 'POOL_TIMEOUT'),
      ...Array.from({ length: 2 }, () => 'PROTOCOL_SEQUENCE_TIMEOUT'),
    ]);
    expect(await database.select('SELECT 1 AS value', [])).toHaveLength(1);
  });

  it('that freezes times out, in a transaction too, and works again once it responds', async () => {
    await database.write((manager) => manager.query('SELECT 1'));
    proxy.freeze();
    expect(await reasonOf(database.select('SELECT 1', []))).toBe('PROTOCOL_SEQUENCE_TIMEOUT');
    const halfWay = database.write(async (manager) => manager.query('SELECT 1'));
    // If no connection is left, opening one times out.
    expect(await reasonOf(halfWay)).toMatch(/^(PROTOCOL_SEQUENCE_TIMEOUT|POOL_TIMEOUT|ETIMEDOUT)$/);
    proxy.thaw();
    expect(await database.select('SELECT 1 AS value', [])).toHaveLength(1);
  });

  it('that freezes in the middle of a transaction has written none of it', async () => {
    await database.write((manager) => manager.query('DELETE FROM rate_limit'));
    let own: Row = {};
    const frozen = reasonOf(
      database.write(async (manager) => {
        [own = {}] = await selectRows(manager, 'SELECT CONNECTION_ID() AS id');
        await manager.query(`INSERT INTO rate_limit VALUES ('half', 1, 1)`);
        proxy.freeze();
        await manager.query(`INSERT INTO rate_limit VALUES ('whole', 1, 1)`);
      }),
    );
    expect(await frozen).toBe('PROTOCOL_SEQUENCE_TIMEOUT');
    proxy.thaw();
    const ended = 'SELECT id FROM information_schema.processlist WHERE id = ?';
    await until(10, async () => expect(await database.select(ended, [integer(own, 'id')])).toEqual([]));
    expect(await database.select('SELECT * FROM rate_limit', [])).toEqual([]);
  });

  it('keeps no sockets of closed connections', async () => {
    proxy.freeze();
    await Promise.all([1, 2, 3, 4].map(() => reasonOf(database.select('SELECT 1', []))));
    proxy.thaw();
    await until(10, () => expect(proxy.connections()).toBeLessThanOrEqual(2));
  });

  it('times out while waiting for a lock before the statement timeout', async () => {
    const [row = {}] = await database.select('SELECT @@SESSION.innodb_lock_wait_timeout AS seconds', []);
    expect(integer(row, 'seconds')).toBe(1);
  });

  it('is waited for indefinitely without a timeout, as in migrations', async () => {
    const dataSource = createDataSource({
      address: parseDatabaseAddress(testDatabase.url),
      statementTimeoutMs: 0,
    });
    await dataSource.initialize();
    try {
      expect(dataSource.options).toMatchObject({ maxQueryExecutionTime: 0 });
      expect(await dataSource.query('SELECT SLEEP(0.6)')).toHaveLength(1);
    } finally {
      await dataSource.destroy();
    }
  });
});
