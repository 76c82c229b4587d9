import type { QueryRunner } from 'typeorm';
import { fillAccountLookup } from '../account-lookup';
import { hasIndex } from '../has-index';
import type { SchemaMigration } from '../schema-migration';

const ADD_COLUMNS = `ALTER TABLE \`account\`
  ADD COLUMN \`words\` varchar(512) NOT NULL DEFAULT '',
  ADD COLUMN \`name_key\` varchar(200) NOT NULL DEFAULT ''`;
const DROP_COLUMNS = `ALTER TABLE \`account\` DROP COLUMN \`name_key\`, DROP COLUMN \`words\``;
const DELETE_WORDS = `DELETE FROM \`search_word\` WHERE \`kind\` = 'CUSTOMER'`;
// Of its own character set: MariaDB would take the database's, which may have no letters for a word.
const INSERT_WORDS = `INSERT INTO \`search_word\` (\`account_id\`, \`kind\`, \`word\`, \`subject_id\`)
  SELECT account.partner_id, 'CUSTOMER', word.value, account.id
  FROM account CROSS JOIN JSON_TABLE(CONCAT('["', REPLACE(TRIM(account.words), ' ', '","'), '"]'),
    '$[*]' COLUMNS (value varchar(40) CHARACTER SET utf8mb4 PATH '$')) AS word
  WHERE account.partner_id IS NOT NULL AND TRIM(account.words) <> ''`;
// In one, since the foreign key of the partner needs an index at any time.
const INDEX_BY_NAME = `ALTER TABLE \`account\`
  DROP INDEX \`ix_account_partner\`,
  ADD INDEX \`ix_account_partner_name\` (\`partner_id\`, \`name_key\`, \`id\`)`;
const INDEX_BY_PARTNER = `ALTER TABLE \`account\`
  DROP INDEX \`ix_account_partner_name\`,
  ADD INDEX \`ix_account_partner\` (\`partner_id\`)`;

/** Lets the customers of a partner be listed by name and found by words, page by page. */
export class ListCustomers1795560000000 implements SchemaMigration {
  readonly name = 'ListCustomers1795560000000';
  // Computed from the name and the number.
  readonly drops = [{ table: 'account', columns: ['words', 'name_key'], holdsData: 'FALSE' }];

  /** Adds what accounts are found by, fills it in for those that there are, and adds the index of the list. */
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn('account', 'words'))) await queryRunner.query(ADD_COLUMNS);
    await fillAccountLookup(queryRunner);
    await queryRunner.query(DELETE_WORDS);
    await queryRunner.query(INSERT_WORDS);
    if (await hasIndex(queryRunner, 'account', 'ix_account_partner')) await queryRunner.query(INDEX_BY_NAME);
  }

  /** Takes all of it away; what customers are called stays as it is. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DELETE_WORDS);
    if (await hasIndex(queryRunner, 'account', 'ix_account_partner_name'))
      await queryRunner.query(INDEX_BY_PARTNER);
    if (await queryRunner.hasColumn('account', 'words')) await queryRunner.query(DROP_COLUMNS);
  }
}
