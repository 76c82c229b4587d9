import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const CREATE = `CREATE TABLE "guarded_row" (
    "id" varchar(31) NOT NULL,
    "turn" integer NOT NULL,
    PRIMARY KEY ("id")
  )`;

/** Lets the nodes of a cluster see each other's locks. */
export class GuardRows1796100000000 implements SchemaMigration {
  readonly name = 'GuardRows1796100000000';
  // Only the changes of its rows matter, while they're made.
  readonly drops = [{ table: 'guarded_row', holdsData: 'FALSE' }];

  /** Creates the table of the rows that locks change. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(CREATE);
  }

  /** Drops the table. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "guarded_row"');
  }
}
