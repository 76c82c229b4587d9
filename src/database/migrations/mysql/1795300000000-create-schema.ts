import type { QueryRunner } from 'typeorm';
import { errnoOf } from '../../database-error';
import type { SchemaMigration } from '../schema-migration';

const AUDIT_EVENT = `CREATE TABLE IF NOT EXISTS \`audit_event\` (
  \`id\` varchar(31) NOT NULL,
  \`occurred_at\` datetime(3) NOT NULL,
  \`action\` varchar(32) NOT NULL,
  \`account_id\` varchar(31) NULL,
  \`profile_id\` varchar(31) NULL,
  \`subject_id\` varchar(31) NOT NULL,
  \`actor_identity_id\` varchar(31) NULL,
  \`actor_profile_id\` varchar(31) NULL,
  \`request_id\` varchar(64) NOT NULL,
  \`changes\` text NULL,
  PRIMARY KEY (\`id\`),
  INDEX \`ix_audit_event_account\` (\`account_id\`, \`occurred_at\`, \`id\`),
  INDEX \`ix_audit_event_account_action\` (\`account_id\`, \`action\`, \`occurred_at\`, \`id\`),
  INDEX \`ix_audit_event_account_actor\` (\`account_id\`, \`actor_profile_id\`, \`occurred_at\`, \`id\`),
  INDEX \`ix_audit_event_account_profile\` (\`account_id\`, \`profile_id\`, \`occurred_at\`, \`id\`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;

const AUDIT_EVENT_TRIGGERS = [
  'DROP TRIGGER IF EXISTS `audit_event_no_update`',
  `CREATE TRIGGER \`audit_event_no_update\` BEFORE UPDATE ON \`audit_event\` FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_event is append-only'`,
  'DROP TRIGGER IF EXISTS `audit_event_no_delete`',
  `CREATE TRIGGER \`audit_event_no_delete\` BEFORE DELETE ON \`audit_event\` FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_event is append-only'`,
];

const LACKS_TRIGGER = 1142;
const ASKS_FOR_SUPER = new Set([1227, 1419]);

