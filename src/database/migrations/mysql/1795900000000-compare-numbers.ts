import type { QueryRunner } from 'typeorm';
import { fillNumberKeys, refuseAmbiguousNumbers } from '../account-number-key';
import { hasIndex } from '../has-index';
import type { SchemaMigration } from '../schema-migration';

const ADD_COLUMN = "ALTER TABLE `account` ADD COLUMN `number_key` varchar(40) NOT NULL DEFAULT ''";
const DROP_COLUMN = 'ALTER TABLE `account` DROP COLUMN `number_key`';
const INDEX_KEYS = `ALTER TABLE \`account\`
  DROP INDEX \`uq_account_number\`,
  ADD UNIQUE INDEX \`uq_account_number_key\` (\`number_key\`)`;
const INDEX_NUMBERS = `ALTER TABLE \`account\`
  DROP INDEX \`uq_account_number_key\`,
  ADD UNIQUE INDEX \`uq_account_number\` (\`number\`)`;

/** Compares the numbers of accounts by a key, in which case, spaces, kinds of dash and full-width forms are the same. */
export class CompareNumbers1795900000000 implements SchemaMigration {
  readonly name = 'CompareNumbers1795900000000';
  // Computed from the number.
  readonly drops = [{ table: 'account', columns: ['number_key'], holdsData: 'FALSE' }];

  /** Refuses numbers that have no key of their own. */
  async check(queryRunner: QueryRunner): Promise<void> {
    await refuseAmbiguousNumbers(queryRunner);
  }

  /** Adds the key, fills it in for the accounts that there are, and makes it unique instead of the number. */
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn('account', 'number_key'))) await queryRunner.query(ADD_COLUMN);
    await fillNumberKeys(queryRunner);
    if (await hasIndex(queryRunner, 'account', 'uq_account_number')) await queryRunner.query(INDEX_KEYS);
  }

  /** Makes the number itself unique, and drops the key. */
  async down(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'account', 'uq_account_number_key'))
      await queryRunner.query(INDEX_NUMBERS);
    if (await queryRunner.hasColumn('account', 'number_key')) await queryRunner.query(DROP_COLUMN);
  }
}
