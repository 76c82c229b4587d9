import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { type DataSourceFactory, openDatabase } from '../../src/database/open-database';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('opening a database', ({ kind, url }) => {
  let created: DataSource[];
  beforeEach(() => (created = []));

  const open = (factory: DataSourceFactory) =>
    openDatabase(factory, { address: parseDatabaseAddress(url), serves: true });
  /** Creates data sources on which the nth statement that matches a pattern fails. */
  const failing = (pattern: RegExp, nth: number): DataSourceFactory => {
    let met = 0;
    return (settings) => {
      const dataSource = createDataSource(settings);
      const query = dataSource.query.bind(dataSource) as (...given: unknown[]) => Promise<unknown>;
      created.push(dataSource);
      return Object.assign(dataSource, {
        query: (sql: string, ...rest: unknown[]) =>
          pattern.test(sql) && (met += 1) === nth ? Promise.reject(new Error('failed')) : query(sql, ...rest),
      });
    };
  };

  it.each<[string, RegExp, number]>([
    ['the time', / AS now$/, 1],
    ...(kind === 'sqlite'
      ? []
      : ([
          ['the version', /^SELECT VERSION/, 1],
          ['the cluster', /^SHOW GLOBAL VARIABLES/, 1],
          ['the cluster for probes', /^SHOW GLOBAL VARIABLES/, 2],
        ] satisfies [string, RegExp, number][])),
  ])('closes all connections if reading %s fails', async (_what, pattern, nth) => {
    await expect(open(failing(pattern, nth))).rejects.toThrow('failed');
    expect(created.length).toBeGreaterThan(0);
    expect(created.filter(({ isInitialized }) => isInitialized)).toEqual([]);
    // On SQLite, the mark of a service is released, too.
    await (await open(createDataSource)).close();
  });

  it('gives probes the same clock', async () => {
    const database = await open(createDataSource);
    expect(database.probes.clock).toBe(database.clock);
    await database.close();
  });
});
