import type { MigrationInterface } from 'typeorm';

/**
 * A change of the schema.
 *
 * MySQL and MariaDB commit each statement that changes the schema. There, `up` and `down` must come to the same end
 * wherever they were interrupted before, in either direction.
 */
export interface SchemaMigration extends MigrationInterface {
  /** Identifies the migration; ends with the milliseconds by which migrations are ordered. */
  readonly name: string;
}
