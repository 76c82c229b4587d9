import { decomposed, MOST_UNITS } from '../unicode';

/** Counts the characters that the words of one record take at most, all together. */
export const WORDS_LENGTH = 512;

/** Counts the characters of the longest word; what is longer is cut there, when it is kept and when it is sought. */
export const WORD_LENGTH = 40;

/** Counts the characters of the longest key that a name is ordered by; what is longer is cut there. */
export const ORDER_KEY_LENGTH = 200;

const WORD = /[\p{L}\p{N}]+/gu;
// Most names and addresses; there is nothing to fold but case in them.
const ASCII = /^[ -~]*$/;
const SURROGATE = /[\uD800-\uDFFF]/;
const BEHIND_AT = /@\S*/g;

/**
 * Gives the words that a record is found by: of its texts, each once, in order, as ` abercrombie contoso kim `.
 *
 * Upper and lower case, accents and the forms of Unicode count alike, so that `Jürgen` is found as `jurgen`. Each
 * word stands between spaces, by which a query tells its beginning. Searching does the same to what is sought.
 */
export function searchWords(...texts: readonly string[]): string {
  let words = ' ';
  for (const word of [...new Set(texts.flatMap(wordsIn))].sort(byCodePoint)) {
    if (words.length + word.length + 1 > WORDS_LENGTH) break;
    words += `${word} `;
  }
  return words;
}

/**
 * Gives the words that somebody seeks, the one that tells most first: each must begin a word of what is found.
 *
 * The longest tells most, but for those behind an @, which all of a company's addresses have.
 */
export function searchTerms(query: string): string[] {
  const domains = new Set(Array.from(query.matchAll(BEHIND_AT), ([domain]) => wordsIn(domain)).flat());
  const terms = [...new Set(wordsIn(query))];
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
  return Array.from((ASCII.test(text) ? text.toLowerCase() : folded(text)).matchAll(WORD), ([word]) =>
    cut(word, WORD_LENGTH),
  );
}

function folded(text: string): string {
  return (
    decomposed(text, MOST_UNITS.searched)
      .replace(/\p{M}+/gu, '')
      // Down first, since of ẞ and ß only the small one becomes SS.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      // What ends a Greek word may stand inside a longer one.
      .replaceAll('ς', 'σ')
  );
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
