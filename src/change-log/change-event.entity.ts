import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, ReferenceColumn, WordColumn } from '../database/columns';
import type { PublicChanges } from './change';

/** The row of a change. It's inserted in the transaction of the change, and gets its position after the commit. */
@Entity('change_event')
@Index('uq_change_event_position', ['position'], { unique: true })
@Index('ix_change_event_account', ['accountId', 'position'])
export class ChangeEventEntity {
  /** Orders changes until they have a position. Ids have gaps, and can be committed in another order. */
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string;

  /** The place in the log; null until it's numbered (see `numberChanges`). */
  @Column('bigint', { nullable: true })
  position!: string | null;

  @WordColumn()
  type!: string;

  @ReferenceColumn({ nullable: true })
  accountId!: string | null;

  @ReferenceColumn({ nullable: true })
  profileId!: string | null;

  @ReferenceColumn({ nullable: true })
  identityId!: string | null;

  @ReferenceColumn()
  subjectId!: string;

  /** `PublicChanges` as JSON. */
  @Column('simple-json')
  changes!: PublicChanges;

  @InstantColumn()
  occurredAt!: Date;
}
