import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, WordColumn } from '../database/columns';
import { ID_LENGTH } from '../foundation/ids';
import { IdentityEntity } from '../identity/identity.entity';
import { ProfileEntity } from '../profile/profile.entity';
import type { Association, AssociationEndReason } from './association';

/** The row of an association. */
@Entity('association')
@Index('uq_association_active_profile', ['activeProfileId'], { unique: true })
@Index('ix_association_profile', ['profileId', 'associatedAt'])
@Index('ix_association_identity', ['identityId', 'endedAt', 'associatedAt', 'profileId'])
export class AssociationEntity implements Association {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  profileId!: string;

  @ReferenceColumn()
  identityId!: string;

  @InstantColumn()
  associatedAt!: Date;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;

  @WordColumn({ nullable: true })
  endReason!: AssociationEndReason | null;

  @InstantColumn({ nullable: true })
  lastUsedAt!: Date | null;

  /**
   * The profile's id while the association is active. It's unique, so that a profile has only one active association.
   */
  @Column({
    type: 'varchar',
    length: ID_LENGTH,
    nullable: true,
    asExpression: 'CASE WHEN ended_at IS NULL THEN profile_id END',
    generatedType: 'VIRTUAL',
    select: false,
    insert: false,
    update: false,
  })
  activeProfileId?: string | null;

  @ManyToOne(() => ProfileEntity, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'profile_id', foreignKeyConstraintName: 'fk_association_profile' })
  profile?: Relation<ProfileEntity>;

  @ManyToOne(() => IdentityEntity, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'identity_id', foreignKeyConstraintName: 'fk_association_identity' })
  identity?: Relation<IdentityEntity>;
}
