import type { QueryRunner } from 'typeorm';
import { fillProfileNameKeys } from '../profile-name-key';
import type { SchemaMigration } from '../schema-migration';

const COLUMN = `ALTER TABLE "profile" ADD COLUMN "name_key" varchar(200) NOT NULL DEFAULT ('')`;
const INDEXES = [
  `CREATE INDEX "ix_profile_account_name" ON "profile" ("account_id", "name_key", "id")`,
  `CREATE INDEX "ix_invitation_account_pending" ON "invitation" ("account_id", "state", "expires_at", "delivery")`,
];
const BACK = [
  `DROP INDEX "ix_invitation_account_pending"`,
  `DROP INDEX "ix_profile_account_name"`,
  `ALTER TABLE "profile" DROP COLUMN "name_key"`,
];

/** Lets the profiles of an account be listed by name, and its pending invitations be counted. */
export class OrderProfiles1796020000000 implements SchemaMigration {
  readonly name = 'OrderProfiles1796020000000';
  // Computed from the name.
  readonly drops = [{ table: 'profile', columns: ['name_key'], holdsData: 'FALSE' }];

  /** Adds the key of profiles' names and fills it in, and the indexes of the list and of the counts. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(COLUMN);
    await fillProfileNameKeys(queryRunner);
    for (const statement of INDEXES) await queryRunner.query(statement);
  }

  /** Drops them. The names stay. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of BACK) await queryRunner.query(statement);
  }
}
