import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const ADD_COLUMNS = `ALTER TABLE \`invitation\`
  ADD COLUMN \`declined_at\` datetime(3) NULL,
  ADD COLUMN \`decline_reason\` varchar(32) NULL`;
const DROP_COLUMNS = `ALTER TABLE \`invitation\` DROP COLUMN \`decline_reason\`, DROP COLUMN \`declined_at\``;

/** Lets invitations be declined. */
export class DeclineInvitations1796010000000 implements SchemaMigration {
  readonly name = 'DeclineInvitations1796010000000';
  readonly drops = [
    { table: 'invitation', columns: ['declined_at', 'decline_reason'], holdsData: 'declined_at IS NOT NULL' },
  ];

  /** Adds when and why an invitation was declined. */
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn('invitation', 'declined_at'))) await queryRunner.query(ADD_COLUMNS);
  }

  /** Drops them. Declined invitations are then revoked ones. */
  async down(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn('invitation', 'declined_at')) await queryRunner.query(DROP_COLUMNS);
  }
}
