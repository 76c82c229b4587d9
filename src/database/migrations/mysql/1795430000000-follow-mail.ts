import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const EXTEND_MAIL = `ALTER TABLE \`mail\`
  ADD COLUMN \`unknown_outcomes\` int NOT NULL DEFAULT 0,
  ADD COLUMN \`unconfirmed_batch_id\` varchar(31) NULL,
  ADD INDEX \`ix_mail_recipient\` (\`recipient\`, \`status\`)`;
const RESTORE_MAIL = `ALTER TABLE \`mail\`
  DROP INDEX \`ix_mail_recipient\`,
  DROP COLUMN \`unconfirmed_batch_id\`,
  DROP COLUMN \`unknown_outcomes\``;
const CREATE_SUPPRESSED_ADDRESS = `CREATE TABLE IF NOT EXISTS \`suppressed_address\` (
  \`email_key\` varbinary(320) NOT NULL,
  \`reason\` varchar(32) NOT NULL,
  \`changed_at\` datetime(3) NOT NULL,
  \`lifted_at\` datetime(3) NULL,
  PRIMARY KEY (\`email_key\`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;

/** Adds what is known of a mail after it was handed over, and the addresses that are not mailed again. */
export class FollowMail1795430000000 implements SchemaMigration {
  readonly name = 'FollowMail1795430000000';
  readonly drops = [
    { table: 'suppressed_address' },
    {
      table: 'mail',
      columns: ['unknown_outcomes', 'unconfirmed_batch_id'],
      holdsData: 'unknown_outcomes <> 0 OR unconfirmed_batch_id IS NOT NULL',
    },
  ];

  /** Adds the columns and the table. */
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn('mail', 'unknown_outcomes'))) await queryRunner.query(EXTEND_MAIL);
    await queryRunner.query(CREATE_SUPPRESSED_ADDRESS);
  }

  /** Drops them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS `suppressed_address`');
    if (await queryRunner.hasColumn('mail', 'unknown_outcomes')) await queryRunner.query(RESTORE_MAIL);
  }
}
