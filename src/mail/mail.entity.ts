import { Column, Entity, Index } from 'typeorm';
import {
  EmailKeyColumn,
  IdColumn,
  InstantColumn,
  OneOfColumn,
  ReferenceColumn,
  WordColumn,
} from '../database/columns';
import { type Mail, MAIL_STATUSES, type MailStatus } from './mail';

/** The row of a mail in the outbox. It contains no secrets, since links are created when it's sent. */
@Entity('mail')
@Index('ix_mail_due', ['status', 'dueAt'])
@Index('ix_mail_subject', ['subjectId'])
@Index('ix_mail_mailbox', ['mailbox', 'status', 'finishedAt'])
@Index('ix_mail_message', ['messageId'])
export class MailEntity implements Mail {
  @IdColumn()
  id!: string;

  @WordColumn()
  template!: string;

  @ReferenceColumn()
  subjectId!: string;

  @Column('varchar', { length: 254 })
  recipient!: string;

  @EmailKeyColumn({ default: '' })
  mailbox!: string;

  @ReferenceColumn({ default: '' })
  messageId!: string;

  @OneOfColumn(MAIL_STATUSES)
  status!: MailStatus;

  @Column('int')
  attempts!: number;

  @InstantColumn()
  dueAt!: Date;

  @ReferenceColumn({ nullable: true })
  leaseId!: string | null;

  @Column('varchar', { length: 64, nullable: true })
  providerMessageId!: string | null;

  @Column('varchar', { length: 64, nullable: true })
  lastError!: string | null;

  @Column('int', { default: 0 })
  unknownOutcomes!: number;

  @ReferenceColumn({ nullable: true })
  unconfirmedBatchId!: string | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn({ nullable: true })
  finishedAt!: Date | null;
}
