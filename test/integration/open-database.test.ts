import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { type DataSourceFactory, openDatabase } from '../../src/database/open-database';
import { describeOnEachDatabase } from '../support/database/test-database';
import { startTcpProxy } from '../support/stand-ins/tcp-proxy';

describeOnEachDatabase('opening a database', ({ kind, url }) => {
  let created: DataSource[];
  beforeEach(() => (created = []));

  const open = (factory: DataSourceFactory) =>
    openDatabase(factory, { address: parseDatabaseAddress(url), serves: true });
  /** Creates data sources whose statements are answered by a function, which can send them. */
  const answeredBy =
    (answer: (sql: string, send: (sql: string) => Promise<unknown>) => Promise<unknown>): DataSourceFactory =>
    (settings) => {
      const dataSource = createDataSource(settings);
      const query = dataSource.query.bind(dataSource) as (...given: unknown[]) => Promise<unknown>;
      created.push(dataSource);
      return Object.assign(dataSource, {
        query: (sql: string, ...rest: unknown[]) => answer(sql, (sent) => query(sent, ...rest)),
      });
    };
  /** Creates data sources on which the nth statement that matches a pattern fails. */
  const failing = (pattern: RegExp, nth: number): DataSourceFactory => {
    let met = 0;
    return answeredBy((sql, send) =>
      pattern.test(sql) && (met += 1) === nth ? Promise.reject(new Error('failed')) : send(sql),
    );
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

  if (kind !== 'sqlite')
    it.each([
      ['first statement', /^SELECT VERSION/],
      ['second statement', /^SHOW GLOBAL VARIABLES/],
    ])('names the server, and the remedy, if the connection breaks at its %s', async (_what, pattern) => {
      const address = parseDatabaseAddress(url);
      if (address.kind === 'sqlite') throw new Error('not a server');
      const proxy = await startTcpProxy(address);
      const breaking = answeredBy((sql, send) => {
        if (pattern.test(sql)) proxy.reset();
        return send(sql);
      });
      const opening = openDatabase(breaking, {
        address: { ...address, host: '127.0.0.1', port: proxy.port },
      });
      await expect(opening).rejects.toMatchObject({
        code: 'DATABASE_UNAVAILABLE',
        message: `The database server at 127.0.0.1:${String(proxy.port)} closed the connection, or didn't answer in time. Check its log and the network, and try again.`,
      });
      await proxy.close();
    });

  if (kind !== 'sqlite')
    it('refuses TiDB even if it reports a version of MySQL', async () => {
      const tidb = answeredBy((sql, send) => send(sql.replace('@@version_comment', "'TiDB Server'")));
      await expect(open(tidb)).rejects.toMatchObject({
        code: 'DATABASE_UNUSABLE',
        message: expect.stringMatching(/^The database is TiDB/) as string,
      });
      expect(created.filter(({ isInitialized }) => isInitialized)).toEqual([]);
    });

  it('gives probes the same clock', async () => {
    const database = await open(createDataSource);
    expect(database.probes.clock).toBe(database.clock);
    await database.close();
  });
});
