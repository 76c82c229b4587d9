import { requestError } from '../request/request-error';
import { searchTerms } from './search-words';

const LONGEST = 100;
const MOST_TERMS = 5;

/** Describes the argument `search` of a list, for the people who call it; `besideName` is what is searched beside the name. */
export const describeSearch = (besideName: string): string =>
  `Only those that each of these words begins a word of, in the name or in the ${besideName}; upper and lower case and accents count alike. 1 to 100 characters, up to 5 words. What is found comes in the order of the word that the longest of them begins, those behind an @ left aside, and its cursors are of use for the same search alone.`;

/** Gives the terms to seek, the one that leads first, or null when nothing is sought; throws BAD_USER_INPUT that names `search`. */
export function soughtTerms(search: string | null | undefined): readonly [string, ...string[]] | null {
  if (search == null) return null;
  if (search === '' || search.length > LONGEST) throw badSearch(`Enter 1 to ${String(LONGEST)} characters.`);
  const [leading, ...others] = searchTerms(search);
  if (leading === undefined) throw badSearch('Enter a word, or the beginning of one.');
  if (others.length >= MOST_TERMS) throw badSearch(`Enter up to ${String(MOST_TERMS)} words.`);
  return [leading, ...others];
}

function badSearch(message: string): Error {
  return requestError('BAD_USER_INPUT', `search: ${message}`, { field: ['search'] });
}
