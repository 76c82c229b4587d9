import type { DataSource, EntityManager } from 'typeorm';
import { GuardedRowEntity } from './guarded-row.entity';
import { selectRows, text } from './row';

/**
 * The settings of clusters whose nodes all accept writes, and the values with which they do.
 *
 * Nodes of MariaDB Galera, and of MySQL's Group Replication in multi-primary mode.
 */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['wsrep_on', 'ON'],
  ['group_replication_single_primary_mode', 'OFF'],
]);

const clusters = new WeakSet<DataSource>();

/** Finds out whether other servers may write the same data at the same time, which `guardLocked` needs to know. */
export async function findSeveralWriters(dataSource: DataSource): Promise<void> {
  const names = [...SIGNS.keys()].map((name) => `'${name}'`).join(', ');
  const rows = await selectRows(
    dataSource.manager,
    `SHOW GLOBAL VARIABLES WHERE Variable_name IN (${names})`,
  );
  if (rows.some((row) => SIGNS.get(text(row, 'Variable_name')) === text(row, 'Value')))
    clusters.add(dataSource);
}

/**
 * Lets the locks of records be seen by the other nodes of a cluster. The caller has locked the records.
 *
 * Nodes don't replicate row locks, only changes. They compare the rows that concurrent transactions have changed, and
 * roll back the later one with a deadlock, after which it's retried. So a lock changes a row, too. Sends nothing on other
 * servers.
 */
export async function guardLocked(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0 || !clusters.has(manager.dataSource)) return;
  const { tablePath } = manager.dataSource.getMetadata(GuardedRowEntity);
  const places = ids.map(() => '(?, 1)').join(', ');
  await manager.query(
    `INSERT INTO ${tablePath} (id, turn) VALUES ${places} ON DUPLICATE KEY UPDATE turn = (turn + 1) % 1000000`,
    [...ids].sort(),
  );
}
