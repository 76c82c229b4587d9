import { createDataSource } from '../../src/composition/data-source';
import type { Database } from '../../src/database/database';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import {
  boolean,
  type ColumnReader,
  integer,
  nullable,
  text,
  UnexpectedColumnError,
} from '../../src/database/row';
import { describeOnEachDatabase } from '../support/database/test-database';

const BITS: [expression: string, expected: boolean][] = [
  ["b'0'", false],
  ["b'1'", true],
];

describeOnEachDatabase('a value from a driver', (testDatabase) => {
  let database: Database;

  beforeAll(async () => {
    database = await openDatabase(createDataSource, { address: parseDatabaseAddress(testDatabase.url) });
  });
  afterAll(() => database.close());

  /** Reads a value in both ways of sending statements. A missing result means that both refuse it. */
  async function read(expression: string, reader: ColumnReader<unknown>): Promise<unknown> {
    const sql = `SELECT ${expression} AS value WHERE ? = 1`;
    const results: unknown[] = [];
    for (const rows of [await database.select(sql, [1]), await database.selectPrepared(sql, [1])]) {
      const [row = {}] = rows;
      try {
        results.push(reader(row, 'value'));
      } catch (error) {
        expect(error).toBeInstanceOf(UnexpectedColumnError);
        results.push('refused');
      }
    }
    const [first, second] = results;
    expect(second).toEqual(first);
    return first;
  }

  const sqliteHas = (name: string, fallback: string): string =>
    testDatabase.kind === 'sqlite' ? fallback : name;

  const TRUTHS: [expression: string, expected: boolean | null | 'refused'][] = [
    ['0', false],
    ['1', true],
    ["'0'", false],
    ["'1'", true],
    ['NULL', null],
    ['2', 'refused'],
    ["'true'", 'refused'],
    ["''", 'refused'],
    // SQLite has no BIT.
    ...(testDatabase.kind === 'sqlite' ? [] : BITS),
    [sqliteHas('CAST(0 AS DECIMAL(1))', 'CAST(0 AS DECIMAL)'), false],
    [sqliteHas('CAST(1 AS SIGNED)', 'CAST(1 AS BIGINT)'), true],
    [sqliteHas('CAST(0 AS UNSIGNED)', 'CAST(0 AS BIGINT)'), false],
    ['EXISTS (SELECT 1)', true],
    ['EXISTS (SELECT 1 WHERE 1 = 0)', false],
    ['1 > 2', false],
    ['(SELECT COUNT(*) WHERE 1 = 0)', false],
    ['(SELECT SUM(one) FROM (SELECT 1 AS one) AS ones)', true],
  ];
  it.each(TRUTHS)('for %s is read as a boolean', async (expression, expected) => {
    expect(await read(expression, nullable(boolean))).toBe(expected);
  });

  const NUMBERS: [expression: string, expected: number | 'refused'][] = [
    ['0', 0],
    ["'1'", 1],
    ['(SELECT COUNT(*) FROM (SELECT 1 UNION SELECT 2) AS both_of_them)', 2],
    ['(SELECT SUM(one) FROM (SELECT 5 AS one) AS ones)', 5],
    ['9007199254740991', 9_007_199_254_740_991],
    ['1.5', 'refused'],
    ["'one'", 'refused'],
    ['NULL', 'refused'],
  ];
  it.each(NUMBERS)('for %s is read as an integer', async (expression, expected) => {
    expect(await read(expression, integer)).toBe(expected);
  });

  it("for a number isn't text", async () => {
    expect(await read('1e0', text)).toBe('refused');
    expect(await read("'1'", text)).toBe('1');
  });
});
