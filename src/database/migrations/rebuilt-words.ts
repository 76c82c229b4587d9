import type { EntityManager, QueryRunner } from 'typeorm';
import { inParts, insertRows, updateRowsTogether } from '../bulk-statements';
import { isEmbedded } from '../dialect';
import { binaryText, nullable, rowReader, selectRows, text } from '../row';
import type { WordRule } from './account-lookup';

const RECORDS_AT_ONCE = 500;
/** SQLite takes expressions 1,000 deep. */
const WORDS_PER_DELETE = 200;
const WORDS_LENGTH = 512;
const WORD_LENGTH = 40;
const UNSPACED_WORD_LENGTH = 12;
const KEY_LENGTH = 200;
const TYPES = {
  words: `varchar(${String(WORDS_LENGTH)}) CHARACTER SET utf8mb4`,
  name_key: `varchar(${String(KEY_LENGTH)}) CHARACTER SET utf8mb4`,
};

/** Records that are found by the words of two texts. */
interface Searched {
  readonly kind: string;
  readonly table: string;
  /** The column of the account that they are found in. */
  readonly foundIn: string;
  readonly first: string;
  readonly second: string;
  readonly joined?: string;
}

const ACCOUNTS: Searched = {
  ...{ kind: 'CUSTOMER', table: 'account', foundIn: 'partner_id' },
  ...{ first: 'listed.number', second: 'listed.name' },
};
const PROFILES: Searched = {
  ...{ kind: 'PROFILE', table: 'profile', foundIn: 'account_id' },
  ...{ first: 'listed.display_name', second: 'listed.email_key' },
};
const INVITATIONS: Searched = {
  ...{ kind: 'INVITATION', table: 'invitation', foundIn: 'account_id' },
  ...{ first: 'profile.display_name', second: 'listed.email_key' },
  joined: 'INNER JOIN profile ON profile.id = listed.profile_id',
};

const recordOf = rowReader({
  id: text,
  account: nullable(text),
  words: text,
  name_key: text,
  first: text,
  second: binaryText,
});

/**
 * Makes the words that all records are found by, and the keys of accounts' names, by another rule.
 *
 * Locks the records of each batch, so that the release before can run beside it. Can be repeated.
 */
export async function rebuildWords({ manager }: QueryRunner, from: WordRule, to: WordRule): Promise<void> {
  const embedded = isEmbedded(manager.dataSource);
  for (const searched of [ACCOUNTS, PROFILES, INVITATIONS])
    for (let last: string | undefined = ''; last !== undefined;) {
      const after: string = last;
      const rebuild = (batch: EntityManager): Promise<string | undefined> =>
        rebuildBatch(batch, searched, after, from, to);
      // On SQLite, all of it is in a transaction already.
      last = await (embedded ? rebuild(manager) : manager.transaction(rebuild));
    }
}

