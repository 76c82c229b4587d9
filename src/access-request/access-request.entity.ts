import { ACCOUNT_NUMBER_LENGTH } from '../account/account-number';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn } from '../database/columns';
import { IdentityEntity } from '../identity/identity.entity';

/**
 * The row of somebody's wish to be let in to an account, which they name by its number.
 *
 * Written alike whether there is such an account or not; that is looked up afterwards, away from the request, so
 * that neither the answer nor the work behind it tells.
 */
@Entity('access_request')
@Index('ix_access_request_unprocessed', ['processedAt', 'failedAt', 'id'])
@Index('ix_access_request_identity', ['requestedByIdentityId'])
export class AccessRequestEntity {
  @IdColumn()
  id!: string;

  /** The key of the number that was entered. In requests from before keys, the number itself. */
  @Column('varchar', { length: ACCOUNT_NUMBER_LENGTH })
  accountNumber!: string;

  @ReferenceColumn()
  requestedByIdentityId!: string;

  /** True when the account's administrators have had their share of mail: recorded, and left at that. */
  @Column('boolean')
  throttled!: boolean;

  /** The HTTP request it came with. */
  @Column('varchar', { length: 64 })
  requestId!: string;

  @InstantColumn()
  createdAt!: Date;

  /** When processing it failed last; null while it has not. Those that failed come after those that have not. */
  @InstantColumn({ nullable: true })
  failedAt!: Date | null;

  @InstantColumn({ nullable: true })
  processedAt!: Date | null;

  @ManyToOne(() => IdentityEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'requested_by_identity_id', foreignKeyConstraintName: 'fk_access_request_identity' })
  requestedByIdentity?: Relation<IdentityEntity>;
}
