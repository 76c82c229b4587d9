import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation, VirtualColumn } from 'typeorm';
import {
  EmailKeyColumn,
  IdColumn,
  InstantColumn,
  OneOfColumn,
  oneOfTransformer,
  ReferenceColumn,
  WordColumn,
} from '../database/columns';
import { ID_LENGTH } from '../foundation/ids';
import { IdentityEntity } from '../identity/identity.entity';
import { ProfileEntity } from '../profile/profile.entity';
import { WORDS_LENGTH } from '../search/search-words';
import {
  DECLINE_REASONS,
  type DeclineReason,
  type DeliveryStatus,
  type Invitation,
  INVITATION_STATES,
  type InvitationState,
} from './invitation';

/** The row of an invitation. Without the secret key, it can't be redeemed. */
@Entity('invitation')
@Index('uq_invitation_pending_profile', ['pendingProfileId'], { unique: true })
@Index('ix_invitation_account', ['accountId', 'id'])
@Index('ix_invitation_account_state', ['accountId', 'state', 'id'])
@Index('ix_invitation_account_delivery', ['accountId', 'delivery', 'id'])
@Index('ix_invitation_account_pending', ['accountId', 'state', 'expiresAt', 'delivery'])
@Index('ix_invitation_expiry', ['state', 'expiresAt', 'id'])
@Index('ix_invitation_profile', ['profileId', 'id'])
@Index('ix_invitation_accepted_by', ['acceptedByIdentityId'])
@Index('ix_invitation_sent_by', ['sentByProfileId'])
export class InvitationEntity implements Invitation {
  @IdColumn()
  id!: string;

  /**
   * The profile's account, for lists. It has no foreign key, which would lock the account after the profile, in the
   * wrong order (see `lockAccounts`).
   */
  @ReferenceColumn()
  accountId!: string;

  @ReferenceColumn()
  profileId!: string;

  @Column('varchar', { length: 254 })
  email!: string;

  @EmailKeyColumn()
  emailKey!: string;

  @OneOfColumn(INVITATION_STATES)
  state!: InvitationState;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  expiresAt!: Date;

  @InstantColumn({ nullable: true })
  acceptedAt!: Date | null;

  @ReferenceColumn({ nullable: true })
  acceptedByIdentityId!: string | null;

  @VirtualColumn({ type: 'datetime', query: (alias) => ofDecline('declined_at', alias) })
  declinedAt!: Date | null;

  @VirtualColumn({
    type: 'varchar',
    query: (alias) => ofDecline('reason', alias),
    transformer: oneOfTransformer(DECLINE_REASONS),
  })
  declineReason!: DeclineReason | null;

  @ReferenceColumn({ nullable: true })
  sentByProfileId!: string | null;

  @Column('varchar', { length: 16 })
  tokenKeyId!: string;

  @Column('varchar', { length: 32 })
  tokenNonce!: string;

  @WordColumn({ nullable: true })
  delivery!: DeliveryStatus | null;

  /** The invitation's search words (see `searchWords`). */
  @Column('varchar', { length: WORDS_LENGTH })
  words!: string;

  /**
   * The profile's id while the invitation is pending. It's unique, so that a profile has only one pending invitation.
   */
  @Column({
    type: 'varchar',
    length: ID_LENGTH,
    nullable: true,
    asExpression: "CASE WHEN state = 'PENDING' THEN profile_id END",
    generatedType: 'VIRTUAL',
    select: false,
    insert: false,
    update: false,
  })
  pendingProfileId?: string | null;

  @ManyToOne(() => ProfileEntity, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'profile_id', foreignKeyConstraintName: 'fk_invitation_profile' })
  profile?: Relation<ProfileEntity>;

  @ManyToOne(() => IdentityEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'accepted_by_identity_id', foreignKeyConstraintName: 'fk_invitation_accepted_by' })
  acceptedByIdentity?: Relation<IdentityEntity> | null;

  @ManyToOne(() => ProfileEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'sent_by_profile_id', foreignKeyConstraintName: 'fk_invitation_sent_by' })
  sentByProfile?: Relation<ProfileEntity> | null;
}

/** Reads a column of `DeclinedInvitationEntity`, only for invitations that can have its row. */
function ofDecline(column: string, alias: string): string {
  return `CASE WHEN ${alias}.state = 'REVOKED' THEN
    (SELECT declined.${column} FROM declined_invitation AS declined WHERE declined.invitation_id = ${alias}.id) END`;
}
