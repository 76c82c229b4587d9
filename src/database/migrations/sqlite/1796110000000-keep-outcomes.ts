import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `CREATE TABLE "kept_outcome" (
    "id" varchar(43) NOT NULL,
    "input_hash" varchar(43) NOT NULL,
    "outcome" text NOT NULL,
    "created_at" datetime(3) NOT NULL,
    PRIMARY KEY ("id")
  )`,
  `CREATE INDEX "ix_kept_outcome_created" ON "kept_outcome" ("created_at")`,
];

/** Lets calls with an idempotency key be repeated. */
export class KeepOutcomes1796110000000 implements SchemaMigration {
  readonly name = 'KeepOutcomes1796110000000';
  // Outcomes are kept for a day, and releases without the table don't read them.
  readonly drops = [{ table: 'kept_outcome', holdsData: 'FALSE' }];

  /** Creates the table of outcomes. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** Drops the table. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "kept_outcome"');
  }
}
