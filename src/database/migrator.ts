import type { DataSource, QueryRunner } from 'typeorm';
import { isMissingTable } from './database-error';
import { isEmbedded } from './dialect';
import { messageOf } from '../foundation/message-of';
import { migrateAlone, type OnWait } from './migration-lock';
import type { Dropped, SchemaMigration } from './migrations/schema-migration';
import { selectRows, text } from './row';

const CREATE_LOG = {
  embedded: `CREATE TABLE IF NOT EXISTS migration (
    id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
    timestamp bigint NOT NULL,
    name varchar NOT NULL
  )`,
  server: `CREATE TABLE IF NOT EXISTS migration (
    id int NOT NULL AUTO_INCREMENT,
    timestamp bigint NOT NULL,
    name varchar(255) NOT NULL,
    PRIMARY KEY (id)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
};

/** Suffix of the name of a migration that is being applied or reverted. */
const UNFINISHED = ' (unfinished)';

/** Returns the names of pending migrations, oldest first, including an interrupted one. */
export async function pendingMigrations(dataSource: DataSource): Promise<string[]> {
  const logged = await readLog(dataSource);
  return migrationsOf(dataSource)
    .map(({ name }) => name)
    .filter((name) => !logged.includes(name));
}

/**
 * Applies the pending migrations and returns their names.
 *
 * Waits if another process is migrating the database, or if a transaction uses a table that is to be changed, and then
 * calls `onWait` once. After an error or a crash it can be run again, and continues with the interrupted migration.
 *
 * @throws Error that names the failed migration, or the data that a migration's check refused.
 */
export async function applyMigrations(
  dataSource: DataSource,
  onWait: OnWait = () => undefined,
): Promise<string[]> {
  return migrateAlone(
    dataSource,
    async (queryRunner) => {
      const logged = await readLog(queryRunner);
      const pending = migrationsOf(dataSource).filter(({ name }) => !logged.includes(name));
      for (const migration of pending) {
        await migration.check?.(queryRunner);
        if (!logged.includes(unfinished(migration))) await logBeginning(queryRunner, migration);
        await naming(migration, migration.up(queryRunner));
        await rename(queryRunner, unfinished(migration), migration.name);
      }
      return pending.map(({ name }) => name);
    },
    onWait,
  );
}

/** Options for reverting a migration. */
export interface RevertOptions {
  /** Drops tables and columns even if they contain data. */
  readonly dropData?: boolean;
  /** Called as by `applyMigrations`. */
  readonly onWait?: OnWait;
}

/**
 * Reverts the newest migration and returns its name; null if there is none.
 *
 * This can be a migration that was interrupted in either direction.
 *
 * @throws Error that names the data that would be lost, before anything is changed, unless `dropData` is set.
 */
export async function revertMigration(
  dataSource: DataSource,
  { dropData = false, onWait = () => undefined }: RevertOptions = {},
): Promise<string | null> {
  return migrateAlone(
    dataSource,
    async (queryRunner) => {
      const newest = (await readLog(queryRunner)).at(-1)?.replace(UNFINISHED, '');
      if (newest === undefined) return null;
      const migration = migrationsOf(dataSource).find(({ name }) => name === newest);
      if (!migration) {
        throw new Error(
          `The newest migration of the database is ${newest}, which this release doesn't have. Revert it with the release that applied it.`,
        );
      }
      if (!dropData) await refuseToLoseData(queryRunner, migration);
      await rename(queryRunner, newest, unfinished(migration));
      await naming(migration, migration.down(queryRunner));
      await queryRunner.query('DELETE FROM migration WHERE name = ?', [unfinished(migration)]);
      return newest;
    },
    onWait,
  );
}

function migrationsOf({ migrations }: DataSource): readonly SchemaMigration[] {
  return migrations as SchemaMigration[];
}

function unfinished({ name }: SchemaMigration): string {
  return name + UNFINISHED;
}

async function readLog({ manager }: DataSource | QueryRunner): Promise<string[]> {
  try {
    const rows = await selectRows(manager, 'SELECT name FROM migration ORDER BY id');
    return rows.map((row) => text(row, 'name'));
  } catch (error) {
    if (isMissingTable(error)) return [];
    throw error;
  }
}

async function logBeginning(queryRunner: QueryRunner, migration: SchemaMigration): Promise<void> {
  await queryRunner.query(isEmbedded(queryRunner.dataSource) ? CREATE_LOG.embedded : CREATE_LOG.server);
  await queryRunner.query('INSERT INTO migration (timestamp, name) VALUES (?, ?)', [
    Number(migration.name.slice(-13)),
    unfinished(migration),
  ]);
}

async function rename(queryRunner: QueryRunner, from: string, to: string): Promise<void> {
  await queryRunner.query('UPDATE migration SET name = ? WHERE name = ?', [to, from]);
}

async function naming({ name }: SchemaMigration, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const reason = messageOf(error);
    throw new Error(`The migration ${name} failed and can be run again: ${reason}`, { cause: error });
  }
}

async function refuseToLoseData(queryRunner: QueryRunner, { name, drops }: SchemaMigration): Promise<void> {
  const lost: string[] = [];
  for (const dropped of drops) {
    const { table, columns } = dropped;
    if (await holdsData(queryRunner, dropped))
      lost.push(...(columns?.map((column) => `${table}.${column}`) ?? [table]));
  }
  if (lost.length === 0) return;
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(lost);
  throw new Error(
    `Reverting ${name} would delete the data of ${list}. Nothing was changed. Back up the database, then run npm run migrate -- --revert --drop-data.`,
  );
}

async function holdsData(
  queryRunner: QueryRunner,
  { table, columns = [], holdsData: condition = '1 = 1' }: Dropped,
): Promise<boolean> {
  // After an interruption, the table may not exist.
  if (!(await queryRunner.hasTable(table))) return false;
  for (const column of columns) if (!(await queryRunner.hasColumn(table, column))) return false;
  const rows = await selectRows(queryRunner.manager, `SELECT 1 FROM ${table} WHERE ${condition} LIMIT 1`);
  return rows.length > 0;
}
