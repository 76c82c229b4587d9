import { Entity } from 'typeorm';
import { PrimaryEmailKeyColumn, InstantColumn, WordColumn } from '../database/columns';

/** Why an address is not mailed: it bounced hard, its holder complained, or somebody at Postmark said so. */
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
