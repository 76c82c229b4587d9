import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const ADD_COLUMNS = `ALTER TABLE \`session\`
  ADD COLUMN \`browser\` varchar(32) NULL,
  ADD COLUMN \`platform\` varchar(32) NULL`;
const DROP_COLUMNS = `ALTER TABLE \`session\` DROP COLUMN \`platform\`, DROP COLUMN \`browser\``;

/** Lets people recognize their sessions. */
export class DescribeSessions1796015000000 implements SchemaMigration {
  readonly name = 'DescribeSessions1796015000000';
  readonly drops = [
    {
      table: 'session',
      columns: ['browser', 'platform'],
      holdsData: 'COALESCE(browser, platform) IS NOT NULL',
    },
  ];

  /** Adds the names of a session's browser and operating system. */
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn('session', 'browser'))) await queryRunner.query(ADD_COLUMNS);
  }

  /** Drops them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn('session', 'browser')) await queryRunner.query(DROP_COLUMNS);
  }
}
