import { requestError } from '../request/request-error';
import { MOST_UNITS } from '../unicode';

/** Where a row stands in an ordered list: its id, and before it what the list is ordered by first, if anything. */
export type Place = readonly [...leading: string[], id: string];

/** Tells whether a text may lead a place, in a list that is ordered by something before the id. */
export type Leads = (text: string) => boolean;

const ID = /^[a-z]{4}_[0-9a-z]{26}$/;
const BETWEEN = ' ';

/** Makes the cursor that stands for a place; opaque to callers. */
export function cursorOf(place: Place): string {
  return Buffer.from(place.join(BETWEEN)).toString('base64url');
}

/**
 * Reads a cursor; null when none was given. `leads` is absent for a list that is ordered by id alone.
 *
 * Throws BAD_USER_INPUT that names the argument when it is no cursor, or one of another kind of list.
 */
export function placeOf(
  argument: 'after' | 'before',
  cursor: string | null | undefined,
  leads?: Leads,
): Place | null {
  if (cursor == null) return null;
  const text = cursor.length > MOST_UNITS.cursor ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  const end = text.lastIndexOf(BETWEEN);
  const [leading, id] = [text.slice(0, Math.max(end, 0)), text.slice(end + 1)];
  const isOfThisList = leads ? end !== -1 && leads(leading) : end === -1;
  if (isOfThisList && ID.test(id)) return leads ? [leading, id] : [id];
  throw badArgument(argument, 'Take the cursor from an edge or pageInfo of the same list.');
}

/** Makes the error for an argument of a list that can't be taken. */
export function badArgument(argument: string, message: string): Error {
  return requestError('BAD_USER_INPUT', `${argument}: ${message}`, { field: [argument] });
}

/** Orders places as the databases do, by code points: negative when the first comes before the second. */
export function comparePlaces(one: readonly string[], other: readonly string[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    const order = Buffer.compare(Buffer.from(value), Buffer.from(against));
    if (order !== 0) return order;
  }
  return one.length - other.length;
}
