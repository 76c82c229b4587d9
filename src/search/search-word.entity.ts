import { Entity, PrimaryColumn } from 'typeorm';
import { ID_LENGTH } from '../foundation/ids';
import { WORD_LENGTH } from './search-words';

/**
 * The kind of record that a word finds in an account: one of its profiles or invitations, or a customer of the partner.
 */
export type SearchKind = 'PROFILE' | 'INVITATION' | 'CUSTOMER';

/** The row of a word that finds a record of an account, in the order in which lists are searched. */
@Entity('search_word')
export class SearchWordEntity {
  @PrimaryColumn('varchar', { length: ID_LENGTH })
  accountId!: string;

  @PrimaryColumn('varchar', { length: 32 })
  kind!: SearchKind;

  @PrimaryColumn('varchar', { length: WORD_LENGTH })
  word!: string;

  @PrimaryColumn('varchar', { length: ID_LENGTH })
  subjectId!: string;
}
