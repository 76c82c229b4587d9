import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../database/columns';

/** The row of the outcome of a call with an idempotency key. */
@Entity('kept_outcome')
@Index('ix_kept_outcome_created', ['createdAt'])
export class KeptOutcomeEntity {
  /** A hash of the caller and their key. */
  @PrimaryColumn('varchar', { length: 43 })
  id!: string;

  /** A hash of the mutation, its input, and the caller's profile. */
  @Column('varchar', { length: 43 })
  inputHash!: string;

  /** The ids of what was created, and the codes of refused items, as JSON. */
  @Column('text')
  outcome!: string;

  @InstantColumn()
  createdAt!: Date;
}