/** Returns the last id of the batch; undefined if there are none after it. */
async function rebuildBatch(
  manager: EntityManager,
  searched: Searched,
  after: string,
  from: WordRule,
  to: WordRule,
): Promise<string | undefined> {
  const { kind, table, foundIn, first, second, joined = '' } = searched;
  const isOfAccounts = searched === ACCOUNTS;
  const rows = await selectRows(
    manager,
    `SELECT listed.id, listed.${foundIn} AS account, listed.words,
       ${isOfAccounts ? 'listed.name_key' : `'' AS name_key`}, ${first} AS first, ${second} AS second
     FROM ${table} AS listed ${joined} WHERE listed.id > ? ORDER BY listed.id
     LIMIT ${String(RECORDS_AT_ONCE)} ${isEmbedded(manager.dataSource) ? '' : 'FOR UPDATE'}`,
    [after],
  );
  const changed = rows.map(recordOf).flatMap((record) => {
    // An invitation is found by the name that the profile had at the time.
    const hadThatName =
      searched !== INVITATIONS || record.words === from.wordsOf(record.first, record.second);
    const texts = hadThatName ? [record.first, record.second] : splitWords(record.words);
    const made = { words: to.wordsOf(...texts), name_key: isOfAccounts ? to.keyOf(record.second) : '' };
    return made.words === record.words && made.name_key === record.name_key ? [] : [{ record, made }];
  });

  const found = changed.flatMap(({ record: { account, ...record }, made }) =>
    account === null
      ? []
      : [{ account, before: splitWords(record.words), after: splitWords(made.words), id: record.id }],
  );
  const gone = found.flatMap(({ account, before, after, id }) =>
    [...new Set([...before, ...after])].map((word) => [account, kind, word, id]),
  );
  const one = '(account_id = ? AND kind = ? AND word = ? AND subject_id = ?)';
  for (const part of inParts(gone, WORDS_PER_DELETE))
    await manager.query(`DELETE FROM search_word WHERE ${part.map(() => one).join(' OR ')}`, part.flat());
  await insertRows(
    manager,
    'search_word',
    ['account_id', 'word', 'subject_id'],
    found.flatMap(({ account, after, id }) => after.map((word) => [account, word, id])),
    { kind },
  );
  const columns = isOfAccounts ? TYPES : { words: TYPES.words };
  await updateRowsTogether(
    manager,
    table,
    columns,
    changed.map(({ record: { id }, made }) => ({
      id,
      values: isOfAccounts ? [made.words, made.name_key] : [made.words],
    })),
  );
  return rows.length < RECORDS_AT_ONCE ? undefined : text(rows.at(-1) ?? {}, 'id');
}

function splitWords(words: string): string[] {
  return words.split(' ').filter((word) => word !== '');
}

const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', ð: 'd', ø: 'o', þ: 'th', đ: 'd', ħ: 'h' },
  ...{ ł: 'l', ŋ: 'n', œ: 'oe', ŧ: 't' },
};
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', å: 'aa', đ: 'dj', ö: 'oe', ø: 'oe', ü: 'ue' },
};
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]`;
const BEGINS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');
const SPACE_BETWEEN_UNSPACED = new RegExp(`(?<=${UNSPACED})\\s+(?=${UNSPACED})`, 'gu');
const INNER_BEGINNING = new RegExp(`(?<=${UNSPACED})(?=.)|(?<=.)(?=${UNSPACED})`, 'gu');

/**
 * Makes words and keys as they were when this migration was written.
 *
 * Written out here, since a migration stays as it is whatever becomes of `searchWords` and `orderKey`.
 */
export const FOLDED_WORDS: WordRule = {
  wordsOf(...texts) {
    const words = new Set<string>();
    let length = 1;
    for (const word of [...texts.flatMap(wordsIn), ...texts.flatMap(furtherWordsIn)].map(beginningOf)) {
      if (words.has(word) || length + word.length + 1 > WORDS_LENGTH) continue;
      words.add(word);
      length += word.length + 1;
    }
    return [' ', ...[...words].sort(byBytes).map((word) => `${word} `)].join('');
  },
  keyOf: (name) => cut(wordsIn(name).join(' '), KEY_LENGTH).trimEnd(),
};

function wordsIn(given: string): string[] {
  const folded = given
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/\p{L}/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[\u30A1-\u30F6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function furtherWordsIn(given: string): string[] {
  const spelledOut = given
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{L}/gu, (letter) => SPELLED_OUT[letter] ?? letter);
  return [
    ...wordsIn(spelledOut),
    ...wordsIn(given.replace(SPACE_BETWEEN_UNSPACED, '')).flatMap((word) =>
      [0, ...Array.from(word.matchAll(INNER_BEGINNING), ({ index }) => index)].map((at) => word.slice(at)),
    ),
  ];
}

function beginningOf(word: string): string {
  return cut(word, BEGINS_UNSPACED.test(word) ? UNSPACED_WORD_LENGTH : WORD_LENGTH);
}

function cut(given: string, length: number): string {
  return given.length <= length ? given : Array.from(given).slice(0, length).join('');
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
