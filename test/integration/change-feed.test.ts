import type { Change } from '../../src/change-log/change';
import { ChangeFeed } from '../../src/change-log/change-feed';
import { recordChanges } from '../../src/change-log/record-changes';
import type { Database } from '../../src/database/database';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { describeOnEachDatabase } from '../support/database/test-database';
import { until } from '../support/run/until';

const INTERVAL_MS = 10;

describeOnEachDatabase('the change feed', (testDatabase) => {
  let open: OpenTestDatabase;
  let other: OpenTestDatabase;
  const feeds: ChangeFeed[] = [];
  const errors: unknown[] = [];

  beforeAll(async () => {
    open = await openTestDatabase(testDatabase);
    other = await openTestDatabase(testDatabase);
  });
  afterEach(async () => {
    for (const feed of feeds.splice(0)) await feed.close();
    expect(errors.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await other.close();
    await open.close();
  });

  const feedOf = (database: Database = open.database): ChangeFeed => {
    const feed = new ChangeFeed({
      database,
      onError: (error) => errors.push(error),
      intervalMs: INTERVAL_MS,
    });
    feeds.push(feed);
    return feed;
  };
  /** Returns the database with another function that selects. */
  const withSelect = (change: (select: Database['select']) => Database['select']): Database => {
    const { database } = open;
    const select = change(database.select.bind(database));
    return new Proxy(database, {
      get(target, name): unknown {
        if (name === 'select') return select;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  };
  const record = (...subjectIds: string[]): Promise<void> =>
    open.database.write((manager) =>
      recordChanges(
        manager,
        subjectIds.map((subjectId) => ({
          ...{ type: 'profile.updated', accountId: 'acct_1', profileId: null, identityId: null },
          ...{ subjectId, occurredAt: new Date() },
        })),
      ),
    );
  const collector = (): {
    readonly found: string[];
    readonly listener: (changes: readonly Change[]) => void;
  } => {
    const found: string[] = [];
    return { found, listener: (changes) => found.push(...changes.map(({ subjectId }) => subjectId)) };
  };

  it('passes committed changes to each listener, on every instance, once and in order', async () => {
    const listeners = [collector(), collector(), collector()];
    const [first, second] = [feedOf(), feedOf(other.database)];
    for (const [index, { listener }] of listeners.entries())
      await (index < 2 ? first : second).listen(listener);
    const subjects = Array.from({ length: 1_200 }, (_, index) => String(index));
    for (let start = 0; start < subjects.length; start += 300)
      await record(...subjects.slice(start, start + 300));
    await until(10, () => {
      for (const { found } of listeners) expect(found).toEqual(subjects);
    });
  });

  it('passes every change that is committed once somebody listens', async () => {
    const feed = feedOf();
    for (const name of ['a', 'b', 'c']) {
      const { found, listener } = collector();
      const stop = await feed.listen(listener);
      await record(name);
      await until(10, () => expect(found).toContain(name));
      stop();
      await record(`${name}, after`);
    }
  });

  it('sends one statement each time while nothing changes, and none while nobody listens', async () => {
    const { listener } = collector();
    const feed = feedOf();
    const stops = await Promise.all([feed.listen(listener), feed.listen(listener), feed.listen(listener)]);
    // Counts the intervals that pass, on other connections.
    const ticks = other.statements;
    await feedOf(other.database).listen(listener);
    const intervals = async (count: number): Promise<void> => {
      ticks.length = 0;
      await until(10, () => expect(ticks.length).toBeGreaterThan(count));
    };
    // The changes of earlier tests have to be numbered first.
    await intervals(5);
    open.statements.length = 0;
    await intervals(5);
    expect(open.statements.length).toBeGreaterThan(0);
    expect(new Set(open.statements).size).toBe(1);

    for (const stop of stops) stop();
    await intervals(2);
    open.statements.length = 0;
    await intervals(5);
    expect(open.statements).toEqual([]);
  });

  it('passes on to others what one listener stopped to hear', async () => {
    const feed = feedOf();
    const [stopped, staying] = [collector(), collector()];
    const stop = await feed.listen(stopped.listener);
    await feed.listen(staying.listener);
    stop();
    stop();
    await record('x');
    await until(10, () => expect(staying.found).toEqual(['x']));
    expect(stopped.found).toEqual([]);
  });

  it('passes changes once to a listener that comes when the last one has just left', async () => {
    let isHeld = false;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const underWay: string[] = [];
    const slow = withSelect((select) => async (sql, parameters) => {
      if (isHeld && sql.includes('UNION ALL')) {
        isHeld = false;
        underWay.push(sql);
        await released;
      }
      return select(sql, parameters);
    });
    const feed = feedOf(slow);
    const stop = await feed.listen(collector().listener);
    isHeld = true;
    await until(10, () => expect(underWay).toHaveLength(1));
    stop();
    const { found, listener } = collector();
    await feed.listen(listener);
    await record('x');
    await until(10, () => expect(found).toContain('x'));
    release();
    await record('y');
    await until(10, () => expect(found).toContain('y'));
    expect(found).toEqual(['x', 'y']);
  });

  it('reports a failing database once, and goes on where it was', async () => {
    let isFailing = false;
    const failing = withSelect(
      (select) =>
        (...given) =>
          isFailing ? Promise.reject(new Error('the database failed')) : select(...given),
    );
    const feed = feedOf(failing);
    const { found, listener } = collector();
    await feed.listen(listener);
    isFailing = true;
    await record('meanwhile');
    await until(10, () => expect(errors).toHaveLength(1));
    await expect(feedOf(failing).listen(listener)).rejects.toThrow('the database failed');
    isFailing = false;
    await until(10, () => expect(found).toEqual(['meanwhile']));
    isFailing = true;
    await until(10, () => expect(errors).toHaveLength(2));
    errors.length = 0;
  });
});
