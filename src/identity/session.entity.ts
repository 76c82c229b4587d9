import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, WordColumn } from '../database/columns';
import { ProfileEntity } from '../profile/profile.entity';
import { IdentityEntity } from './identity.entity';

/** The row of a browser's session. */
@Entity('session')
@Index('uq_session_token_hash', ['tokenHash'], { unique: true })
@Index('ix_session_identity', ['identityId'])
@Index('ix_session_active_profile', ['activeProfileId'])
export class SessionEntity {
  @IdColumn()
  id!: string;

  /** SHA-256 of the cookie's 256-bit value, in hexadecimal. The value itself isn't stored. */
  @Column('varchar', { length: 64 })
  tokenHash!: string;

  @ReferenceColumn()
  identityId!: string;

  /** Whether the person stays signed in after the browser closes. */
  @Column('boolean')
  persistent!: boolean;

  /** The profile chosen in this session. */
  @ReferenceColumn({ nullable: true })
  activeProfileId!: string | null;

  @InstantColumn()
  createdAt!: Date;

  /** When it was last used, to the minute. The idle timeout starts here. */
  @InstantColumn()
  lastSeenAt!: Date;

  /** When it expires if it isn't used. */
  @InstantColumn()
  idleExpiresAt!: Date;

  /** When it expires even if it's used. */
  @InstantColumn()
  expiresAt!: Date;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;

  /** The name of the browser that signed in; null if unknown. */
  @WordColumn({ nullable: true })
  browser!: string | null;

  /** The name of its operating system; null if unknown. */
  @WordColumn({ nullable: true })
  platform!: string | null;

  @ManyToOne(() => IdentityEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'identity_id', foreignKeyConstraintName: 'fk_session_identity' })
  identity?: Relation<IdentityEntity>;

  @ManyToOne(() => ProfileEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'active_profile_id', foreignKeyConstraintName: 'fk_session_active_profile' })
  activeProfile?: Relation<ProfileEntity> | null;
}
