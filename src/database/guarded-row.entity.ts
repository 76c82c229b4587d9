import { Column, Entity } from 'typeorm';
import { IdColumn } from './columns';

/** The row that locks of a record write in clusters with several writers (see `guardLocked`). */
@Entity('guarded_row')
export class GuardedRowEntity {
  /** The id of the locked record. */
  @IdColumn()
  id!: string;

  /** Counts the locks, so that each one changes the row. */
  @Column('int')
  turn!: number;
}
