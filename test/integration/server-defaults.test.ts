import { createDataSource } from '../../src/composition/data-source';
import { insertRows } from '../../src/database/bulk-statements';
import type { Database } from '../../src/database/database';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import { text } from '../../src/database/row';
import { SQL_MODE } from '../../src/database/server-driver';
import { connectToServer } from '../support/database/server-database';
import { describeOnEachDatabase } from '../support/database/test-database';

/** Modes that an operator may have set. Each of them changes the meaning of statements. */
const HOSTILE_MODE = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PIPES_AS_CONCAT,HIGH_NOT_PRECEDENCE';
const CRAFTED = "Ann\\', (SELECT 1)) -- \\";

describeOnEachDatabase("a server's own defaults", (testDatabase) => {
  let database: Database;

  beforeAll(async () => {
    const open = async (): Promise<void> => {
      const address = parseDatabaseAddress(testDatabase.url);
      database = await openDatabase(createDataSource, { address, migrate: true, poolSize: 1 });
    };
    if (testDatabase.kind === 'sqlite') await open();
    else await withServerMode(testDatabase.url, HOSTILE_MODE, open);
  });
  afterAll(() => database.close());

  it("don't change how values are escaped", async () => {
    const row = ['supp@example.com', CRAFTED.slice(0, 32), '2026-01-02 03:04:05.000'];
    await database.write((manager) =>
      insertRows(manager, 'suppressed_address', ['email_key', 'reason', 'changed_at'], [row]),
    );
    const [stored = {}] = await database.select('SELECT reason FROM suppressed_address', []);
    expect(text(stored, 'reason')).toBe(CRAFTED.slice(0, 32));
  });

  if (testDatabase.kind !== 'sqlite')
    it('are overridden in every connection', async () => {
      const [row = {}] = await database.select('SELECT @@SESSION.sql_mode AS sql_mode', []);
      expect(text(row, 'sql_mode').split(',').toSorted()).toEqual(SQL_MODE.split(',').toSorted());
    });
});

/** Runs work while the server gives new connections another SQL mode. */
async function withServerMode(url: string, mode: string, work: () => Promise<void>): Promise<void> {
  const connection = await connectToServer(url);
  const [rows] = await connection.query('SELECT @@GLOBAL.sql_mode AS sql_mode');
  const before = (rows as { sql_mode: string }[])[0]?.sql_mode;
  await connection.query('SET GLOBAL sql_mode = ?', [mode]);
  try {
    await work();
  } finally {
    await connection.query('SET GLOBAL sql_mode = ?', [before]);
    await connection.end();
  }
}
