import type { EntityManager } from 'typeorm';
import { inParts } from '../database/bulk-statements';
import { type SearchKind, SearchWordEntity } from './search-word.entity';
import { splitWords } from './search-words';

/** A record that is found by its words, as created by `searchWords`. */
export interface Searchable {
  readonly id: string;
  readonly accountId: string;
  readonly words: string;
}

// A word takes 4 variables. SQLite allows 32,766 in a statement, fewer than servers.
const WORDS_PER_INSERT = 5_000;
// SQLite limits the depth of expressions to 1,000.
const WORDS_PER_DELETE = 200;

/** Adds new records to the search index, in the transaction that writes them. Sends one statement for 5,000 words. */
export async function indexWords(
  manager: EntityManager,
  kind: SearchKind,
  records: readonly Searchable[],
): Promise<void> {
  await insertWords(
    manager,
    records.flatMap((record) => rowsOf(kind, record)),
  );
}

/**
 * Updates the words of records in the search index. `before` are a record's previous words.
 *
 * Sends one statement for 200 words that are gone, and one for 5,000 new words.
 */
export async function reindexWords(
  manager: EntityManager,
  kind: SearchKind,
  changed: readonly { readonly record: Searchable; readonly before: string }[],
): Promise<void> {
  const changes = changed.map(({ record, before }) => {
    const [had, has] = [rowsOf(kind, { ...record, words: before }), rowsOf(kind, record)];
    return { gone: without(had, has), added: without(has, had) };
  });
  await deleteWords(
    manager,
    changes.flatMap(({ gone }) => gone),
  );
  await insertWords(
    manager,
    changes.flatMap(({ added }) => added),
  );
}

/** Removes the words of records from the search index. Sends one statement for 200 words. */
export async function forgetWords(
  manager: EntityManager,
  kind: SearchKind,
  records: readonly Searchable[],
): Promise<void> {
  await deleteWords(
    manager,
    records.flatMap((record) => rowsOf(kind, record)),
  );
}

async function insertWords(manager: EntityManager, rows: readonly SearchWordEntity[]): Promise<void> {
  for (const part of inParts(rows, WORDS_PER_INSERT)) await manager.insert(SearchWordEntity, [...part]);
}

async function deleteWords(manager: EntityManager, rows: readonly SearchWordEntity[]): Promise<void> {
  const one = '(account_id = ? AND kind = ? AND word = ? AND subject_id = ?)';
  for (const part of inParts(rows, WORDS_PER_DELETE))
    await manager.query(
      `DELETE FROM search_word WHERE ${part.map(() => one).join(' OR ')}`,
      part.flatMap(({ accountId, kind, word, subjectId }) => [accountId, kind, word, subjectId]),
    );
}

/** Returns the rows of a record whose words the other rows of the same record don't have. */
function without(rows: readonly SearchWordEntity[], others: readonly SearchWordEntity[]): SearchWordEntity[] {
  const words = new Set(others.map(({ word }) => word));
  return rows.filter(({ word }) => !words.has(word));
}

function rowsOf(kind: SearchKind, { id: subjectId, accountId, words }: Searchable): SearchWordEntity[] {
  return splitWords(words).map((word) => ({ accountId, kind, word, subjectId }));
}
