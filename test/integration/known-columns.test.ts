import { createDataSource } from '../../src/data-source';
import type { Database } from '../../src/database/database';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { KnownColumns } from '../../src/database/known-columns';
import { openDatabase } from '../../src/database/open-database';
import { availableDatabases, createTestDatabase, type TestDatabase } from '../support/test-database';

const onServer = availableDatabases().includes('server') ? describe : describe.skip;

onServer('the columns of a prepared statement', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase('server');
    // One connection, which every statement comes to.
    const address = parseDatabaseAddress(testDatabase.url);
    database = await openDatabase(createDataSource, { address, migrate: false, poolSize: 1 });
    await change('CREATE TABLE thing (id INT, name VARCHAR(20), at DATETIME(3))');
    await change("INSERT INTO thing VALUES (1, 'Ærø 🐟', '2026-01-02 03:04:05.678'), (2, NULL, NULL)");
  });
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const change = (sql: string): Promise<unknown> => database.reads.query(sql);
  const read = (sql: string, ...given: number[]): Promise<object[]> => database.selectPrepared(sql, given);
  const THINGS = 'SELECT * FROM thing WHERE id <= ? ORDER BY id';
  const ROWS = [
    { id: 1, name: 'Ærø 🐟', at: new Date('2026-01-02T03:04:05.678Z') },
    { id: 2, name: null, at: null },
  ];

  it('are described once, however often it is executed, and give the same rows', async () => {
    const described = jest.spyOn(KnownColumns.prototype, 'describe');
    for (let time = 0; time < 4; time += 1) expect(await read(THINGS, 2)).toEqual(ROWS);
    expect(await read(THINGS, 1)).toEqual(ROWS.slice(0, 1));
    expect(await read(THINGS, 0)).toEqual([]);
    expect(described).toHaveBeenCalledTimes(3);
  });

  it('are not mixed up with those of another', async () => {
    const others = 'SELECT name AS id, id AS name FROM thing WHERE id = ?';
    for (let time = 0; time < 3; time += 1) {
      expect(await read(THINGS, 2)).toEqual(ROWS);
      expect(await read(others, 1)).toEqual([{ id: 'Ærø 🐟', name: 1 }]);
    }
  });

  it.each([
    ['another type', 'ALTER TABLE thing MODIFY id VARCHAR(9)', [{ ...ROWS[0], id: '1' }]],
    [
      'another name',
      'ALTER TABLE thing CHANGE name called VARCHAR(20)',
      [{ id: '1', called: 'Ærø 🐟', at: ROWS[0]?.at }],
    ],
    [
      'one more',
      'ALTER TABLE thing ADD more INT DEFAULT 7',
      [{ id: '1', called: 'Ærø 🐟', at: ROWS[0]?.at, more: 7 }],
    ],
    ['two less', 'ALTER TABLE thing DROP more, DROP at', [{ id: '1', called: 'Ærø 🐟' }]],
  ])('are read anew after a change of the table: %s', async (_what, sql, rows) => {
    await read(THINGS, 1);
    await change(sql);
    for (let time = 0; time < 3; time += 1) expect(await read(THINGS, 1)).toEqual(rows);
  });

  it('are known of no statement that failed, and of the next', async () => {
    const unlucky = 'SELECT id, (SELECT id FROM thing WHERE id <= ?) AS one FROM thing WHERE id = 1';
    for (let time = 0; time < 2; time += 1) {
      await expect(read(unlucky, 2)).rejects.toThrow(/more than 1 row/);
      expect(await read(unlucky, 1)).toEqual([{ id: '1', one: '1' }]);
    }
  });

  it('are read as ever by a driver that works otherwise', () => {
    const command = { readField: 'not a function' };
    new KnownColumns().use(command);
    expect(command).toEqual({ readField: 'not a function' });
  });
});
