import type { ObjectLiteral } from 'typeorm';
import type { Database } from '../database/database';
import { dialectOf } from '../database/dialect';
import type { Condition, StoredList } from '../relay/stored-list';
import type { SearchKind } from './search-word.entity';

const LAST_CHARACTER = '\u{10FFFF}';

/**
 * Makes the part of a list that finds the records of an account by words, in the order of the words and then by id.
 *
 * The first term, the longest, leads: its stretch of the index of words is walked, and the other terms are looked for
 * in what it finds. A record with several words that begin with it counts at the first of them alone. `table` is
 * that of the records, with their `words`.
 */
export function foundByWords(
  database: Database,
  sought: {
    readonly accountId: string;
    readonly kind: SearchKind;
    readonly table: string;
    readonly terms: readonly [string, ...string[]];
  },
): Omit<StoredList<ObjectLiteral>, 'entity'> {
  const { usingPrimaryKey, joinInThisOrder, concatenated } = dialectOf(database);
  const [longest, ...others] = sought.terms;
  const theWord = concatenated("' '", 'found.word', "' '");
  const conditions: Condition[] = [
    {
      sql: 'found.account_id = ? AND found.kind = ?',
      parameters: [sought.accountId, sought.kind],
    },
    {
      sql: `INSTR(listed.words, ?) = INSTR(listed.words, ${theWord})`,
      parameters: [` ${longest}`],
    },
    ...others.map((term) => ({ sql: 'INSTR(listed.words, ?) > 0', parameters: [` ${term}`] })),
  ];
  return {
    name: [sought.kind, sought.accountId, ...sought.terms].join(' '),
    from: `search_word AS found ${usingPrimaryKey} ${joinInThisOrder} ${sought.table} AS listed ${usingPrimaryKey}
      ON listed.id = found.subject_id`,
    conditions,
    orderedBy: ['found.word', 'found.subject_id'],
    start: [longest],
    end: [longest + LAST_CHARACTER],
    leads: (word) => word.startsWith(longest),
  };
}
