import type { QueryRunner } from 'typeorm';
import { updateRowsTogether } from '../bulk-statements';
import { selectRows, text } from '../row';

const ACCOUNTS_AT_ONCE = 1_000;
const WORDS_LENGTH = 512;
const WORD_LENGTH = 40;
const KEY_LENGTH = 200;

/** What an account is found by, and its place among others by name. */
export interface AccountLookup {
  readonly words: string;
  readonly nameKey: string;
}

/** Gives all accounts that there are the words that they are found by and the key of their names. */
export async function fillAccountLookup({ manager }: QueryRunner): Promise<void> {
  const types = {
    words: `varchar(${String(WORDS_LENGTH)}) CHARACTER SET utf8mb4`,
    name_key: `varchar(${String(KEY_LENGTH)}) CHARACTER SET utf8mb4`,
  };
  for (let last = '', more = true; more;) {
    const accounts = await selectRows(
      manager,
      `SELECT id, number, name FROM account WHERE id > ? ORDER BY id LIMIT ${String(ACCOUNTS_AT_ONCE)}`,
      [last],
    );
    const rows = accounts.map((row) => {
      const { words, nameKey } = accountLookup(text(row, 'number'), text(row, 'name'));
      return { id: text(row, 'id'), values: [words, nameKey] };
    });
    await updateRowsTogether(manager, 'account', types, rows);
    last = rows.at(-1)?.id ?? last;
    more = accounts.length === ACCOUNTS_AT_ONCE;
  }
}

/** Makes what an account was found by when this migration was written. */
function accountLookup(number: string, name: string): AccountLookup {
  return { words: FORMER_WORDS.wordsOf(number, name), nameKey: FORMER_WORDS.keyOf(name) };
}

/** How the words that a record is found by were made, and the key that a name is ordered by. */
export interface WordRule {
  readonly wordsOf: (...texts: readonly string[]) => string;
  readonly keyOf: (name: string) => string;
}

/**
 * Makes words and keys as the first releases did.
 *
 * Written out here, since a migration stays as it is whatever becomes of `searchWords` and `orderKey`.
 */
export const FORMER_WORDS: WordRule = {
  wordsOf(...texts) {
    let words = ' ';
    for (const word of [...new Set(texts.flatMap(wordsIn))].sort(byBytes)) {
      if (words.length + word.length + 1 > WORDS_LENGTH) break;
      words += `${word} `;
    }
    return words;
  },
  keyOf: (name) => cut(wordsIn(name).join(' '), KEY_LENGTH).trimEnd(),
};

function wordsIn(given: string): string[] {
  const plain = given.normalize('NFKD').replace(/\p{M}+/gu, '');
  const folded = plain.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return Array.from(folded.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => cut(word, WORD_LENGTH));
}

function cut(given: string, length: number): string {
  return given.length <= length ? given : Array.from(given).slice(0, length).join('');
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
