import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { ProfileRole } from '../access/actor';
import { AccountEntity } from '../account/account.entity';
import { EmailKeyColumn, IdColumn, InstantColumn, ReferenceColumn, WordColumn } from '../database/columns';
import type { Profile, ProfileStatus } from './profile';

/** The row of a profile. */
@Entity('profile')
@Index('ix_profile_account', ['accountId', 'id'])
@Index('ix_profile_email_key', ['emailKey'])
export class ProfileEntity implements Profile {
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

  @WordColumn()
  role!: ProfileRole;

  @WordColumn()
  status!: ProfileStatus;

  @Column('varchar', { length: 35 })
  locale!: string;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;

  @ManyToOne(() => AccountEntity, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fk_profile_account' })
  account?: Relation<AccountEntity>;
}
