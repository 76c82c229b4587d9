import type { QueryRunner } from 'typeorm';
import { fillNumberKeys, refuseAmbiguousNumbers } from '../account-number-key';
import type { SchemaMigration } from '../schema-migration';

const ADD_COLUMN = `ALTER TABLE "account" ADD COLUMN "number_key" varchar(40) NOT NULL DEFAULT ('')`;
const INDEX_KEYS = [
  `DROP INDEX "uq_account_number"`,
  `CREATE UNIQUE INDEX "uq_account_number_key" ON "account" ("number_key")`,
];
const BACK = [
  `DROP INDEX "uq_account_number_key"`,
  `CREATE UNIQUE INDEX "uq_account_number" ON "account" ("number")`,
  `ALTER TABLE "account" DROP COLUMN "number_key"`,
];

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
    await queryRunner.query(ADD_COLUMN);
    await fillNumberKeys(queryRunner);
    for (const statement of INDEX_KEYS) await queryRunner.query(statement);
  }

  /** Makes the number itself unique, and drops the key. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of BACK) await queryRunner.query(statement);
  }
}
