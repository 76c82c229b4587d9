import type { ObjectLiteral } from 'typeorm';
import type { Database } from '../database/database';
import { dialectOf } from '../database/dialect';
import type { Condition, StoredList } from '../relay/stored-list';
import type { SearchKind } from './search-word.entity';

const LAST_CHARACTER = '\u{10FFFF}';

/**
 * Creates the part of a list that finds the records of an account by words, ordered by word and then by id.
 *
 * The longest term, the first one, selects a range of the index of words, and the other terms filter its records. If
 * several words of a record start with the longest term, the record is listed only for the first of them. `table` is
 * the records' table, with their `words`.
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

/** Returns a list of `foundByWords` with its bounds as conditions, so that it can have another order. */
export function withinWords<Row extends ObjectLiteral>({
  start = [],
  end = [],
  ...list
}: StoredList<Row>): StoredList<Row> {
  const range = { sql: 'found.word >= ? AND found.word < ?', parameters: [...start, ...end] };
  return { ...list, conditions: [...list.conditions, range] };
}
