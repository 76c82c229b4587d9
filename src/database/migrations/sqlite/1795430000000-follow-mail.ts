import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `ALTER TABLE "mail" ADD COLUMN "unknown_outcomes" integer NOT NULL DEFAULT (0)`,
  `ALTER TABLE "mail" ADD COLUMN "unconfirmed_batch_id" varchar(31)`,
  `CREATE INDEX "ix_mail_recipient" ON "mail" ("recipient", "status")`,
  `CREATE TABLE "suppressed_address" (
    "email_key" varchar(320) PRIMARY KEY NOT NULL,
    "reason" varchar(32) NOT NULL,
    "changed_at" datetime(3) NOT NULL,
    "lifted_at" datetime(3)
  )`,
];

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
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** Drops them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "suppressed_address"`);
    await queryRunner.query(`DROP INDEX "ix_mail_recipient"`);
    await queryRunner.query(`ALTER TABLE "mail" DROP COLUMN "unconfirmed_batch_id"`);
    await queryRunner.query(`ALTER TABLE "mail" DROP COLUMN "unknown_outcomes"`);
  }
}
