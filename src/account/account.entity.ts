import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { ACCOUNT_KINDS, type AccountKind } from '../access/actor';
import { ExternalIdColumn, IdColumn, InstantColumn, OneOfColumn, ReferenceColumn } from '../database/columns';
import { ORDER_KEY_LENGTH, WORDS_LENGTH } from '../search/search-words';
import { type Account, ACCOUNT_STATUSES, type AccountStatus } from './account';
import { ACCOUNT_NUMBER_LENGTH } from './account-number';

/** The row of an account. */
@Entity('account')
@Index('uq_account_number_key', ['numberKey'], { unique: true })
@Index('uq_account_external_id', ['externalId'], { unique: true })
@Index('ix_account_name', ['name'])
@Index('ix_account_partner_name', ['partnerId', 'nameKey', 'id'])
export class AccountEntity implements Account {
  @IdColumn()
  id!: string;

  @Column('varchar', { length: ACCOUNT_NUMBER_LENGTH })
  number!: string;

  @Column('varchar', { length: 200 })
  name!: string;

  @OneOfColumn(ACCOUNT_KINDS)
  kind!: AccountKind;

  @OneOfColumn(ACCOUNT_STATUSES)
  status!: AccountStatus;

  @ReferenceColumn({ nullable: true })
  partnerId!: string | null;

  @ExternalIdColumn()
  externalId!: string | null;

  /** The account's primary contact in Dataverse. The import makes its profile an administrator. */
  @ExternalIdColumn()
  primaryContactExternalId!: string | null;

  /** The account's search words (see `lookupOfAccount`). Only queries of lists use them. */
  @Column('varchar', { length: WORDS_LENGTH, default: '', select: false })
  words?: string;

  /** The key of its name, for ordering (see `lookupOfAccount`). */
  @Column('varchar', { length: ORDER_KEY_LENGTH, default: '', select: false })
  nameKey?: string;

  /** The key of its number, for comparisons (see `lookupOfAccount`). */
  @Column('varchar', { length: ACCOUNT_NUMBER_LENGTH, default: '', select: false })
  numberKey?: string;

  @InstantColumn()
  createdAt!: Date;

  @ManyToOne(() => AccountEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'fk_account_partner' })
  partner?: Relation<AccountEntity> | null;
}
