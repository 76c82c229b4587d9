import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const CREATE = `CREATE TABLE "declined_invitation" (
    "invitation_id" varchar(31) NOT NULL,
    "declined_at" datetime(3) NOT NULL,
    "reason" varchar(32),
    PRIMARY KEY ("invitation_id"),
    CONSTRAINT "fk_declined_invitation" FOREIGN KEY ("invitation_id") REFERENCES "invitation" ("id") ON DELETE CASCADE ON UPDATE NO ACTION
  )`;

/** Lets invitations be declined. */
export class DeclineInvitations1796010000000 implements SchemaMigration {
  readonly name = 'DeclineInvitations1796010000000';
  readonly drops = [{ table: 'declined_invitation' }];

  /** Creates the table of when and why invitations were declined. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(CREATE);
  }

  /** Drops the table. Declined invitations are then revoked ones. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "declined_invitation"');
  }
}
