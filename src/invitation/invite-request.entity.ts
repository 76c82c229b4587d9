import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { EmailKeyColumn, IdColumn, InstantColumn, ReferenceColumn } from '../database/columns';
import { IdentityEntity } from '../identity/identity.entity';

/**
 * The row of an address entered on the association page.
 *
 * It's stored whether or not profiles match. A background job looks for them later, so that neither the response nor
 * its timing reveals matches.
 */
@Entity('invite_request')
@Index('ix_invite_request_unprocessed', ['processedAt', 'failedAt', 'id'])
@Index('ix_invite_request_identity', ['requestedByIdentityId'])
export class InviteRequestEntity {
  @IdColumn()
  id!: string;

  @EmailKeyColumn()
  emailKey!: string;

  @ReferenceColumn()
  requestedByIdentityId!: string;

  /** Whether the address has reached its limit. It's stored like any other, but no mail is sent. */
  @Column('boolean')
  throttled!: boolean;

  /** The id of the HTTP request. */
  @Column('varchar', { length: 64 })
  requestId!: string;

  @InstantColumn()
  createdAt!: Date;

  /** When processing last failed; null if it never failed. Failed requests are processed after the others. */
  @InstantColumn({ nullable: true })
  failedAt!: Date | null;

  @InstantColumn({ nullable: true })
  processedAt!: Date | null;

  @ManyToOne(() => IdentityEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'requested_by_identity_id', foreignKeyConstraintName: 'fk_invite_request_identity' })
  requestedByIdentity?: Relation<IdentityEntity>;
}
