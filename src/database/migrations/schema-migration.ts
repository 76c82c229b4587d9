import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reverting a migration drops: a table, or columns of one. */
export interface Dropped {
  readonly table: string;
  /** The columns, if the table stays. */
  readonly columns?: readonly string[];
  /** The condition in SQL of the rows that hold data there. Defaults to every row. */
  readonly holdsData?: string;
}

/**
 * A change of the schema.
 *
 * MySQL and MariaDB commit each statement that changes the schema. There, `up` and `down` must come to the same end
 * wherever they were interrupted before, in either direction.
 */
export interface SchemaMigration extends MigrationInterface {
  /** Identifies the migration; ends with the milliseconds by which migrations are ordered. */
  readonly name: string;
  /** Everything that `down` drops. */
  readonly drops: readonly Dropped[];
  /**
   * Checks, before anything is changed, that the stored data allows the migration.
   *
   * @throws Error that names the data, and the remedy.
   */
  check?(queryRunner: QueryRunner): Promise<void>;
}
