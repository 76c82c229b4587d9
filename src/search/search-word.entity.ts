import { Entity, PrimaryColumn } from 'typeorm';
import { ID_LENGTH } from '../foundation/ids';
import { WORD_LENGTH } from './search-words';

/** Says what a word finds in an account: a profile or an invitation of it, or a customer that it looks after. */
export type SearchKind = 'PROFILE' | 'INVITATION' | 'CUSTOMER';

/** The row of a word by which a record of an account is found; in the order in which lists are searched. */
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
