import { ACCOUNT_NUMBER_LENGTH } from '../account/account-number';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn } from '../database/columns';
import { IdentityEntity } from '../identity/identity.entity';

/**
 * The row of a person's request for access to an account, which they identify by its number.
 *
 * It's written in the same way whether the account exists or not. The account is looked up later, outside the HTTP
 * request, so that neither the response nor its timing reveals whether it exists.
 */
@Entity('access_request')
@Index('ix_access_request_unprocessed', ['processedAt', 'failedAt', 'id'])
@Index('ix_access_request_identity', ['requestedByIdentityId'])
export class AccessRequestEntity {
  @IdColumn()
  id!: string;

  /** The key of the entered number. Rows from before the key existed contain the number itself. */
  @Column('varchar', { length: ACCOUNT_NUMBER_LENGTH })
  accountNumber!: string;

  @ReferenceColumn()
  requestedByIdentityId!: string;

  /** Whether the account's rate limit was exceeded. Such a request is only recorded. */
  @Column('boolean')
  throttled!: boolean;

  /** The HTTP request that created it. */
  @Column('varchar', { length: 64 })
  requestId!: string;

  @InstantColumn()
  createdAt!: Date;

  /** When processing last failed; null if it hasn't. Requests that failed are processed after the others. */
  @InstantColumn({ nullable: true })
  failedAt!: Date | null;

  @InstantColumn({ nullable: true })
  processedAt!: Date | null;

  @ManyToOne(() => IdentityEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'requested_by_identity_id', foreignKeyConstraintName: 'fk_access_request_identity' })
  requestedByIdentity?: Relation<IdentityEntity>;
}
