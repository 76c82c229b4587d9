import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn } from '../database/columns';
import type { MaintenanceWindow } from './service-status';

/** The row of a maintenance window that was announced by command. */
@Entity('maintenance_window')
@Index('ix_maintenance_window_end', ['endsAt'])
export class MaintenanceWindowEntity implements MaintenanceWindow {
  @IdColumn()
  id!: string;

  @InstantColumn()
  startsAt!: Date;

  @InstantColumn()
  endsAt!: Date;

  @Column('varchar', { length: 500 })
  message!: string;

  @InstantColumn()
  createdAt!: Date;

  /** When it was canceled or ended early; null if it wasn't. */
  @InstantColumn({ nullable: true })
  cancelledAt!: Date | null;
}
