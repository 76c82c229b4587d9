import { requestError } from '../request/request-error';
import { searchTerms } from './search-words';

const LONGEST = 100;
const MOST_TERMS = 5;

/** Describes, in the schema, how search words match. */
export const DESCRIBE_MATCHING =
  'Ignores case, accents and Japanese voicing marks, full-width and half-width forms, and invisible characters. Letters without a decomposition match their plain spelling: `o` ø, `l` ł, `d` đ and ð, `th` þ, `ae` æ, `ss` ß, `i` ı. The spellings `ae`, `oe`, `ue`, `aa`, and `dj` also match ä, ö or ø, ü, å, and đ. Hiragana and katakana match each other. In Chinese and Japanese, a word can start at any character, and spaces in the stored name are ignored. Compares up to 40 characters of a word, 12 of a Chinese or Japanese one. 1 to 100 characters, up to 5 words.';

/**
 * Describes the argument `search` of a list, in the schema. `besideName` names what is searched in addition to the
 * name.
 */
export const describeSearch = (besideName: string): string =>
  `Returns only items whose name or ${besideName} contains, for each search word, a word that starts with it. ${DESCRIBE_MATCHING} Orders the items by the word that the longest search word matches; words after an @ count as the shortest. Cursors are valid only for the same search.`;

/**
 * Returns the search terms, with the leading term first; null if there are none. Throws BAD_USER_INPUT that names
 * `search`.
 */
export function soughtTerms(search: string | null | undefined): readonly [string, ...string[]] | null {
  if (search == null) return null;
  if (search === '' || search.length > 2 * LONGEST || [...search].length > LONGEST)
    throw badSearch(`Enter 1 to ${String(LONGEST)} characters.`);
  const [leading, ...others] = searchTerms(search);
  if (leading === undefined) throw badSearch('Enter a word, or the beginning of one.');
  if (others.length >= MOST_TERMS) throw badSearch(`Enter up to ${String(MOST_TERMS)} words.`);
  return [leading, ...others];
}

function badSearch(message: string): Error {
  return requestError('BAD_USER_INPUT', `search: ${message}`, { field: ['search'] });
}
