import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `ALTER TABLE "invitation" ADD COLUMN "declined_at" datetime(3)`,
  `ALTER TABLE "invitation" ADD COLUMN "decline_reason" varchar(32)`,
];
const BACK = [
  `ALTER TABLE "invitation" DROP COLUMN "decline_reason"`,
  `ALTER TABLE "invitation" DROP COLUMN "declined_at"`,
];

/** Lets invitations be declined. */
export class DeclineInvitations1796010000000 implements SchemaMigration {
  readonly name = 'DeclineInvitations1796010000000';
  readonly drops = [
    { table: 'invitation', columns: ['declined_at', 'decline_reason'], holdsData: 'declined_at IS NOT NULL' },
  ];

  /** Adds when and why an invitation was declined. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** Drops them. Declined invitations are then revoked ones. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of BACK) await queryRunner.query(statement);
  }
}
