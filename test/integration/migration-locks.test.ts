import type { RowDataPacket } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { migrateAlone } from '../../src/database/migration-lock';
import { applyMigrations, revertMigration } from '../../src/database/migrator';
import { connectDataSource } from '../../src/database/open-database';
import { connectToServer } from '../support/database/server-database';
import { describeOnEachServer } from '../support/database/test-database';
import { until } from '../support/run/until';

describeOnEachServer('migrating while others use the database', ({ url }) => {
  let dataSource: DataSource;
  beforeAll(async () => {
    dataSource = await connectDataSource(createDataSource, { address: parseDatabaseAddress(url) });
  });
  afterAll(() => dataSource.destroy());

  it('lets others write to the tables that it changes', async () => {
    const create = dataSource.createQueryRunner.bind(dataSource);
    const altered: string[] = [];
    dataSource.createQueryRunner = (mode) => {
      const runner = create(mode);
      const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
      // The server refuses a change that it can't make in one of these ways. By default, it uses the first that it can.
      const online = async (sql: string, ...rest: unknown[]): Promise<unknown> => {
        const table = /^ALTER TABLE `(\w+)`/.exec(sql)?.[1];
        if (table === undefined) return query(sql, ...rest);
        altered.push(table);
        return query(`${sql}, ALGORITHM = INSTANT`, ...rest).catch(() =>
          query(`${sql}, ALGORITHM = INPLACE, LOCK = NONE`, ...rest),
        );
      };
      return Object.assign(runner, { query: online });
    };
    await applyMigrations(dataSource).finally(() => (dataSource.createQueryRunner = create));
    expect(altered.length).toBeGreaterThan(5);
  });

  it('waits for a long transaction, and lets others use the table meanwhile', async () => {
    const names = dataSource.migrations.map(({ name = '' }) => name);
    const pending = names.slice(names.findIndex((name) => name.startsWith('OrderProfiles')));
    for (let count = 0; count < pending.length; count += 1)
      await revertMigration(dataSource, { dropData: true });
    const [reader, writer] = [await connectToServer(url), await connectToServer(url)];
    try {
      await reader.query('BEGIN');
      await reader.query('SELECT id FROM profile');
      const waits: string[] = [];
      const applying = applyMigrations(dataSource, (waitsFor) => void waits.push(waitsFor));
      await until(30, () => Promise.resolve(expect(waits).toEqual(['transaction'])), 50);
      for (let times = 0; times < 3; times += 1) await writer.query(`UPDATE profile SET locale = 'en'`);
      await reader.query('COMMIT');
      expect(await applying).toEqual(pending);
      expect(waits).toEqual(['transaction']);
    } finally {
      await reader.end();
      await writer.end();
    }
  });

  it('repeats a transaction that deadlocks with one of an instance', async () => {
    const instance = await connectToServer(url);
    try {
      await instance.query('CREATE TABLE contended (id int PRIMARY KEY, value int NOT NULL)');
      await instance.query('INSERT INTO contended VALUES (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0)');
      await instance.query('BEGIN');
      // The server ends the transaction that has changed less.
      await instance.query('UPDATE contended SET value = 1 WHERE id > 1');
      let attempts = 0;
      const migrating = migrateAlone(
        dataSource,
        ({ manager }) =>
          manager.transaction(async (batch) => {
            attempts += 1;
            await batch.query('SELECT id FROM contended WHERE id = 1 FOR UPDATE');
            if (attempts === 1) void instance.query('UPDATE contended SET value = 1 WHERE id = 1');
            await batch.query('UPDATE contended SET value = value + 1 WHERE id = 2');
          }),
        () => undefined,
      );
      await until(30, () => expect(attempts).toBe(2));
      await instance.query('COMMIT');
      await migrating;
      const [rows] = await instance.query<RowDataPacket[]>('SELECT value FROM contended WHERE id < 3');
      expect(rows).toEqual([{ value: 1 }, { value: 2 }]);
    } finally {
      await instance.query('DROP TABLE contended');
      await instance.end();
    }
  });

  it('waits for locked tables when it only changes rows, such as during a dump', async () => {
    const dump = await connectToServer(url);
    const secondsWaited = async (): Promise<number> => {
      const [rows] = await dump.query<RowDataPacket[]>(
        `SELECT MAX(time) AS seconds FROM information_schema.processlist WHERE state LIKE 'Waiting for table%lock'`,
      );
      return Number((rows as { seconds: number }[])[0]?.seconds);
    };
    try {
      await dump.query('CREATE TABLE filled (id int)');
      await dump.query('LOCK TABLES filled READ');
      const filling = migrateAlone(
        dataSource,
        (queryRunner) => queryRunner.query('INSERT INTO filled VALUES (1)'),
        () => undefined,
      );
      await Promise.race([filling, until(30, async () => expect(await secondsWaited()).toBeGreaterThan(1))]);
      await dump.query('UNLOCK TABLES');
      await filling;
      await dump.query('DROP TABLE filled');
    } finally {
      await dump.end();
    }
  });
});
