import type { QueryRunner } from 'typeorm';
import { hasIndex } from '../has-index';
import type { SchemaMigration } from '../schema-migration';

const CREATE = `CREATE TABLE IF NOT EXISTS \`time_cursor\` (
    \`id\` varchar(32) NOT NULL,
    \`reached_at\` datetime(3) NOT NULL,
    \`reached_id\` varchar(31) NOT NULL,
    PRIMARY KEY (\`id\`)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;
const FILL = `INSERT IGNORE INTO \`time_cursor\` (\`id\`, \`reached_at\`, \`reached_id\`) VALUES
  ('invitation-end', UTC_TIMESTAMP(3), ''),
  ('plan-end', UTC_TIMESTAMP(3), ''),
  ('plan-start', UTC_TIMESTAMP(3), '')`;
const INDEXES = [
  { table: 'invitation', name: 'ix_invitation_expiry', columns: '`state`, `expires_at`, `id`' },
  { table: 'service_plan', name: 'ix_service_plan_end', columns: '`ends_at`, `id`' },
  { table: 'service_plan', name: 'ix_service_plan_start', columns: '`starts_at`, `id`' },
] as const;

/** Lets what time changes be found and recorded once. */
export class NoteTime1796210000000 implements SchemaMigration {
  readonly name = 'NoteTime1796210000000';
  // Without the cursors, a release doesn't record such changes. Applied again, it begins with the current time.
  readonly drops = [{ table: 'time_cursor', holdsData: 'FALSE' }];

  /** Adds the indexes by time, and the cursors, which begin with the current time. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const { table, name, columns } of INDEXES)
      if (!(await hasIndex(queryRunner, table, name)))
        await queryRunner.query(`ALTER TABLE \`${table}\` ADD INDEX \`${name}\` (${columns})`);
    await queryRunner.query(CREATE);
    await queryRunner.query(FILL);
  }

  /** Drops them, the last index first, so that a partial revert leaves the indexes in order. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS `time_cursor`');
    for (const { table, name } of INDEXES.toReversed())
      if (await hasIndex(queryRunner, table, name))
        await queryRunner.query(`ALTER TABLE \`${table}\` DROP INDEX \`${name}\``);
  }
}
