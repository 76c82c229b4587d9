import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn } from '../database/columns';

/** The row of an event for a target: waiting until it has been delivered, and a line of the log afterward. */
@Entity('webhook_delivery')
@Index('uq_webhook_delivery_position', ['targetId', 'position'], { unique: true })
@Index('ix_webhook_delivery_waiting', ['targetId', 'deliveredAt', 'position'])
@Index('ix_webhook_delivery_due', ['targetId', 'deliveredAt', 'dueAt'])
export class WebhookDeliveryEntity {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  targetId!: string;

  /** The position of the change in the change log. */
  @Column('bigint')
  position!: string;

  /** What it keeps the order of: the account; without one, the person or the record. */
  @ReferenceColumn()
  queue!: string;

  @Column('int')
  attempts!: number;

  /** When it's tried again. */
  @InstantColumn()
  dueAt!: Date;

  @InstantColumn({ nullable: true })
  firstTriedAt!: Date | null;

  /** How the last attempt ended, such as `HTTP_500` or `TIMEOUT`; null before the first one. */
  @Column('varchar', { length: 64, nullable: true })
  lastCode!: string | null;

  @InstantColumn({ nullable: true })
  deliveredAt!: Date | null;

  @InstantColumn()
  createdAt!: Date;
}
