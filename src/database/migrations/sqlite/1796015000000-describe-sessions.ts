import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `ALTER TABLE "session" ADD COLUMN "browser" varchar(32)`,
  `ALTER TABLE "session" ADD COLUMN "platform" varchar(32)`,
];
const BACK = [`ALTER TABLE "session" DROP COLUMN "platform"`, `ALTER TABLE "session" DROP COLUMN "browser"`];

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
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** Drops them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of BACK) await queryRunner.query(statement);
  }
}
