import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The counter of positions, the table's only row. Numbering locks and changes it, so it's done by one at a time. */
@Entity('change_counter')
export class ChangeCounterEntity {
  /** Always 1. */
  @PrimaryColumn('int')
  id!: number;

  /** The position of the last numbered change; 0 if there is none. Remains when the change is deleted. */
  @Column('bigint')
  position!: string;
}
