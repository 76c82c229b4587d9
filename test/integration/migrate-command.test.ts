import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { lockName } from '../../src/database/migration-lock';
import { pendingMigrations } from '../../src/database/migrator';
import { connectDataSource } from '../../src/database/open-database';
import { runProgram, startProgram } from '../support/program';
import { describeOnEachDatabase } from '../support/test-database';

describeOnEachDatabase('npm run migrate', ({ kind, url }) => {
  let dataSource: DataSource;
  let names: string[];
  beforeAll(async () => {
    dataSource = await connectDataSource(createDataSource, {
      address: parseDatabaseAddress(url),
      poolSize: 1,
    });
    names = await pendingMigrations(dataSource);
  });
  afterAll(() => dataSource.destroy());

  const migrate = (...args: string[]) => runProgram('migrate', url, args);
  const holdLock = async (): Promise<void> => {
    if (kind === 'sqlite') await dataSource.query('BEGIN IMMEDIATE');
    else await dataSource.query('SELECT GET_LOCK(?, 0)', [lockName(String(dataSource.options.database))]);
  };
  const releaseLock = (): Promise<unknown> =>
    dataSource.query(kind === 'sqlite' ? 'ROLLBACK' : 'SELECT RELEASE_ALL_LOCKS()');

  it('waits for another process that migrates, and then finds nothing to do', async () => {
    await holdLock();
    const both = [startProgram('migrate', url, []), startProgram('migrate', url, [])];
    await Promise.all(both.map(({ warned }) => warned('Another process is migrating this database.')));
    expect(await pendingMigrations(dataSource)).toEqual(names);
    await releaseLock();

    const ends = await Promise.all(both.map(({ ended }) => ended));
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect(ends.map(({ stdout }) => stdout).sort()).toEqual([
      names.map((name) => `Applied ${name}.\n`).join(''),
      'Nothing to apply.\n',
    ]);
    expect(await pendingMigrations(dataSource)).toEqual([]);
  });

  it('reverts no migration that this release lacks, and none before it', async () => {
    await dataSource.query(`INSERT INTO migration (timestamp, name) VALUES (1, 'FromTheFuture1')`);
    expect(await migrate('--revert')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        "The newest migration of the database is FromTheFuture1, which this release doesn't have. Revert it with the release that applied it.\n",
    });
    await dataSource.query(`DELETE FROM migration WHERE name = 'FromTheFuture1'`);
  });
});
