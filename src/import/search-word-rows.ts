import type { EntityManager } from 'typeorm';
import { dialectIn, type Prepared, queryWhereIn } from '../database/bulk-statements';
import { splitWords, WORD_LENGTH } from '../search/search-words';

/** How many words one DELETE names: SQLite takes expressions 1,000 deep. */
const WORDS_PER_STATEMENT = 200;

/**
 * Writes, without sending it yet, what lets profiles be found by the words that are stored with them.
 *
 * The database takes the words apart itself: five rows a profile would take longer to send than to store.
 */
export function wordInsertion(manager: EntityManager, profileIds: readonly string[]): Prepared {
  const { eachWord } = dialectIn(manager);
  const sql = `INSERT INTO search_word (account_id, kind, word, subject_id)
    SELECT profile.account_id, 'PROFILE', word.value, profile.id
    FROM profile CROSS JOIN ${eachWord('profile.words', WORD_LENGTH)}
    WHERE TRIM(profile.words) <> '' AND profile.id`;
  return async () => {
    if (profileIds.length > 0) await queryWhereIn(manager, sql, profileIds);
  };
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
