import type { EntityManager } from 'typeorm';
import { insertion, type Prepared } from '../database/bulk-statements';
import { splitWords } from '../search/search-words';

/** How many words one DELETE names: SQLite takes expressions 1,000 deep. */
const WORDS_PER_STATEMENT = 200;

/** Writes, without sending it yet, what lets profiles be found by their words. */
export function wordInsertion(
  manager: EntityManager,
  profiles: readonly { readonly id: string; readonly accountId: string; readonly words: string }[],
): Prepared {
  const rows = profiles.flatMap(({ id, accountId, words }) =>
    splitWords(words).map((word) => [accountId, word, id]),
  );
  return insertion(manager, 'search_word', ['account_id', 'word', 'subject_id'], rows, { kind: 'PROFILE' });
}

/** Lets profiles no longer be found by the words that they were found by. */
export async function forgetWords(
  manager: EntityManager,
  profiles: readonly { readonly id: string; readonly accountId: string; readonly words: string }[],
): Promise<void> {
  const rows = profiles.flatMap(({ id, accountId, words }) =>
    splitWords(words).map((word) => [accountId, word, id]),
  );
  const one = "(account_id = ? AND kind = 'PROFILE' AND word = ? AND subject_id = ?)";
  for (let from = 0; from < rows.length; from += WORDS_PER_STATEMENT) {
    const part = rows.slice(from, from + WORDS_PER_STATEMENT);
    await manager.query(`DELETE FROM search_word WHERE ${part.map(() => one).join(' OR ')}`, part.flat());
  }
}
