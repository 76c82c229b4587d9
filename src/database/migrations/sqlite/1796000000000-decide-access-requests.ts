import type { QueryRunner } from 'typeorm';
import { FIND_ACCOUNTS_OF_REQUESTS } from '../accounts-of-requests';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `ALTER TABLE "access_request" ADD COLUMN "entered_number" varchar(40)`,
  `ALTER TABLE "access_request" ADD COLUMN "open_number" varchar(40)`,
  `ALTER TABLE "access_request" ADD COLUMN "account_id" varchar(31)`,
  `ALTER TABLE "access_request" ADD COLUMN "state" varchar(32) NOT NULL DEFAULT ('PENDING')`,
  `ALTER TABLE "access_request" ADD COLUMN "decided_at" datetime(3)`,
  `ALTER TABLE "access_request" ADD COLUMN "decided_by_profile_id" varchar(31)`,
  `ALTER TABLE "access_request" ADD COLUMN "decline_reason" varchar(32)`,
  `ALTER TABLE "access_request" ADD COLUMN "profile_id" varchar(31)`,
  `DROP INDEX "ix_access_request_identity"`,
  `CREATE INDEX "ix_access_request_own" ON "access_request" ("requested_by_identity_id", "id")`,
  `CREATE UNIQUE INDEX "uq_access_request_open" ON "access_request" ("requested_by_identity_id", "open_number")`,
  `CREATE INDEX "ix_access_request_account" ON "access_request" ("account_id", "id")`,
  `CREATE INDEX "ix_access_request_account_state" ON "access_request" ("account_id", "state", "id")`,
  FIND_ACCOUNTS_OF_REQUESTS,
];
const BACK = [
  `DROP INDEX "ix_access_request_account_state"`,
  `DROP INDEX "ix_access_request_account"`,
  `DROP INDEX "uq_access_request_open"`,
  `DROP INDEX "ix_access_request_own"`,
  `CREATE INDEX "ix_access_request_identity" ON "access_request" ("requested_by_identity_id")`,
  `ALTER TABLE "access_request" DROP COLUMN "profile_id"`,
  `ALTER TABLE "access_request" DROP COLUMN "decline_reason"`,
  `ALTER TABLE "access_request" DROP COLUMN "decided_by_profile_id"`,
  `ALTER TABLE "access_request" DROP COLUMN "decided_at"`,
  `ALTER TABLE "access_request" DROP COLUMN "state"`,
  `ALTER TABLE "access_request" DROP COLUMN "account_id"`,
  `ALTER TABLE "access_request" DROP COLUMN "open_number"`,
  `ALTER TABLE "access_request" DROP COLUMN "entered_number"`,
];

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
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** Drops them, and adds the index of the identity again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of BACK) await queryRunner.query(statement);
  }
}
