import type { QueryRunner } from 'typeorm';
import { selectRows } from '../row';

/** Tells whether a table of a server has an index of that name. */
export async function hasIndex({ manager }: QueryRunner, table: string, index: string): Promise<boolean> {
  const rows = await selectRows(
    manager,
    `SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ? LIMIT 1`,
    [table, index],
  );
  return rows.length > 0;
}
