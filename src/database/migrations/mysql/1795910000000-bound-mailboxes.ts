import type { QueryRunner } from 'typeorm';
import { hasIndex } from '../has-index';
import type { SchemaMigration } from '../schema-migration';

const ADD_COLUMNS = `ALTER TABLE \`mail\`
  ADD COLUMN \`mailbox\` varbinary(320) NOT NULL DEFAULT '',
  ADD COLUMN \`message_id\` varchar(31) NOT NULL DEFAULT ''`;
const DROP_COLUMNS = `ALTER TABLE \`mail\` DROP COLUMN \`message_id\`, DROP COLUMN \`mailbox\``;
// Tags aren't taken off: these mails were written before there was a share.
const FILL_SOME = `UPDATE \`mail\` SET \`mailbox\` = LOWER(\`recipient\`), \`message_id\` = \`id\` WHERE \`message_id\` = '' LIMIT 5000`;
const INDEX_BY_MAILBOX = `ALTER TABLE \`mail\`
  DROP INDEX \`ix_mail_recipient\`,
  ADD INDEX \`ix_mail_mailbox\` (\`mailbox\`, \`status\`, \`finished_at\`),
  ADD INDEX \`ix_mail_message\` (\`message_id\`)`;
const INDEX_BY_RECIPIENT = `ALTER TABLE \`mail\`
  DROP INDEX \`ix_mail_message\`,
  DROP INDEX \`ix_mail_mailbox\`,
  ADD INDEX \`ix_mail_recipient\` (\`recipient\`, \`status\`)`;

function changedRowsOf(outcome: unknown): number {
  const { affectedRows } = Object(outcome) as { readonly affectedRows?: unknown };
  if (typeof affectedRows !== 'number') throw new Error('The server does not say how many rows it changed.');
  return affectedRows;
}

/** Lets the messages to a mailbox be counted, and several mails be one message. */
export class BoundMailboxes1795910000000 implements SchemaMigration {
  readonly name = 'BoundMailboxes1795910000000';
  readonly drops = [{ table: 'mail', columns: ['mailbox', 'message_id'], holdsData: 'message_id <> id' }];

  /** Adds the columns and the indexes, and fills the columns in for the mails that there are. */
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn('mail', 'mailbox'))) await queryRunner.query(ADD_COLUMNS);
    if (await hasIndex(queryRunner, 'mail', 'ix_mail_recipient')) await queryRunner.query(INDEX_BY_MAILBOX);
    // In parts, since the release before may be delivering mail.
    for (let changed = 1; changed > 0;) changed = changedRowsOf(await queryRunner.query(FILL_SOME));
  }

  /** Drops them, and adds the index of recipients again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'mail', 'ix_mail_mailbox')) await queryRunner.query(INDEX_BY_RECIPIENT);
    if (await queryRunner.hasColumn('mail', 'mailbox')) await queryRunner.query(DROP_COLUMNS);
  }
}
