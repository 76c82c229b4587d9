import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn, OneOfColumn, ReferenceColumn } from '../database/columns';
import { LONGEST_TARGET_URL } from './target-url';

/** The statuses of a target. Nothing is sent to a disabled one until an operator replays events to it. */
export const TARGET_STATUSES = ['ACTIVE', 'DISABLED'] as const;

/** The status of a target. */
export type TargetStatus = (typeof TARGET_STATUSES)[number];

/** The code of a target that is disabled while its events are being replayed. */
export const REPLAYING = 'REPLAYING';

/** The row of a URL that gets events. */
@Entity('webhook_target')
export class WebhookTargetEntity {
  @IdColumn()
  id!: string;

  @Column('varchar', { length: LONGEST_TARGET_URL })
  url!: string;

  /** The types of events that it gets; null for all. */
  @Column('simple-json', { nullable: true })
  types!: readonly string[] | null;

  /** The secret that signs, sealed (see `sealSecret`). */
  @Column('varchar', { length: 255 })
  secret!: string;

  /** The previous secret, sealed, which also signs during a rotation. */
  @Column('varchar', { length: 255, nullable: true })
  formerSecret!: string | null;

  /** When the previous secret stops signing. */
  @InstantColumn({ nullable: true })
  formerSecretUntil!: Date | null;

  @OneOfColumn(TARGET_STATUSES)
  status!: TargetStatus;

  /** Why it's disabled: the code of the last attempt, `CURSOR_EXPIRED`, or `REPLAYING`. */
  @Column('varchar', { length: 64, nullable: true })
  disabledCode!: string | null;

  /** The cursor: changes up to this position have their delivery. */
  @Column('bigint')
  position!: string;

  /** Number of failed attempts since the last one that succeeded. */
  @Column('int')
  failures!: number;

  /** When it's tried again: its circuit breaker is open until then. During a replay, when the replay began. */
  @InstantColumn()
  dueAt!: Date;

  /** The claim of the instance that delivers to it. */
  @ReferenceColumn({ nullable: true })
  leaseId!: string | null;

  @InstantColumn({ nullable: true })
  leasedUntil!: Date | null;

  @InstantColumn()
  createdAt!: Date;
}