const STATEMENTS = [
  `CREATE TABLE IF NOT EXISTS \`account\` (
    \`id\` varchar(31) NOT NULL,
    \`number\` varchar(40) NOT NULL,
    \`name\` varchar(200) NOT NULL,
    \`kind\` varchar(32) NOT NULL,
    \`status\` varchar(32) NOT NULL,
    \`partner_id\` varchar(31) NULL,
    \`external_id\` varchar(36) NULL,
    \`primary_contact_external_id\` varchar(36) NULL,
    \`created_at\` datetime(3) NOT NULL,
    PRIMARY KEY (\`id\`),
    UNIQUE INDEX \`uq_account_number\` (\`number\`),
    UNIQUE INDEX \`uq_account_external_id\` (\`external_id\`),
    INDEX \`ix_account_name\` (\`name\`),
    INDEX \`ix_account_partner\` (\`partner_id\`),
    CONSTRAINT \`fk_account_partner\` FOREIGN KEY (\`partner_id\`) REFERENCES \`account\` (\`id\`) ON DELETE SET NULL ON UPDATE NO ACTION
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`service_plan\` (
    \`id\` varchar(31) NOT NULL,
    \`account_id\` varchar(31) NOT NULL,
    \`kind\` varchar(32) NOT NULL,
    \`name\` varchar(200) NOT NULL,
    \`starts_at\` datetime(3) NOT NULL,
    \`ends_at\` datetime(3) NOT NULL,
    \`external_id\` varchar(36) NULL,
    PRIMARY KEY (\`id\`),
    UNIQUE INDEX \`uq_service_plan_external_id\` (\`external_id\`),
    INDEX \`ix_service_plan_account\` (\`account_id\`, \`ends_at\`, \`starts_at\`),
    CONSTRAINT \`fk_service_plan_account\` FOREIGN KEY (\`account_id\`) REFERENCES \`account\` (\`id\`) ON DELETE CASCADE ON UPDATE NO ACTION
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`profile\` (
    \`id\` varchar(31) NOT NULL,
    \`account_id\` varchar(31) NOT NULL,
    \`display_name\` varchar(200) NOT NULL,
    \`email\` varchar(254) NOT NULL,
    \`email_key\` varbinary(320) NOT NULL,
    \`role\` varchar(32) NOT NULL,
    \`status\` varchar(32) NOT NULL,
    \`locale\` varchar(35) NOT NULL,
    \`is_associated\` tinyint NOT NULL,
    \`words\` varchar(512) NOT NULL,
    \`external_id\` varchar(36) NULL,
    \`created_at\` datetime(3) NOT NULL,
    \`updated_at\` datetime(3) NOT NULL,
    PRIMARY KEY (\`id\`),
    UNIQUE INDEX \`uq_profile_external_id\` (\`external_id\`),
    INDEX \`ix_profile_account\` (\`account_id\`, \`id\`),
    INDEX \`ix_profile_account_role\` (\`account_id\`, \`role\`, \`id\`),
    INDEX \`ix_profile_account_status\` (\`account_id\`, \`status\`, \`id\`),
    INDEX \`ix_profile_account_associated\` (\`account_id\`, \`is_associated\`, \`id\`),
    INDEX \`ix_profile_email_key\` (\`email_key\`),
    CONSTRAINT \`fk_profile_account\` FOREIGN KEY (\`account_id\`) REFERENCES \`account\` (\`id\`) ON DELETE RESTRICT ON UPDATE NO ACTION
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`identity\` (
    \`id\` varchar(31) NOT NULL,
    \`tenant_id\` varchar(36) NOT NULL,
    \`object_id\` varchar(36) NOT NULL,
    \`display_name\` varchar(200) NOT NULL,
    \`username\` varchar(254) NOT NULL,
    \`default_profile_id\` varchar(31) NULL,
    \`created_at\` datetime(3) NOT NULL,
    \`last_signed_in_at\` datetime(3) NOT NULL,
    PRIMARY KEY (\`id\`),
    UNIQUE INDEX \`uq_identity_tenant_object\` (\`tenant_id\`, \`object_id\`),
    INDEX \`ix_identity_default_profile\` (\`default_profile_id\`),
    CONSTRAINT \`fk_identity_default_profile\` FOREIGN KEY (\`default_profile_id\`) REFERENCES \`profile\` (\`id\`) ON DELETE SET NULL ON UPDATE NO ACTION
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`session\` (
    \`id\` varchar(31) NOT NULL,
    \`token_hash\` varchar(64) NOT NULL,
    \`identity_id\` varchar(31) NOT NULL,
    \`persistent\` tinyint NOT NULL,
    \`active_profile_id\` varchar(31) NULL,
    \`created_at\` datetime(3) NOT NULL,
    \`last_seen_at\` datetime(3) NOT NULL,
    \`idle_expires_at\` datetime(3) NOT NULL,
    \`expires_at\` datetime(3) NOT NULL,
    \`ended_at\` datetime(3) NULL,
    PRIMARY KEY (\`id\`),
    UNIQUE INDEX \`uq_session_token_hash\` (\`token_hash\`),
    INDEX \`ix_session_identity\` (\`identity_id\`),
    INDEX \`ix_session_active_profile\` (\`active_profile_id\`),
    CONSTRAINT \`fk_session_identity\` FOREIGN KEY (\`identity_id\`) REFERENCES \`identity\` (\`id\`) ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT \`fk_session_active_profile\` FOREIGN KEY (\`active_profile_id\`) REFERENCES \`profile\` (\`id\`) ON DELETE SET NULL ON UPDATE NO ACTION
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`association\` (
    \`id\` varchar(31) NOT NULL,
    \`profile_id\` varchar(31) NOT NULL,
    \`identity_id\` varchar(31) NOT NULL,
    \`associated_at\` datetime(3) NOT NULL,
    \`ended_at\` datetime(3) NULL,
    \`end_reason\` varchar(32) NULL,
    \`last_used_at\` datetime(3) NULL,
    \`active_profile_id\` varchar(31) AS (CASE WHEN ended_at IS NULL THEN profile_id END) VIRTUAL,
    PRIMARY KEY (\`id\`),
    UNIQUE INDEX \`uq_association_active_profile\` (\`active_profile_id\`),
    INDEX \`ix_association_profile\` (\`profile_id\`, \`associated_at\`),
    INDEX \`ix_association_identity\` (\`identity_id\`, \`ended_at\`, \`associated_at\`, \`profile_id\`),
    CONSTRAINT \`fk_association_profile\` FOREIGN KEY (\`profile_id\`) REFERENCES \`profile\` (\`id\`) ON DELETE RESTRICT ON UPDATE NO ACTION,
    CONSTRAINT \`fk_association_identity\` FOREIGN KEY (\`identity_id\`) REFERENCES \`identity\` (\`id\`) ON DELETE RESTRICT ON UPDATE NO ACTION
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`invitation\` (
    \`id\` varchar(31) NOT NULL,
    \`account_id\` varchar(31) NOT NULL,
    \`profile_id\` varchar(31) NOT NULL,
    \`email\` varchar(254) NOT NULL,
    \`email_key\` varbinary(320) NOT NULL,
    \`state\` varchar(32) NOT NULL,
    \`created_at\` datetime(3) NOT NULL,
    \`expires_at\` datetime(3) NOT NULL,
    \`accepted_at\` datetime(3) NULL,
    \`accepted_by_identity_id\` varchar(31) NULL,
    \`sent_by_profile_id\` varchar(31) NULL,
    \`token_key_id\` varchar(16) NOT NULL,
    \`token_nonce\` varchar(32) NOT NULL,
    \`delivery\` varchar(32) NULL,
    \`words\` varchar(512) NOT NULL,
    \`pending_profile_id\` varchar(31) AS (CASE WHEN state = 'PENDING' THEN profile_id END) VIRTUAL,
    PRIMARY KEY (\`id\`),
    UNIQUE INDEX \`uq_invitation_pending_profile\` (\`pending_profile_id\`),
    INDEX \`ix_invitation_account\` (\`account_id\`, \`id\`),
    INDEX \`ix_invitation_account_state\` (\`account_id\`, \`state\`, \`id\`),
    INDEX \`ix_invitation_account_delivery\` (\`account_id\`, \`delivery\`, \`id\`),
    INDEX \`ix_invitation_profile\` (\`profile_id\`, \`id\`),
    INDEX \`ix_invitation_accepted_by\` (\`accepted_by_identity_id\`),
    INDEX \`ix_invitation_sent_by\` (\`sent_by_profile_id\`),
    CONSTRAINT \`fk_invitation_profile\` FOREIGN KEY (\`profile_id\`) REFERENCES \`profile\` (\`id\`) ON DELETE RESTRICT ON UPDATE NO ACTION,
    CONSTRAINT \`fk_invitation_accepted_by\` FOREIGN KEY (\`accepted_by_identity_id\`) REFERENCES \`identity\` (\`id\`) ON DELETE SET NULL ON UPDATE NO ACTION,
    CONSTRAINT \`fk_invitation_sent_by\` FOREIGN KEY (\`sent_by_profile_id\`) REFERENCES \`profile\` (\`id\`) ON DELETE SET NULL ON UPDATE NO ACTION
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`invite_request\` (
    \`id\` varchar(31) NOT NULL,
    \`email_key\` varbinary(320) NOT NULL,
    \`requested_by_identity_id\` varchar(31) NOT NULL,
    \`throttled\` tinyint NOT NULL,
    \`request_id\` varchar(64) NOT NULL,
    \`created_at\` datetime(3) NOT NULL,
    \`failed_at\` datetime(3) NULL,
    \`processed_at\` datetime(3) NULL,
    PRIMARY KEY (\`id\`),
    INDEX \`ix_invite_request_unprocessed\` (\`processed_at\`, \`failed_at\`, \`id\`),
    INDEX \`ix_invite_request_identity\` (\`requested_by_identity_id\`),
    CONSTRAINT \`fk_invite_request_identity\` FOREIGN KEY (\`requested_by_identity_id\`) REFERENCES \`identity\` (\`id\`) ON DELETE CASCADE ON UPDATE NO ACTION
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`access_request\` (
    \`id\` varchar(31) NOT NULL,
    \`account_number\` varchar(40) NOT NULL,
    \`requested_by_identity_id\` varchar(31) NOT NULL,
    \`throttled\` tinyint NOT NULL,
    \`request_id\` varchar(64) NOT NULL,
    \`created_at\` datetime(3) NOT NULL,
    \`failed_at\` datetime(3) NULL,
    \`processed_at\` datetime(3) NULL,
    PRIMARY KEY (\`id\`),
    INDEX \`ix_access_request_unprocessed\` (\`processed_at\`, \`failed_at\`, \`id\`),
    INDEX \`ix_access_request_identity\` (\`requested_by_identity_id\`),
    CONSTRAINT \`fk_access_request_identity\` FOREIGN KEY (\`requested_by_identity_id\`) REFERENCES \`identity\` (\`id\`) ON DELETE CASCADE ON UPDATE NO ACTION
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`search_word\` (
    \`account_id\` varchar(31) NOT NULL,
    \`kind\` varchar(32) NOT NULL,
    \`word\` varchar(40) NOT NULL,
    \`subject_id\` varchar(31) NOT NULL,
    PRIMARY KEY (\`account_id\`, \`kind\`, \`word\`, \`subject_id\`)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`maintenance_window\` (
    \`id\` varchar(31) NOT NULL,
    \`starts_at\` datetime(3) NOT NULL,
    \`ends_at\` datetime(3) NOT NULL,
    \`message\` varchar(500) NOT NULL,
    \`created_at\` datetime(3) NOT NULL,
    \`cancelled_at\` datetime(3) NULL,
    PRIMARY KEY (\`id\`),
    INDEX \`ix_maintenance_window_end\` (\`ends_at\`)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`mail\` (
    \`id\` varchar(31) NOT NULL,
    \`template\` varchar(32) NOT NULL,
    \`subject_id\` varchar(31) NOT NULL,
    \`recipient\` varchar(254) NOT NULL,
    \`status\` varchar(32) NOT NULL,
    \`attempts\` int NOT NULL,
    \`due_at\` datetime(3) NOT NULL,
    \`lease_id\` varchar(31) NULL,
    \`provider_message_id\` varchar(64) NULL,
    \`last_error\` varchar(64) NULL,
    \`created_at\` datetime(3) NOT NULL,
    \`finished_at\` datetime(3) NULL,
    PRIMARY KEY (\`id\`),
    INDEX \`ix_mail_due\` (\`status\`, \`due_at\`),
    INDEX \`ix_mail_subject\` (\`subject_id\`)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS \`rate_limit\` (
    \`limit_key\` varchar(128) NOT NULL,
    \`points\` int NOT NULL,
    \`expires_at_ms\` bigint NOT NULL,
    PRIMARY KEY (\`limit_key\`),
    INDEX \`ix_rate_limit_expiry\` (\`expires_at_ms\`)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
];

// TypeORM compares a generated column with what this table has of it, and would create it without a primary key, which
// clusters and sql_require_primary_key refuse.
const GENERATED_COLUMNS = [
  `CREATE TABLE IF NOT EXISTS \`typeorm_metadata\` (
    \`type\` varchar(64) NOT NULL,
    \`database\` varchar(255) NULL,
    \`schema\` varchar(255) NULL,
    \`table\` varchar(64) NOT NULL,
    \`name\` varchar(64) NOT NULL,
    \`value\` text NULL,
    PRIMARY KEY (\`type\`, \`table\`, \`name\`)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `REPLACE INTO \`typeorm_metadata\` (\`type\`, \`schema\`, \`table\`, \`name\`, \`value\`) VALUES
    ('GENERATED_COLUMN', DATABASE(), 'association', 'active_profile_id', 'CASE WHEN ended_at IS NULL THEN profile_id END'),
    ('GENERATED_COLUMN', DATABASE(), 'invitation', 'pending_profile_id', 'CASE WHEN state = ''PENDING'' THEN profile_id END')`,
];

