import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')";
const STATEMENTS = [
  `CREATE INDEX "ix_invitation_expiry" ON "invitation" ("state", "expires_at", "id")`,
  `CREATE INDEX "ix_service_plan_end" ON "service_plan" ("ends_at", "id")`,
  `CREATE INDEX "ix_service_plan_start" ON "service_plan" ("starts_at", "id")`,
  `CREATE TABLE "time_cursor" (
    "id" varchar(32) PRIMARY KEY NOT NULL,
    "reached_at" datetime(3) NOT NULL,
    "reached_id" varchar(31) NOT NULL
  )`,
  `INSERT INTO "time_cursor" ("id", "reached_at", "reached_id") VALUES
    ('invitation-end', ${NOW}, ''), ('plan-end', ${NOW}, ''), ('plan-start', ${NOW}, '')`,
];

/** Lets what time changes be found and recorded once. */
export class NoteTime1796210000000 implements SchemaMigration {
  readonly name = 'NoteTime1796210000000';
  // Without the cursors, a release doesn't record such changes. Applied again, it begins with the current time.
  readonly drops = [{ table: 'time_cursor', holdsData: 'FALSE' }];

  /** Adds the indexes by time, and the cursors, which begin with the current time. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** Drops them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "time_cursor"');
    for (const index of ['ix_invitation_expiry', 'ix_service_plan_end', 'ix_service_plan_start'])
      await queryRunner.query(`DROP INDEX "${index}"`);
  }
}
