import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `CREATE TABLE IF NOT EXISTS \`change_event\` (
    \`id\` bigint NOT NULL AUTO_INCREMENT,
    \`position\` bigint NULL,
    \`type\` varchar(32) NOT NULL,
    \`account_id\` varchar(31) NULL,
    \`profile_id\` varchar(31) NULL,
    \`identity_id\` varchar(31) NULL,
    \`subject_id\` varchar(31) NOT NULL,
    \`changes\` text NOT NULL,
    \`occurred_at\` datetime(3) NOT NULL,
    PRIMARY KEY (\`id\`),
    UNIQUE INDEX \`uq_change_event_position\` (\`position\`),
    INDEX \`ix_change_event_account\` (\`account_id\`, \`position\`)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`change_counter\` (
    \`id\` int NOT NULL,
    \`position\` bigint NOT NULL,
    PRIMARY KEY (\`id\`)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  'INSERT IGNORE INTO `change_counter` (`id`, `position`) VALUES (1, 0)',
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
    for (const table of ['change_counter', 'change_event'])
      await queryRunner.query(`DROP TABLE IF EXISTS \`${table}\``);
  }
}
