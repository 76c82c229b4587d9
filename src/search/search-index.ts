import { In, type EntityManager } from 'typeorm';
import { type SearchKind, SearchWordEntity } from './search-word.entity';
import { splitWords } from './search-words';

/** A record that is found by its words, as created by `searchWords`. */
export interface Searchable {
  readonly id: string;
  readonly accountId: string;
  readonly words: string;
}

// A word takes 4 variables. SQLite allows 32,766 in a statement, fewer than servers.
const MOST_WORDS_AT_ONCE = 5_000;

/** Adds new records to the search index, in the transaction that writes them. Sends one statement for 5,000 words. */
export async function indexWords(
  manager: EntityManager,
  kind: SearchKind,
  records: readonly Searchable[],
): Promise<void> {
  const rows = records.flatMap((record) => rowsOf(kind, record));
  for (let start = 0; start < rows.length; start += MOST_WORDS_AT_ONCE)
    await manager.insert(SearchWordEntity, rows.slice(start, start + MOST_WORDS_AT_ONCE));
}

/** Updates the words of a record in the search index. `before` are its previous words. */
export async function reindexWords(
  manager: EntityManager,
  kind: SearchKind,
  record: Searchable,
  before: string,
): Promise<void> {
  const [had, has] = [before, record.words].map((words) => new Set(splitWords(words))) as [
    Set<string>,
    Set<string>,
  ];
  const gone = [...had].filter((word) => !has.has(word));
  const { accountId, id: subjectId } = record;
  if (gone.length > 0) await manager.delete(SearchWordEntity, { accountId, kind, subjectId, word: In(gone) });
  const rows = rowsOf(kind, record).filter(({ word }) => !had.has(word));
  if (rows.length > 0) await manager.insert(SearchWordEntity, rows);
}

function rowsOf(kind: SearchKind, { id: subjectId, accountId, words }: Searchable): SearchWordEntity[] {
  return splitWords(words).map((word) => ({ accountId, kind, word, subjectId }));
}
