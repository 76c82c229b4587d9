import { Entity } from 'typeorm';
import { PrimaryEmailKeyColumn, InstantColumn, WordColumn } from '../database/columns';

/**
 * Why no mail is sent to an address: a hard bounce, a spam complaint, a manual suppression at Postmark, or
 * Postmark reported the address as inactive.
 */
export type SuppressionReason = 'HARD_BOUNCE' | 'SPAM_COMPLAINT' | 'MANUAL' | 'INACTIVE';

/** The row of a suppressed address. After its suppression is lifted, the row stays, to compare the times of reports. */
@Entity('suppressed_address')
export class SuppressedAddressEntity {
  @PrimaryEmailKeyColumn()
  emailKey!: string;

  @WordColumn()
  reason!: SuppressionReason;

  /** The time of the latest reported event. Reports of earlier events change nothing. */
  @InstantColumn()
  changedAt!: Date;

  /** When the suppression was lifted; null while the address is suppressed. */
  @InstantColumn({ nullable: true })
  liftedAt!: Date | null;
}
