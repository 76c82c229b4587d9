import type { EntityManager } from 'typeorm';
import { dialectIn, type Prepared, queryWhereIn } from '../database/bulk-statements';
import type { Searchable } from '../search/search-index';
import type { SearchKind } from '../search/search-word.entity';
import { splitWords, WORD_LENGTH } from '../search/search-words';

/** How many words one DELETE names: SQLite takes expressions 1,000 deep. */
const WORDS_PER_STATEMENT = 200;

/** What an import lets be found: its table, and the column of the account that it is found in. */
const FOUND = {
  PROFILE: { table: 'profile', foundIn: 'account_id' },
  CUSTOMER: { table: 'account', foundIn: 'partner_id' },
} as const satisfies Partial<Record<SearchKind, object>>;

/**
 * Writes, without sending it yet, what lets records be found by the words that are stored with them.
 *
 * The database takes the words apart itself: five rows a record would take longer to send than to store.
 */
export function wordInsertion(
  manager: EntityManager,
  kind: keyof typeof FOUND,
  ids: readonly string[],
): Prepared {
  const { eachWord } = dialectIn(manager);
  const { table, foundIn } = FOUND[kind];
  const sql = `INSERT INTO search_word (account_id, kind, word, subject_id)
    SELECT ${table}.${foundIn}, '${kind}', word.value, ${table}.id
    FROM ${table} CROSS JOIN ${eachWord(`${table}.words`, WORD_LENGTH)}
    WHERE TRIM(${table}.words) <> '' AND ${table}.${foundIn} IS NOT NULL AND ${table}.id`;
  return async () => {
    if (ids.length > 0) await queryWhereIn(manager, sql, ids);
  };
}

/** Lets records no longer be found by the words that they were found by. */
export async function forgetWords(
  manager: EntityManager,
  kind: keyof typeof FOUND,
  records: readonly Searchable[],
): Promise<void> {
  const rows = records.flatMap(({ id, accountId, words }) =>
    splitWords(words).map((word) => [accountId, word, id]),
  );
  const one = `(account_id = ? AND kind = '${kind}' AND word = ? AND subject_id = ?)`;
  for (let from = 0; from < rows.length; from += WORDS_PER_STATEMENT) {
    const part = rows.slice(from, from + WORDS_PER_STATEMENT);
    await manager.query(`DELETE FROM search_word WHERE ${part.map(() => one).join(' OR ')}`, part.flat());
  }
}
