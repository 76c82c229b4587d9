import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn } from '../database/columns';
import { ProfileEntity } from '../profile/profile.entity';

/** The row of a Microsoft account that has signed in. Its key is tenant and object id, never the e-mail address. */
@Entity('identity')
@Index('uq_identity_tenant_object', ['tenantId', 'objectId'], { unique: true })
@Index('ix_identity_default_profile', ['defaultProfileId'])
export class IdentityEntity {
  @IdColumn()
  id!: string;

  /** The `tid` claim, in lowercase. */
  @Column('varchar', { length: 36 })
  tenantId!: string;

  /** The `oid` claim, in lowercase. */
  @Column('varchar', { length: 36 })
  objectId!: string;

  /** The `name` claim of the latest sign-in, for display only. */
  @Column('varchar', { length: 200 })
  displayName!: string;

  /** The `preferred_username` claim of the latest sign-in. For display only, since it can be reassigned. */
  @Column('varchar', { length: 254 })
  username!: string;

  /** The default profile of sessions that haven't chosen one. */
  @ReferenceColumn({ nullable: true })
  defaultProfileId!: string | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  lastSignedInAt!: Date;

  @ManyToOne(() => ProfileEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'default_profile_id', foreignKeyConstraintName: 'fk_identity_default_profile' })
  defaultProfile?: Relation<ProfileEntity> | null;
}
