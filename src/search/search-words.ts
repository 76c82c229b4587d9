import { decomposed, MOST_UNITS, withoutVariants } from '../foundation/unicode';

/** Counts the characters that the words of one record take at most, all together. */
export const WORDS_LENGTH = 512;

/** Counts the characters of the longest word; what is longer is cut there, when it is kept and when it is sought. */
export const WORD_LENGTH = 40;

/** Counts the characters of the longest key that a name is ordered by; what is longer is cut there. */
export const ORDER_KEY_LENGTH = 200;

/** Counts the characters of the longest word that begins with Chinese or Japanese, where any character may begin one. */
const UNSPACED_WORD_LENGTH = 12;

const WORD = /[\p{L}\p{N}]+/gu;
// Most names and addresses; there is nothing to fold but case in them.
const ASCII = /^[ -~]*$/;
const SURROGATE = /[\uD800-\uDFFF]/;
const BEHIND_AT = /@\S*/g;
/** Letters that Unicode doesn't decompose, in lower case, and what people type who don't have them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', ð: 'd', ø: 'o', þ: 'th', đ: 'd', ħ: 'h' },
  ...{ ł: 'l', ŋ: 'n', œ: 'oe', ŧ: 't' },
};
/** Letters that people also spell as two, in lower case: German, the Nordic languages, and Croatian. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', å: 'aa', đ: 'dj', ö: 'oe', ø: 'oe', ü: 'ue' },
};
const WITH_PLAIN_LETTER = anyOf(PLAIN_LETTERS);
const WITH_OTHER_SPELLING = anyOf(SPELLED_OUT);
const UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}]+/gu;
const KATAKANA = /[\u30A1-\u30F6]/g;
const KATAKANA_PAST_HIRAGANA = 0x60;
/** Chinese and Japanese characters, between which no spaces are needed. */
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]`;
const BEGINS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');
const SPACE_BETWEEN_UNSPACED = new RegExp(`(?<=${UNSPACED})\\s+(?=${UNSPACED})`, 'gu');
const INNER_BEGINNING = new RegExp(`(?<=${UNSPACED})(?=.)|(?<=.)(?=${UNSPACED})`, 'gu');

/**
 * Gives the words that a record is found by: of its texts, each once, in order, as ` abercrombie contoso kim `.
 *
 * Upper and lower case, accents and the forms of Unicode count alike: `Jürgen` is found as `jurgen`, `Łukasz` as `lukasz`.
 * `Jürgen` is also found as `juergen`, and `山田太郎` as `太郎`. What a record has of these beyond its plain words comes last
 * where there is no room for all. Each word stands between spaces, by which a query tells its beginning. Searching
 * folds what is sought in the same way.
 */
export function searchWords(...texts: readonly string[]): string {
  const words = new Set<string>();
  let length = 1;
  for (const word of [...texts.flatMap(wordsIn), ...texts.flatMap(furtherWordsIn)].map(beginningOf)) {
    if (words.has(word) || length + word.length + 1 > WORDS_LENGTH) continue;
    words.add(word);
    length += word.length + 1;
  }
  return [' ', ...[...words].sort(byCodePoint).map((word) => `${word} `)].join('');
}

/**
 * Gives the words that somebody seeks, the one that tells most first: each must begin a word of what is found.
 *
 * The longest tells most, but for those behind an @, which all of a company's addresses have.
 */
export function searchTerms(query: string): string[] {
  const termsIn = (text: string): string[] => wordsIn(text).map(beginningOf);
  const domains = new Set(Array.from(query.matchAll(BEHIND_AT), ([domain]) => termsIn(domain)).flat());
  const terms = [...new Set(termsIn(query))];
  return terms.sort(
    (one, other) =>
      Number(domains.has(one)) - Number(domains.has(other)) ||
      other.length - one.length ||
      byCodePoint(one, other),
  );
}

/**
 * Gives what a list is ordered by that is in the order of names: the words of a name, as they stand in it.
 *
 * The same whatever the database, and as people expect it: by letters, not by their case or accents. Giving it the key
 * again changes nothing.
 */
export function orderKey(name: string): string {
  return cut(wordsIn(name).join(' '), ORDER_KEY_LENGTH).trimEnd();
}

/** Takes the words of a record apart again. */
export function splitWords(words: string): string[] {
  return words.split(' ').filter((word) => word !== '');
}

function wordsIn(text: string): string[] {
  return (ASCII.test(text) ? text.toLowerCase() : folded(text)).match(WORD) ?? [];
}

/** Gives the words that people may type instead of those in a text. */
function furtherWordsIn(text: string): string[] {
  if (ASCII.test(text)) return [];
  const spelledOut = withoutVariants(text, MOST_UNITS.searched)
    .toLowerCase()
    .replace(WITH_OTHER_SPELLING, (letter) => SPELLED_OUT[letter] ?? letter);
  return [
    ...wordsIn(spelledOut),
    ...wordsIn(text.replace(SPACE_BETWEEN_UNSPACED, '')).flatMap((word) =>
      [0, ...Array.from(word.matchAll(INNER_BEGINNING), ({ index }) => index)].map((at) => word.slice(at)),
    ),
  ];
}

/** Gives what a word is kept and sought by. */
function beginningOf(word: string): string {
  return cut(word, BEGINS_UNSPACED.test(word) ? UNSPACED_WORD_LENGTH : WORD_LENGTH);
}

function folded(text: string): string {
  return (
    decomposed(text, MOST_UNITS.searched)
      .replace(UNSEEN, '')
      // Down first, since of ẞ and ß only the small one becomes SS.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      // What ends a Greek word may stand inside a longer one.
      .replaceAll('ς', 'σ')
      .replace(WITH_PLAIN_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter)
      .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - KATAKANA_PAST_HIRAGANA))
  );
}

function anyOf(letters: Readonly<Record<string, string>>): RegExp {
  return new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
}

// By code points, so that no half of a pair is left over.
function cut(text: string, length: number): string {
  return text.length <= length ? text : Array.from(text).slice(0, length).join('');
}

// As the databases order the column; by UTF-16 units, pairs would come before some that they come after.
function byCodePoint(one: string, other: string): number {
  if (SURROGATE.test(one) || SURROGATE.test(other))
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return one < other ? -1 : Number(one > other);
}
