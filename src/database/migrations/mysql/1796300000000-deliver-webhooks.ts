import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `CREATE TABLE IF NOT EXISTS \`webhook_target\` (
    \`id\` varchar(31) NOT NULL,
    \`url\` varchar(1024) NOT NULL,
    \`types\` text NULL,
    \`secret\` varchar(255) NOT NULL,
    \`former_secret\` varchar(255) NULL,
    \`former_secret_until\` datetime(3) NULL,
    \`status\` varchar(32) NOT NULL,
    \`disabled_code\` varchar(64) NULL,
    \`position\` bigint NOT NULL,
    \`failures\` int NOT NULL,
    \`due_at\` datetime(3) NOT NULL,
    \`lease_id\` varchar(31) NULL,
    \`leased_until\` datetime(3) NULL,
    \`created_at\` datetime(3) NOT NULL,
    PRIMARY KEY (\`id\`)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`webhook_delivery\` (
    \`id\` varchar(31) NOT NULL,
    \`target_id\` varchar(31) NOT NULL,
    \`position\` bigint NOT NULL,
    \`queue\` varchar(31) NOT NULL,
    \`attempts\` int NOT NULL,
    \`due_at\` datetime(3) NOT NULL,
    \`first_tried_at\` datetime(3) NULL,
    \`last_code\` varchar(64) NULL,
    \`delivered_at\` datetime(3) NULL,
    \`created_at\` datetime(3) NOT NULL,
    PRIMARY KEY (\`id\`),
    UNIQUE INDEX \`uq_webhook_delivery_position\` (\`target_id\`, \`position\`),
    INDEX \`ix_webhook_delivery_waiting\` (\`target_id\`, \`delivered_at\`, \`position\`),
    INDEX \`ix_webhook_delivery_due\` (\`target_id\`, \`delivered_at\`, \`due_at\`)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
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
      await queryRunner.query(`DROP TABLE IF EXISTS \`${table}\``);
  }
}
