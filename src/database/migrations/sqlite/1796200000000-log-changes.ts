import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `CREATE TABLE "change_event" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" bigint,
    "type" varchar(32) NOT NULL,
    "account_id" varchar(31),
    "profile_id" varchar(31),
    "identity_id" varchar(31),
    "subject_id" varchar(31) NOT NULL,
    "changes" text NOT NULL,
    "occurred_at" datetime(3) NOT NULL
  )`,
  `CREATE UNIQUE INDEX "uq_change_event_position" ON "change_event" ("position")`,
  `CREATE INDEX "ix_change_event_account" ON "change_event" ("account_id", "position")`,
  `CREATE TABLE "change_counter" ("id" integer PRIMARY KEY NOT NULL, "position" bigint NOT NULL)`,
  `INSERT INTO "change_counter" ("id", "position") VALUES (1, 0)`,
];

/** Lets readers follow the changes of all records. */
export class LogChanges1796200000000 implements SchemaMigration {
  readonly name = 'LogChanges1796200000000';
  // Changes are kept for 30 days, and releases without the table don't read them.
  readonly drops = [
    { table: 'change_event', holdsData: 'FALSE' },
    { table: 'change_counter', holdsData: 'FALSE' },
  ];

  /** Creates the tables of changes and of their counter. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** Drops the tables. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['change_counter', 'change_event']) await queryRunner.query(`DROP TABLE "${table}"`);
  }
}
