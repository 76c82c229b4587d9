import { Entity } from 'typeorm';
import { PrimaryEmailKeyColumn, InstantColumn, WordColumn } from '../database/columns';

/** Why an address is not mailed: it bounced hard, its holder complained, or somebody at Postmark said so. */
export type SuppressionReason = 'HARD_BOUNCE' | 'SPAM_COMPLAINT' | 'MANUAL' | 'INACTIVE';

/** The row of an address that is not mailed, or was not for a time; one that was lifted stays, for its instant. */
@Entity('suppressed_address')
export class SuppressedAddressEntity {
  @PrimaryEmailKeyColumn()
  emailKey!: string;

  @WordColumn()
  reason!: SuppressionReason;

  /** When what was reported last happened; reports of what happened before it change nothing. */
  @InstantColumn()
  changedAt!: Date;

  /** When the address was found to be in order again; null while it is not mailed. */
  @InstantColumn({ nullable: true })
  liftedAt!: Date | null;
}
