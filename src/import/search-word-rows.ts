import type { EntityManager } from 'typeorm';
import { dialectIn, type Prepared, queryWhereIn } from '../database/bulk-statements';
import type { SearchKind } from '../search/search-word.entity';
import { WORD_LENGTH } from '../search/search-words';

/** The records that an import makes searchable: their table, and the column of the account in which they're found. */
const FOUND = {
  PROFILE: { table: 'profile', foundIn: 'account_id' },
  CUSTOMER: { table: 'account', foundIn: 'partner_id' },
} as const satisfies Partial<Record<SearchKind, object>>;

/**
 * Creates the statement that adds records to the search index by their stored words, without sending it.
 *
 * The database splits the words itself, because sending five rows for each record would take longer than storing them.
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
