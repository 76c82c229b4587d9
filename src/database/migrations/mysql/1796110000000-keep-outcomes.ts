import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const CREATE = `CREATE TABLE IF NOT EXISTS \`kept_outcome\` (
    \`id\` varchar(43) NOT NULL,
    \`input_hash\` varchar(43) NOT NULL,
    \`outcome\` text NOT NULL,
    \`created_at\` datetime(3) NOT NULL,
    PRIMARY KEY (\`id\`),
    INDEX \`ix_kept_outcome_created\` (\`created_at\`)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;

/** Lets calls with an idempotency key be repeated. */
export class KeepOutcomes1796110000000 implements SchemaMigration {
  readonly name = 'KeepOutcomes1796110000000';
  // Outcomes are kept for a day, and releases without the table don't read them.
  readonly drops = [{ table: 'kept_outcome', holdsData: 'FALSE' }];

  /** Creates the table of outcomes. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(CREATE);
  }

  /** Drops the table. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS `kept_outcome`');
  }
}
