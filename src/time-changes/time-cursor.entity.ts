import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, ReferenceColumn } from '../database/columns';

/** How far in time the changes of one kind have been recorded (see `recordTimeChanges`). */
@Entity('time_cursor')
export class TimeCursorEntity {
  /** The kind: `invitation-end`, `plan-start` or `plan-end`. */
  @PrimaryColumn('varchar', { length: 32 })
  id!: string;

  @InstantColumn()
  reachedAt!: Date;

  /** The last recorded one of the records with this instant; empty if none of them is recorded. */
  @ReferenceColumn()
  reachedId!: string;
}
