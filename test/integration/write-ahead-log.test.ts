import { statSync } from 'node:fs';
import { createHousekeeping } from '../../src/composition/housekeeping';
import { createEmbeddedDriver, LOG_KEPT_BYTES } from '../../src/database/embedded-driver';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const ROW_BYTES = 1024 * 1024;
const ROWS = (1.25 * LOG_KEPT_BYTES) / ROW_BYTES;

describe('the write-ahead log of SQLite', () => {
  let testDatabase: TestDatabase;
  let open: OpenTestDatabase;
  let path: string;

  beforeEach(async () => {
    testDatabase = await createTestDatabase('sqlite');
    path = testDatabase.url.slice('sqlite:'.length);
    open = await openTestDatabase(testDatabase);
    await writeDuringLongRead();
  });
  afterEach(async () => {
    await open.close();
    await testDatabase.drop();
  });

  const logBytes = (): number => statSync(`${path}-wal`).size;
  const write = (text: string): Promise<unknown> =>
    open.database.write((manager) =>
      manager.query('INSERT INTO migration (timestamp, name) VALUES (0, ?)', [text]),
    );
  const housekeeping = () =>
    createHousekeeping({ database: open.database, clock: open.database.clock, longestSessionMs: 0 });

  /** Makes the log grow while another process reads. */
  async function writeDuringLongRead(): Promise<void> {
    const reader = new (createEmbeddedDriver({ readOnly: true }))(path);
    reader.exec('BEGIN');
    reader.exec('SELECT 1 FROM migration');
    for (let row = 0; row < ROWS; row += 1) await write('x'.repeat(ROW_BYTES));
    expect(logBytes()).toBeGreaterThan(LOG_KEPT_BYTES);
    // While the reader needs the log, housekeeping leaves it, and goes on.
    await expect(housekeeping()()).resolves.toEqual({ more: false });
    expect(logBytes()).toBeGreaterThan(LOG_KEPT_BYTES);
    reader.exec('COMMIT');
    reader.close();
  }

  it('becomes short again by the next writes after a long read', async () => {
    await write('one');
    await write('two');
    expect(logBytes()).toBeLessThanOrEqual(LOG_KEPT_BYTES);
  });

  it('is emptied by housekeeping, even if nothing is written', async () => {
    // Another instance of the job, because the first has had its turn in this minute.
    await open.database.write((manager) => manager.query('DELETE FROM rate_limit'));
    await housekeeping()();
    expect(logBytes()).toBe(0);
  });
});
