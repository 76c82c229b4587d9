import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, WordColumn } from '../database/columns';
import type { AuditAction, AuditEvent } from './audit-event';

/** The row of an audit event. Triggers prevent updating and deleting it. */
@Entity('audit_event')
@Index('ix_audit_event_account', ['accountId', 'occurredAt', 'id'])
@Index('ix_audit_event_account_action', ['accountId', 'action', 'occurredAt', 'id'])
@Index('ix_audit_event_account_actor', ['accountId', 'actorProfileId', 'occurredAt', 'id'])
@Index('ix_audit_event_account_profile', ['accountId', 'profileId', 'occurredAt', 'id'])
export class AuditEventEntity implements AuditEvent {
  @IdColumn()
  id!: string;

  @InstantColumn()
  occurredAt!: Date;

  @WordColumn()
  action!: AuditAction;

  @ReferenceColumn({ nullable: true })
  accountId!: string | null;

  @ReferenceColumn({ nullable: true })
  profileId!: string | null;

  @ReferenceColumn()
  subjectId!: string;

  @ReferenceColumn({ nullable: true })
  actorIdentityId!: string | null;

  @ReferenceColumn({ nullable: true })
  actorProfileId!: string | null;

  @Column('varchar', { length: 64 })
  requestId!: string;

  /** The changed fields with their old and new values, as JSON: `{ field: [before, after] }`. */
  @Column('simple-json', { nullable: true })
  changes!: Record<string, unknown[]> | null;
}
