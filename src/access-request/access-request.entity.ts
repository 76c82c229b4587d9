import { ACCOUNT_NUMBER_LENGTH } from '../account/account-number';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, InstantColumn, OneOfColumn, ReferenceColumn } from '../database/columns';
import type { UniqueKey } from '../database/database-error';
import { IdentityEntity } from '../identity/identity.entity';
import {
  type AccessRequest,
  ACCESS_REQUEST_STATES,
  type AccessRequestState,
  DECLINE_REASONS,
  type DeclineReason,
} from './access-request';

/** The unique key that allows a person only one open request for a number. */
export const ONE_OPEN_REQUEST: UniqueKey = {
  name: 'uq_access_request_open',
  table: 'access_request',
  columns: ['requested_by_identity_id', 'open_number'],
};

/**
 * The row of a person's request for access to an account, which they identify by its number.
 *
 * It's written in the same way whether the account exists or not. The account is looked up later, outside the HTTP
 * request, so that neither the response nor its timing reveals whether it exists.
 */
@Entity('access_request')
@Index('ix_access_request_unprocessed', ['processedAt', 'failedAt', 'id'])
@Index('ix_access_request_own', ['requestedByIdentityId', 'id'])
@Index('uq_access_request_open', ['requestedByIdentityId', 'openNumber'], { unique: true })
@Index('ix_access_request_account', ['accountId', 'id'])
@Index('ix_access_request_account_state', ['accountId', 'state', 'id'])
export class AccessRequestEntity implements AccessRequest {
  @IdColumn()
  id!: string;

  /** The key of the entered number. Rows from before the key existed contain the number itself. */
  @Column('varchar', { length: ACCOUNT_NUMBER_LENGTH })
  accountNumber!: string;

  @Column('varchar', { length: ACCOUNT_NUMBER_LENGTH, nullable: true })
  enteredNumber!: string | null;

  /**
   * The number's key until the request is decided, withdrawn, or replaced after it has expired. Null in rows of earlier
   * releases.
   */
  @Column('varchar', { length: ACCOUNT_NUMBER_LENGTH, nullable: true })
  openNumber!: string | null;

  /**
   * The account, for lists. Like the other references to what the request led to, it has no foreign key, which would
   * lock the account after the request, in the wrong order (see `lockAccounts`).
   */
  @ReferenceColumn({ nullable: true })
  accountId!: string | null;

  @OneOfColumn(ACCESS_REQUEST_STATES, { default: 'PENDING' })
  state!: AccessRequestState;

  @ReferenceColumn()
  requestedByIdentityId!: string;

  /** Whether the account's rate limit was exceeded. Nobody gets a mail about such a request. */
  @Column('boolean')
  throttled!: boolean;

  /** The HTTP request in which the person last requested it. */
  @Column('varchar', { length: 64 })
  requestId!: string;

  @InstantColumn()
  createdAt!: Date;

  /** When processing last failed; null if it hasn't. Requests that failed are processed after the others. */
  @InstantColumn({ nullable: true })
  failedAt!: Date | null;

  /** When it was last processed; null if it's to be processed, for the first time or again. */
  @InstantColumn({ nullable: true })
  processedAt!: Date | null;

  @InstantColumn({ nullable: true })
  decidedAt!: Date | null;

  @ReferenceColumn({ nullable: true })
  decidedByProfileId!: string | null;

  @OneOfColumn(DECLINE_REASONS, { nullable: true })
  declineReason!: DeclineReason | null;

  @ReferenceColumn({ nullable: true })
  profileId!: string | null;

  @ManyToOne(() => IdentityEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'requested_by_identity_id', foreignKeyConstraintName: 'fk_access_request_identity' })
  requestedByIdentity?: Relation<IdentityEntity>;
}
