import type { QueryRunner } from 'typeorm';
import { hasIndex } from '../has-index';
import { fillProfileNameKeys } from '../profile-name-key';
import type { SchemaMigration } from '../schema-migration';

const ADD_NAME_KEY = `ALTER TABLE \`profile\`
  ADD COLUMN \`name_key\` varchar(200) NOT NULL DEFAULT '',
  ADD INDEX \`ix_profile_account_name\` (\`account_id\`, \`name_key\`, \`id\`)`;
const DROP_NAME_KEY = `ALTER TABLE \`profile\`
  DROP INDEX \`ix_profile_account_name\`,
  DROP COLUMN \`name_key\``;
const PENDING = 'ix_invitation_account_pending';
const INDEX_PENDING = `ALTER TABLE \`invitation\`
  ADD INDEX \`${PENDING}\` (\`account_id\`, \`state\`, \`expires_at\`, \`delivery\`)`;

/** Lets the profiles of an account be listed by name, and its pending invitations be counted. */
export class OrderProfiles1796020000000 implements SchemaMigration {
  readonly name = 'OrderProfiles1796020000000';
  // Computed from the name.
  readonly drops = [{ table: 'profile', columns: ['name_key'], holdsData: 'FALSE' }];

  /** Adds the key of profiles' names and fills it in, and the indexes of the list and of the counts. */
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn('profile', 'name_key'))) await queryRunner.query(ADD_NAME_KEY);
    await fillProfileNameKeys(queryRunner);
    if (!(await hasIndex(queryRunner, 'invitation', PENDING))) await queryRunner.query(INDEX_PENDING);
  }

  /** Drops them. The names stay. */
  async down(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'invitation', PENDING))
      await queryRunner.query(`ALTER TABLE \`invitation\` DROP INDEX \`${PENDING}\``);
    if (await queryRunner.hasColumn('profile', 'name_key')) await queryRunner.query(DROP_NAME_KEY);
  }
}
