import type { DataSource, EntityManager } from 'typeorm';
import { DatabaseUnusableError } from './database-error';
import { GuardedRowEntity } from './guarded-row.entity';
import { selectRows, text } from './row';

/** Is on at the nodes of MariaDB Galera, which all accept writes. */
const GALERA = 'wsrep_on';
/** Is off at the members of MySQL Group Replication if they all accept writes. */
const SINGLE_PRIMARY = 'group_replication_single_primary_mode';

const clusters = new WeakSet<DataSource>();

/**
 * Finds out whether other servers may write the same data at the same time, which `guardLocked` needs to know.
 *
 * @throws DatabaseUnusableError if they may in a way in which the rules can't be kept. Group Replication doesn't compare
 *   what foreign keys delete.
 */
export async function findSeveralWriters(dataSource: DataSource): Promise<void> {
  const rows = await selectRows(
    dataSource.manager,
    `SHOW GLOBAL VARIABLES WHERE Variable_name IN ('${GALERA}', '${SINGLE_PRIMARY}')`,
  );
  const settings = new Map(rows.map((row) => [text(row, 'Variable_name'), text(row, 'Value')]));
  if (settings.get(SINGLE_PRIMARY) === 'OFF')
    throw new DatabaseUnusableError(
      "The database server is in the multi-primary mode of Group Replication, which the service can't use. Switch the group with SELECT group_replication_switch_to_single_primary_mode().",
    );
  if (settings.get(GALERA) === 'ON') clusters.add(dataSource);
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
