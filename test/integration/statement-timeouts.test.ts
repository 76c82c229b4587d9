import { setTimeout as sleep } from 'node:timers/promises';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { DatabaseUnavailableError } from '../../src/database/database-error';
import { openDatabase } from '../../src/database/open-database';
import type { Database } from '../../src/database/database';
import { integer } from '../../src/database/row';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy';
import { describeOnEachServer } from '../support/test-database';

const TIMEOUT_MS = 400;
// The additional time on a busy machine.
const SLACK_MS = 1_200;

async function timed(work: Promise<unknown>): Promise<{ error: unknown; milliseconds: number }> {
  const startedAt = performance.now();
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { error, milliseconds: performance.now() - startedAt };
}

describeOnEachServer('a server that does not answer in time', (testDatabase) => {
  let proxy: TcpProxy;
  let database: Database;

  beforeAll(async () => {
    const address = parseDatabaseAddress(testDatabase.url);
    if (address.kind === 'sqlite') throw new Error('not a server');
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

  const expectInTime = ({ error, milliseconds }: { error: unknown; milliseconds: number }): void => {
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    expect(milliseconds).toBeGreaterThan(TIMEOUT_MS * 0.9);
    expect(milliseconds).toBeLessThan(TIMEOUT_MS + SLACK_MS);
  };

  it('ends a read after the statement timeout', async () => {
    expectInTime(await timed(database.select('SELECT SLEEP(4)', [])));
  });

  it('writes no statement and no parameter of it to the console, however slow', async () => {
    const written = ['log', 'info', 'warn', 'error'].map((name) => jest.spyOn(console, name as 'log'));
    await timed(database.select('SELECT SLEEP(4), ?', ['kim@contoso.example']));
    for (const spy of written) expect(spy).not.toHaveBeenCalled();
  });

  it('ends a statement in a transaction, and the transaction with it, without waiting for a rollback', async () => {
    expectInTime(await timed(database.write((manager) => manager.query('SELECT SLEEP(4)'))));
  });

  it('leaves no connection in the pool that the next statement waits behind', async () => {
    const slow = [1, 2].map(() => timed(database.select('SELECT SLEEP(4)', [])));
    await Promise.all(slow);
    const { error, milliseconds } = await timed(
      Promise.all([1, 2, 3, 4].map((value) => database.select('SELECT ? AS value', [value]))),
    );
    expect(error).toBeNull();
    expect(milliseconds).toBeLessThan(TIMEOUT_MS);
  });

  it('lets nobody wait longer than that for a connection to come free', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5].map(() => timed(database.select('SELECT SLEEP(4)', []))),
    );
    for (const { error, milliseconds } of outcomes) {
      expect(error).toBeInstanceOf(DatabaseUnavailableError);
      expect(milliseconds).toBeLessThan(2 * TIMEOUT_MS + SLACK_MS);
    }
    expect(await database.select('SELECT 1 AS value', [])).toHaveLength(1);
  });

  it('that freezes is given up in time, in a transaction too, and works again once it answers', async () => {
    await database.write((manager) => manager.query('SELECT 1'));
    proxy.freeze();
    expectInTime(await timed(database.select('SELECT 1', [])));
    const halfWay = database.write(async (manager) => manager.query('SELECT 1'));
    expectInTime(await timed(halfWay));
    proxy.thaw();
    expect(await database.select('SELECT 1 AS value', [])).toHaveLength(1);
  });

  it('that freezes in the middle of a transaction has written nothing of it', async () => {
    await database.write((manager) => manager.query('DELETE FROM rate_limit'));
    const frozen = timed(
      database.write(async (manager) => {
        await manager.query(`INSERT INTO rate_limit VALUES ('half', 1, 1)`);
        proxy.freeze();
        await manager.query(`INSERT INTO rate_limit VALUES ('whole', 1, 1)`);
      }),
    );
    expectInTime(await frozen);
    proxy.thaw();
    await sleep(50);
    expect(await database.select('SELECT * FROM rate_limit', [])).toEqual([]);
  });

  it('keeps no sockets of connections it gave up', async () => {
    proxy.freeze();
    await Promise.all([1, 2, 3, 4].map(() => timed(database.select('SELECT 1', []))));
    proxy.thaw();
    await sleep(100);
    expect(proxy.connections()).toBeLessThanOrEqual(2);
  });

  it('says what it waited for when it waits for a lock, before its own time is up', async () => {
    const [row = {}] = await database.select('SELECT @@SESSION.innodb_lock_wait_timeout AS seconds', []);
    expect(integer(row, 'seconds')).toBe(1);
  });

  it('is waited for as long as it takes where no timeout is wanted, as migrations do', async () => {
    const dataSource = createDataSource({
      address: parseDatabaseAddress(testDatabase.url),
      statementTimeoutMs: 0,
    });
    await dataSource.initialize();
    try {
      expect(await timed(dataSource.query('SELECT SLEEP(0.6)'))).toMatchObject({ error: null });
    } finally {
      await dataSource.destroy();
    }
  });
});
