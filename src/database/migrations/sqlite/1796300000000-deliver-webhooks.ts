import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `CREATE TABLE "webhook_target" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "url" varchar(1024) NOT NULL,
    "types" text,
    "secret" varchar(255) NOT NULL,
    "former_secret" varchar(255),
    "former_secret_until" datetime(3),
    "status" varchar(32) NOT NULL,
    "disabled_code" varchar(64),
    "position" bigint NOT NULL,
    "failures" integer NOT NULL,
    "due_at" datetime(3) NOT NULL,
    "lease_id" varchar(31),
    "leased_until" datetime(3),
    "created_at" datetime(3) NOT NULL
  )`,
  `CREATE TABLE "webhook_delivery" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "target_id" varchar(31) NOT NULL,
    "position" bigint NOT NULL,
    "queue" varchar(31) NOT NULL,
    "attempts" integer NOT NULL,
    "due_at" datetime(3) NOT NULL,
    "first_tried_at" datetime(3),
    "last_code" varchar(64),
    "delivered_at" datetime(3),
    "created_at" datetime(3) NOT NULL
  )`,
  `CREATE UNIQUE INDEX "uq_webhook_delivery_position" ON "webhook_delivery" ("target_id", "position")`,
  `CREATE INDEX "ix_webhook_delivery_waiting" ON "webhook_delivery" ("target_id", "delivered_at", "position")`,
  `CREATE INDEX "ix_webhook_delivery_due" ON "webhook_delivery" ("target_id", "delivered_at", "due_at")`,
];

/** Sends changes to other services. */
export class DeliverWebhooks1796300000000 implements SchemaMigration {
  readonly name = 'DeliverWebhooks1796300000000';
  readonly drops = [
    { table: 'webhook_target', holdsData: 'TRUE' },
    // The log of the targets' deliveries.
    { table: 'webhook_delivery', holdsData: 'FALSE' },
  ];

  /** Creates the tables of targets and of their deliveries. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** Drops the tables. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['webhook_delivery', 'webhook_target'])
      await queryRunner.query(`DROP TABLE "${table}"`);
  }
}
