import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `ALTER TABLE "mail" ADD COLUMN "mailbox" varchar(320) NOT NULL DEFAULT ('')`,
  `ALTER TABLE "mail" ADD COLUMN "message_id" varchar(31) NOT NULL DEFAULT ('')`,
  // Tags aren't taken off: these mails were written before there was a share.
  `UPDATE "mail" SET "mailbox" = LOWER("recipient"), "message_id" = "id"`,
  `DROP INDEX "ix_mail_recipient"`,
  `CREATE INDEX "ix_mail_mailbox" ON "mail" ("mailbox", "status", "finished_at")`,
  `CREATE INDEX "ix_mail_message" ON "mail" ("message_id")`,
];
const BACK = [
  `DROP INDEX "ix_mail_message"`,
  `DROP INDEX "ix_mail_mailbox"`,
  `CREATE INDEX "ix_mail_recipient" ON "mail" ("recipient", "status")`,
  `ALTER TABLE "mail" DROP COLUMN "message_id"`,
  `ALTER TABLE "mail" DROP COLUMN "mailbox"`,
];

/** Lets the messages to a mailbox be counted, and several mails be one message. */
export class BoundMailboxes1795910000000 implements SchemaMigration {
  readonly name = 'BoundMailboxes1795910000000';
  readonly drops = [{ table: 'mail', columns: ['mailbox', 'message_id'], holdsData: 'message_id <> id' }];

  /** Adds the columns, fills them in for the mails that there are, and adds the indexes. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** Drops them, and adds the index of recipients again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of BACK) await queryRunner.query(statement);
  }
}