const TABLES = [
  'rate_limit',
  'mail',
  'maintenance_window',
  'search_word',
  'access_request',
  'invite_request',
  'invitation',
  'association',
  'session',
  'identity',
  'profile',
  'service_plan',
  'account',
  'audit_event',
];

/** Creates the tables of the first release. */
export class CreateSchema1795300000000 implements SchemaMigration {
  readonly name = 'CreateSchema1795300000000';
  readonly drops = TABLES.map((table) => ({ table }));

  /**
   * Creates every table, and the triggers that keep the audit trail from being rewritten.
   *
   * @throws Error that says what to do when the user may not create triggers.
   */
  async up(queryRunner: QueryRunner): Promise<void> {
    await createAuditEvent(queryRunner);
    for (const statement of [...STATEMENTS, ...GENERATED_COLUMNS]) await queryRunner.query(statement);
  }

  /** Drops every table. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [...TABLES, 'typeorm_metadata'])
      await queryRunner.query(`DROP TABLE IF EXISTS \`${table}\``);
  }
}

// First of all, since a server may refuse the triggers.
async function createAuditEvent(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(AUDIT_EVENT);
  try {
    for (const statement of AUDIT_EVENT_TRIGGERS) await queryRunner.query(statement);
  } catch (error) {
    const remedy = remedyFor(errnoOf(error) ?? 0);
    if (remedy === null) throw error;
    throw new Error(
      `The user of DATABASE_URL can't create the triggers that protect the audit trail. ${remedy} Then run npm run migrate again.`,
      { cause: error },
    );
  }
}

function remedyFor(errno: number): string | null {
  if (errno === LACKS_TRIGGER) return 'Grant it the TRIGGER privilege on the database.';
  if (!ASKS_FOR_SUPER.has(errno)) return null;
  return 'The server writes a binary log: set log_bin_trust_function_creators=1 on it, or migrate as a user with the SUPER privilege.';
}
