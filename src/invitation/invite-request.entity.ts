import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { EmailKeyColumn, IdColumn, InstantColumn, ReferenceColumn } from '../database/columns';
import { IdentityEntity } from '../identity/identity.entity';

/**
 * The row of an address entered on the association page.
 *
 * Written alike whether the address matches or not; the matching is done afterwards, away from the request, so
 * that neither the answer nor the work behind it tells.
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

  /** True when the address has had its share of mail: recorded like any other, and left at that. */
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
  @JoinColumn({ name: 'requested_by_identity_id', foreignKeyConstraintName: 'fk_invite_request_identity' })
  requestedByIdentity?: Relation<IdentityEntity>;
}
