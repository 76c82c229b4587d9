import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `CREATE TABLE "audit_event" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "occurred_at" datetime(3) NOT NULL,
    "action" varchar(32) NOT NULL,
    "account_id" varchar(31),
    "profile_id" varchar(31),
    "subject_id" varchar(31) NOT NULL,
    "actor_identity_id" varchar(31),
    "actor_profile_id" varchar(31),
    "request_id" varchar(64) NOT NULL,
    "changes" text
  )`,
  `CREATE INDEX "ix_audit_event_account" ON "audit_event" ("account_id", "occurred_at", "id")`,
  `CREATE INDEX "ix_audit_event_account_action" ON "audit_event" ("account_id", "action", "occurred_at", "id")`,
  `CREATE INDEX "ix_audit_event_account_actor" ON "audit_event" ("account_id", "actor_profile_id", "occurred_at", "id")`,
  `CREATE INDEX "ix_audit_event_account_profile" ON "audit_event" ("account_id", "profile_id", "occurred_at", "id")`,
  `CREATE TRIGGER "audit_event_no_update" BEFORE UPDATE ON "audit_event"
    BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END`,
  `CREATE TRIGGER "audit_event_no_delete" BEFORE DELETE ON "audit_event"
    BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END`,
  `CREATE TABLE "account" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "number" varchar(40) NOT NULL,
    "name" varchar(200) NOT NULL,
    "kind" varchar(32) NOT NULL,
    "status" varchar(32) NOT NULL,
    "partner_id" varchar(31),
    "external_id" varchar(36),
    "primary_contact_external_id" varchar(36),
    "created_at" datetime(3) NOT NULL,
    CONSTRAINT "fk_account_partner" FOREIGN KEY ("partner_id") REFERENCES "account" ("id") ON DELETE SET NULL ON UPDATE NO ACTION
  )`,
  `CREATE UNIQUE INDEX "uq_account_number" ON "account" ("number")`,
  `CREATE UNIQUE INDEX "uq_account_external_id" ON "account" ("external_id")`,
  `CREATE INDEX "ix_account_name" ON "account" ("name")`,
  `CREATE INDEX "ix_account_partner" ON "account" ("partner_id")`,
  `CREATE TABLE "service_plan" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "account_id" varchar(31) NOT NULL,
    "kind" varchar(32) NOT NULL,
    "name" varchar(200) NOT NULL,
    "starts_at" datetime(3) NOT NULL,
    "ends_at" datetime(3) NOT NULL,
    "external_id" varchar(36),
    CONSTRAINT "fk_service_plan_account" FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE CASCADE ON UPDATE NO ACTION
  )`,
  `CREATE UNIQUE INDEX "uq_service_plan_external_id" ON "service_plan" ("external_id")`,
  `CREATE INDEX "ix_service_plan_account" ON "service_plan" ("account_id", "ends_at", "starts_at")`,
  `CREATE TABLE "profile" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "account_id" varchar(31) NOT NULL,
    "display_name" varchar(200) NOT NULL,
    "email" varchar(254) NOT NULL,
    "email_key" varchar(320) NOT NULL,
    "role" varchar(32) NOT NULL,
    "status" varchar(32) NOT NULL,
    "locale" varchar(35) NOT NULL,
    "is_associated" boolean NOT NULL,
    "words" varchar(512) NOT NULL,
    "external_id" varchar(36),
    "created_at" datetime(3) NOT NULL,
    "updated_at" datetime(3) NOT NULL,
    CONSTRAINT "fk_profile_account" FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE RESTRICT ON UPDATE NO ACTION
  )`,
  `CREATE INDEX "ix_profile_account" ON "profile" ("account_id", "id")`,
  `CREATE UNIQUE INDEX "uq_profile_external_id" ON "profile" ("external_id")`,
  `CREATE INDEX "ix_profile_account_role" ON "profile" ("account_id", "role", "id")`,
  `CREATE INDEX "ix_profile_account_status" ON "profile" ("account_id", "status", "id")`,
  `CREATE INDEX "ix_profile_account_associated" ON "profile" ("account_id", "is_associated", "id")`,
  `CREATE INDEX "ix_profile_email_key" ON "profile" ("email_key")`,
  `CREATE TABLE "identity" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "tenant_id" varchar(36) NOT NULL,
    "object_id" varchar(36) NOT NULL,
    "display_name" varchar(200) NOT NULL,
    "username" varchar(254) NOT NULL,
    "default_profile_id" varchar(31),
    "created_at" datetime(3) NOT NULL,
    "last_signed_in_at" datetime(3) NOT NULL,
    CONSTRAINT "fk_identity_default_profile" FOREIGN KEY ("default_profile_id") REFERENCES "profile" ("id") ON DELETE SET NULL ON UPDATE NO ACTION
  )`,
  `CREATE UNIQUE INDEX "uq_identity_tenant_object" ON "identity" ("tenant_id", "object_id")`,
  `CREATE INDEX "ix_identity_default_profile" ON "identity" ("default_profile_id")`,
  `CREATE TABLE "session" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "token_hash" varchar(64) NOT NULL,
    "identity_id" varchar(31) NOT NULL,
    "persistent" boolean NOT NULL,
    "active_profile_id" varchar(31),
    "created_at" datetime(3) NOT NULL,
    "last_seen_at" datetime(3) NOT NULL,
    "idle_expires_at" datetime(3) NOT NULL,
    "expires_at" datetime(3) NOT NULL,
    "ended_at" datetime(3),
    CONSTRAINT "fk_session_identity" FOREIGN KEY ("identity_id") REFERENCES "identity" ("id") ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "fk_session_active_profile" FOREIGN KEY ("active_profile_id") REFERENCES "profile" ("id") ON DELETE SET NULL ON UPDATE NO ACTION
  )`,
  `CREATE UNIQUE INDEX "uq_session_token_hash" ON "session" ("token_hash")`,
  `CREATE INDEX "ix_session_identity" ON "session" ("identity_id")`,
  `CREATE INDEX "ix_session_active_profile" ON "session" ("active_profile_id")`,
  `CREATE TABLE "association" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "profile_id" varchar(31) NOT NULL,
    "identity_id" varchar(31) NOT NULL,
    "associated_at" datetime(3) NOT NULL,
    "ended_at" datetime(3),
    "end_reason" varchar(32),
    "last_used_at" datetime(3),
    "active_profile_id" varchar(31) AS (CASE WHEN ended_at IS NULL THEN profile_id END) VIRTUAL,
    CONSTRAINT "fk_association_profile" FOREIGN KEY ("profile_id") REFERENCES "profile" ("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
    CONSTRAINT "fk_association_identity" FOREIGN KEY ("identity_id") REFERENCES "identity" ("id") ON DELETE RESTRICT ON UPDATE NO ACTION
  )`,
  `CREATE UNIQUE INDEX "uq_association_active_profile" ON "association" ("active_profile_id")`,
  `CREATE INDEX "ix_association_profile" ON "association" ("profile_id", "associated_at")`,
  `CREATE INDEX "ix_association_identity" ON "association" ("identity_id", "ended_at", "associated_at", "profile_id")`,
  `CREATE TABLE "invitation" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "account_id" varchar(31) NOT NULL,
    "profile_id" varchar(31) NOT NULL,
    "email" varchar(254) NOT NULL,
    "email_key" varchar(320) NOT NULL,
    "state" varchar(32) NOT NULL,
    "created_at" datetime(3) NOT NULL,
    "expires_at" datetime(3) NOT NULL,
    "accepted_at" datetime(3),
    "accepted_by_identity_id" varchar(31),
    "sent_by_profile_id" varchar(31),
    "token_key_id" varchar(16) NOT NULL,
    "token_nonce" varchar(32) NOT NULL,
    "delivery" varchar(32),
    "words" varchar(512) NOT NULL,
    "pending_profile_id" varchar(31) AS (CASE WHEN state = 'PENDING' THEN profile_id END) VIRTUAL,
    CONSTRAINT "fk_invitation_profile" FOREIGN KEY ("profile_id") REFERENCES "profile" ("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
    CONSTRAINT "fk_invitation_accepted_by" FOREIGN KEY ("accepted_by_identity_id") REFERENCES "identity" ("id") ON DELETE SET NULL ON UPDATE NO ACTION,
    CONSTRAINT "fk_invitation_sent_by" FOREIGN KEY ("sent_by_profile_id") REFERENCES "profile" ("id") ON DELETE SET NULL ON UPDATE NO ACTION
  )`,
  `CREATE UNIQUE INDEX "uq_invitation_pending_profile" ON "invitation" ("pending_profile_id")`,
  `CREATE INDEX "ix_invitation_account" ON "invitation" ("account_id", "id")`,
  `CREATE INDEX "ix_invitation_account_state" ON "invitation" ("account_id", "state", "id")`,
  `CREATE INDEX "ix_invitation_account_delivery" ON "invitation" ("account_id", "delivery", "id")`,
  `CREATE INDEX "ix_invitation_profile" ON "invitation" ("profile_id", "id")`,
  `CREATE INDEX "ix_invitation_accepted_by" ON "invitation" ("accepted_by_identity_id")`,
  `CREATE INDEX "ix_invitation_sent_by" ON "invitation" ("sent_by_profile_id")`,
  `CREATE TABLE "invite_request" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "email_key" varchar(320) NOT NULL,
    "requested_by_identity_id" varchar(31) NOT NULL,
    "throttled" boolean NOT NULL,
    "request_id" varchar(64) NOT NULL,
    "created_at" datetime(3) NOT NULL,
    "failed_at" datetime(3),
    "processed_at" datetime(3),
    CONSTRAINT "fk_invite_request_identity" FOREIGN KEY ("requested_by_identity_id") REFERENCES "identity" ("id") ON DELETE CASCADE ON UPDATE NO ACTION
  )`,
  `CREATE INDEX "ix_invite_request_unprocessed" ON "invite_request" ("processed_at", "failed_at", "id")`,
  `CREATE INDEX "ix_invite_request_identity" ON "invite_request" ("requested_by_identity_id")`,
  `CREATE TABLE "access_request" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "account_number" varchar(40) NOT NULL,
    "requested_by_identity_id" varchar(31) NOT NULL,
    "throttled" boolean NOT NULL,
    "request_id" varchar(64) NOT NULL,
    "created_at" datetime(3) NOT NULL,
    "failed_at" datetime(3),
    "processed_at" datetime(3),
    CONSTRAINT "fk_access_request_identity" FOREIGN KEY ("requested_by_identity_id") REFERENCES "identity" ("id") ON DELETE CASCADE ON UPDATE NO ACTION
  )`,
  `CREATE INDEX "ix_access_request_unprocessed" ON "access_request" ("processed_at", "failed_at", "id")`,
  `CREATE INDEX "ix_access_request_identity" ON "access_request" ("requested_by_identity_id")`,
  `CREATE TABLE "search_word" (
    "account_id" varchar(31) NOT NULL,
    "kind" varchar(32) NOT NULL,
    "word" varchar(40) NOT NULL,
    "subject_id" varchar(31) NOT NULL,
    PRIMARY KEY ("account_id", "kind", "word", "subject_id")
  )`,
  `CREATE TABLE "maintenance_window" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "starts_at" datetime(3) NOT NULL,
    "ends_at" datetime(3) NOT NULL,
    "message" varchar(500) NOT NULL,
    "created_at" datetime(3) NOT NULL,
    "cancelled_at" datetime(3)
  )`,
  `CREATE INDEX "ix_maintenance_window_end" ON "maintenance_window" ("ends_at")`,
  `CREATE TABLE "mail" (
    "id" varchar(31) PRIMARY KEY NOT NULL,
    "template" varchar(32) NOT NULL,
    "subject_id" varchar(31) NOT NULL,
    "recipient" varchar(254) NOT NULL,
    "status" varchar(32) NOT NULL,
    "attempts" integer NOT NULL,
    "due_at" datetime(3) NOT NULL,
    "lease_id" varchar(31),
    "provider_message_id" varchar(64),
    "last_error" varchar(64),
    "created_at" datetime(3) NOT NULL,
    "finished_at" datetime(3)
  )`,
  `CREATE INDEX "ix_mail_due" ON "mail" ("status", "due_at")`,
  `CREATE INDEX "ix_mail_subject" ON "mail" ("subject_id")`,
  `CREATE TABLE "rate_limit" (
    "limit_key" varchar(128) PRIMARY KEY NOT NULL,
    "points" integer NOT NULL,
    "expires_at_ms" bigint NOT NULL
  )`,
  `CREATE INDEX "ix_rate_limit_expiry" ON "rate_limit" ("expires_at_ms")`,
];

// TypeORM compares a generated column with what this table has of it.
const GENERATED_COLUMNS = [
  `CREATE TABLE IF NOT EXISTS "typeorm_metadata" (
    "type" varchar(64) NOT NULL,
    "database" varchar(255),
    "schema" varchar(255),
    "table" varchar(64) NOT NULL,
    "name" varchar(64) NOT NULL,
    "value" text,
    PRIMARY KEY ("type", "table", "name")
  )`,
  `REPLACE INTO "typeorm_metadata" ("type", "table", "name", "value") VALUES
    ('GENERATED_COLUMN', 'association', 'active_profile_id', 'CASE WHEN ended_at IS NULL THEN profile_id END'),
    ('GENERATED_COLUMN', 'invitation', 'pending_profile_id', 'CASE WHEN state = ''PENDING'' THEN profile_id END')`,
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

  /** Creates every table, and the triggers that keep the audit trail from being rewritten. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...STATEMENTS, ...GENERATED_COLUMNS]) await queryRunner.query(statement);
  }

  /** Drops every table. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [...TABLES, 'typeorm_metadata']) await queryRunner.query(`DROP TABLE "${table}"`);
  }
}
