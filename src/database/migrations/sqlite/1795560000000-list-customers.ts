import type { QueryRunner } from 'typeorm';
import { fillAccountLookup } from '../account-lookup';
import type { SchemaMigration } from '../schema-migration';

const COLUMNS = [
  `ALTER TABLE "account" ADD COLUMN "words" varchar(512) NOT NULL DEFAULT ('')`,
  `ALTER TABLE "account" ADD COLUMN "name_key" varchar(200) NOT NULL DEFAULT ('')`,
];
const LISTS = [
  `INSERT INTO "search_word" ("account_id", "kind", "word", "subject_id")
    SELECT account.partner_id, 'CUSTOMER', word.value, account.id
    FROM account CROSS JOIN json_each('["' || REPLACE(TRIM(account.words), ' ', '","') || '"]') AS word
    WHERE account.partner_id IS NOT NULL AND TRIM(account.words) <> ''`,
  `DROP INDEX "ix_account_partner"`,
  `CREATE INDEX "ix_account_partner_name" ON "account" ("partner_id", "name_key", "id")`,
];
const BACK = [
  `DELETE FROM "search_word" WHERE "kind" = 'CUSTOMER'`,
  `DROP INDEX "ix_account_partner_name"`,
  `CREATE INDEX "ix_account_partner" ON "account" ("partner_id")`,
  `ALTER TABLE "account" DROP COLUMN "name_key"`,
  `ALTER TABLE "account" DROP COLUMN "words"`,
];

/** Lets the customers of a partner be listed by name and found by words, page by page. */
export class ListCustomers1795560000000 implements SchemaMigration {
  readonly name = 'ListCustomers1795560000000';
  // Computed from the name and the number.
  readonly drops = [{ table: 'account', columns: ['words', 'name_key'], holdsData: 'FALSE' }];

  /** Adds what accounts are found by, fills it in for those that there are, and adds the index of the list. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of COLUMNS) await queryRunner.query(statement);
    await fillAccountLookup(queryRunner);
    for (const statement of LISTS) await queryRunner.query(statement);
  }

  /** Takes all of it away; what customers are called stays as it is. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of BACK) await queryRunner.query(statement);
  }
}
