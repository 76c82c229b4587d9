import type { Database } from '../../../src/database/database';
import { integer } from '../../../src/database/row';
import { until } from '../run/until';

const WAITING = `
  SELECT COUNT(*) AS waiting
  FROM information_schema.innodb_trx AS transaction
  JOIN information_schema.processlist AS process ON process.id = transaction.trx_mysql_thread_id
  WHERE transaction.trx_state = 'LOCK WAIT' AND process.db = DATABASE()`;

/** Resolves when a transaction in this database waits for a lock. For servers only. */
export async function untilLockWait(database: Database): Promise<void> {
  await until(
    30,
    async () => {
      const [row = {}] = await database.select(WAITING, []);
      if (integer(row, 'waiting') === 0) throw new Error('No transaction waits for a lock.');
    },
    // InnoDB answers from a cached copy until nobody has read the table for 100 ms.
    150,
  );
}
