import type { QueryRunner } from 'typeorm';
import { FIND_ACCOUNTS_OF_REQUESTS } from '../accounts-of-requests';
import type { SchemaMigration } from '../schema-migration';

// In one, since the foreign key of the identity needs an index at any time.
const EXTEND = `ALTER TABLE \`access_request\`
  ADD COLUMN \`entered_number\` varchar(40) NULL,
  ADD COLUMN \`open_number\` varchar(40) NULL,
  ADD COLUMN \`account_id\` varchar(31) NULL,
  ADD COLUMN \`state\` varchar(32) NOT NULL DEFAULT 'PENDING',
  ADD COLUMN \`decided_at\` datetime(3) NULL,
  ADD COLUMN \`decided_by_profile_id\` varchar(31) NULL,
  ADD COLUMN \`decline_reason\` varchar(32) NULL,
  ADD COLUMN \`profile_id\` varchar(31) NULL,
  DROP INDEX \`ix_access_request_identity\`,
  ADD INDEX \`ix_access_request_own\` (\`requested_by_identity_id\`, \`id\`),
  ADD UNIQUE INDEX \`uq_access_request_open\` (\`requested_by_identity_id\`, \`open_number\`),
  ADD INDEX \`ix_access_request_account\` (\`account_id\`, \`id\`),
  ADD INDEX \`ix_access_request_account_state\` (\`account_id\`, \`state\`, \`id\`)`;
const RESTORE = `ALTER TABLE \`access_request\`
  DROP INDEX \`ix_access_request_account_state\`,
  DROP INDEX \`ix_access_request_account\`,
  DROP INDEX \`uq_access_request_open\`,
  DROP INDEX \`ix_access_request_own\`,
  ADD INDEX \`ix_access_request_identity\` (\`requested_by_identity_id\`),
  DROP COLUMN \`profile_id\`,
  DROP COLUMN \`decline_reason\`,
  DROP COLUMN \`decided_by_profile_id\`,
  DROP COLUMN \`decided_at\`,
  DROP COLUMN \`state\`,
  DROP COLUMN \`account_id\`,
  DROP COLUMN \`open_number\`,
  DROP COLUMN \`entered_number\``;

const COLUMNS = [
  ...['entered_number', 'open_number', 'account_id', 'state'],
  ...['decided_at', 'decided_by_profile_id', 'decline_reason', 'profile_id'],
];

/** Lets requests for access be listed, decided and withdrawn. */
export class DecideAccessRequests1796000000000 implements SchemaMigration {
  readonly name = 'DecideAccessRequests1796000000000';
  // Of pending requests, everything is computed but the spelling of the number.
  readonly drops = [{ table: 'access_request', columns: COLUMNS, holdsData: "state <> 'PENDING'" }];

  /** Adds the columns and the indexes, and finds the accounts of the requests that administrators got by mail. */
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn('access_request', 'state'))) await queryRunner.query(EXTEND);
    await queryRunner.query(FIND_ACCOUNTS_OF_REQUESTS);
  }

  /** Drops them, and adds the index of the identity again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn('access_request', 'state')) await queryRunner.query(RESTORE);
  }
}
