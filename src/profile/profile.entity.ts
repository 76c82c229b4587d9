import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { PROFILE_ROLES, type ProfileRole } from '../access/actor';
import { AccountEntity } from '../account/account.entity';
import {
  EmailKeyColumn,
  ExternalIdColumn,
  IdColumn,
  InstantColumn,
  OneOfColumn,
  ReferenceColumn,
} from '../database/columns';
import { ORDER_KEY_LENGTH, WORDS_LENGTH } from '../search/search-words';
import { type AddressedProfile, PROFILE_STATUSES, type ProfileStatus } from './profile';

/** The row of a profile. */
@Entity('profile')
@Index('uq_profile_external_id', ['externalId'], { unique: true })
@Index('ix_profile_account', ['accountId', 'id'])
@Index('ix_profile_account_role', ['accountId', 'role', 'id'])
@Index('ix_profile_account_status', ['accountId', 'status', 'id'])
@Index('ix_profile_account_associated', ['accountId', 'isAssociated', 'id'])
@Index('ix_profile_account_name', ['accountId', 'nameKey', 'id'])
@Index('ix_profile_email_key', ['emailKey'])
export class ProfileEntity implements AddressedProfile {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  accountId!: string;

  @Column('varchar', { length: 200 })
  displayName!: string;

  @Column('varchar', { length: 254 })
  email!: string;

  @EmailKeyColumn()
  emailKey!: string;

  @OneOfColumn(PROFILE_ROLES)
  role!: ProfileRole;

  @OneOfColumn(PROFILE_STATUSES)
  status!: ProfileStatus;

  @Column('varchar', { length: 35 })
  locale!: string;

  /** Whether the profile has an active association. It's stored for lists, and updated with each association. */
  @Column('boolean')
  isAssociated!: boolean;

  /** The profile's search words (see `searchWords`). */
  @Column('varchar', { length: WORDS_LENGTH })
  words!: string;

  /** The key of its name, for ordering (see `orderKey`). Only queries of lists use it. */
  @Column('varchar', { length: ORDER_KEY_LENGTH, default: '', select: false })
  nameKey?: string;

  @ExternalIdColumn()
  externalId!: string | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;

  @ManyToOne(() => AccountEntity, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fk_profile_account' })
  account?: Relation<AccountEntity>;
}
