import { decomposed, MOST_UNITS, withoutVariants } from '../foundation/unicode';

/** Maximum length of all words of a record together, in characters. */
export const WORDS_LENGTH = 512;

/** Maximum length of a word in characters. Longer words are cut, both in the index and in search terms. */
export const WORD_LENGTH = 40;

/** Maximum length of a key that orders names, in characters. Longer keys are cut. */
export const ORDER_KEY_LENGTH = 200;

/**
 * Maximum length of a word that begins with Chinese or Japanese, in characters. Any of its characters may begin a word.
 */
const UNSPACED_WORD_LENGTH = 12;

const WORD = /[\p{L}\p{N}]+/gu;
// Most names and addresses. They only need a change to lowercase.
const ASCII = /^[ -~]*$/;
const SURROGATE = /[\uD800-\uDFFF]/;
const BEHIND_AT = /@\S*/g;
/** Letters without a decomposition in Unicode, in lowercase, and what people without these keys type. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', ð: 'd', ø: 'o', þ: 'th', đ: 'd', ħ: 'h' },
  ...{ ł: 'l', ŋ: 'n', œ: 'oe', ŧ: 't' },
};
/** Letters that people also spell as two letters, in lowercase: German, the Nordic languages, and Croatian. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', å: 'aa', đ: 'dj', ö: 'oe', ø: 'oe', ü: 'ue' },
};
const WITH_PLAIN_LETTER = anyOf(PLAIN_LETTERS);
const WITH_OTHER_SPELLING = anyOf(SPELLED_OUT);
const UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}]+/gu;
const KATAKANA = /[\u30A1-\u30F6]/g;
const KATAKANA_PAST_HIRAGANA = 0x60;
/** Chinese and Japanese characters, which need no spaces between words. */
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]`;
const BEGINS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');
const SPACE_BETWEEN_UNSPACED = new RegExp(`(?<=${UNSPACED})\\s+(?=${UNSPACED})`, 'gu');
const INNER_BEGINNING = new RegExp(`(?<=${UNSPACED})(?=.)|(?<=.)(?=${UNSPACED})`, 'gu');

/**
 * Returns the distinct words that a record is found by, from its texts, in order, such as ` abercrombie contoso kim `.
 *
 * Ignores case, accents and Unicode forms: `Jürgen` is found as `jurgen`, `Łukasz` as `lukasz`. `Jürgen` is also found
 * as `juergen`, and `山田太郎` as `太郎`. These additional words come last if there isn't room for all. Each word is between
 * spaces, so that a query can match its beginning. Searching normalizes its terms in the same way.
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
 * Returns the search terms, the most selective first. Each must be the beginning of a word of a result.
 *
 * The longest is the most selective, except for terms after an @, because a company's addresses share their domain.
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
 * Returns the key that orders lists by name: the words of the name, in order.
 *
 * The order is the same on every database, and as people expect it: by letters, regardless of case and accents. The key
 * of a key is the key itself.
 */
export function orderKey(name: string): string {
  return cut(wordsIn(name).join(' '), ORDER_KEY_LENGTH).trimEnd();
}

/** Splits the stored words of a record. */
export function splitWords(words: string): string[] {
  return words.split(' ').filter((word) => word !== '');
}

function wordsIn(text: string): string[] {
  return (ASCII.test(text) ? text.toLowerCase() : folded(text)).match(WORD) ?? [];
}

/** Returns words that people may type instead of those in a text. */
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

/** Returns the form of a word that is stored and searched for. */
function beginningOf(word: string): string {
  return cut(word, BEGINS_UNSPACED.test(word) ? UNSPACED_WORD_LENGTH : WORD_LENGTH);
}

function folded(text: string): string {
  return (
    decomposed(text, MOST_UNITS.searched)
      .replace(UNSEEN, '')
      // First to lowercase, because of ẞ and ß only the small letter becomes SS.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      // A final sigma may be inside a longer word.
      .replaceAll('ς', 'σ')
      .replace(WITH_PLAIN_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter)
      .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - KATAKANA_PAST_HIRAGANA))
  );
}

function anyOf(letters: Readonly<Record<string, string>>): RegExp {
  return new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
}

// By code points, so that no surrogate pair is split.
function cut(text: string, length: number): string {
  return text.length <= length ? text : Array.from(text).slice(0, length).join('');
}

// Like the databases' order of the column. In UTF-16 order, surrogate pairs would sort before some characters that they
// should follow.
function byCodePoint(one: string, other: string): number {
  if (SURROGATE.test(one) || SURROGATE.test(other))
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return one < other ? -1 : Number(one > other);
}
