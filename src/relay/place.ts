import { crc32 } from 'node:zlib';
import { requestError } from '../request/request-error';
import { MOST_UNITS } from '../foundation/unicode';

/** Where a row stands in an ordered list: its id, and before it what the list is ordered by first, if anything. */
export type Place = readonly [...leading: string[], id: string];

/** Tells whether a text may lead a place, in a list that is ordered by something before the id. */
export type Leads = (text: string) => boolean;

const ID = /^[a-z]{4}_[0-9a-z]{26}$/;
const BETWEEN = ' ';

/** A list as its cursors know it. */
export interface CursorList {
  /** Identifies the list: what it has, whose it is, and what is searched for. Filters keep the order, and aren't in it. */
  readonly name: string;
  /** What may lead a place; absent when the list is ordered by id alone. */
  readonly leads?: Leads;
}

/** Makes the cursor that stands for a place in a list; opaque to callers. */
export function cursorOf({ name }: CursorList, place: Place): string {
  const text = place.join(BETWEEN);
  const checksum = crc32(`${name}${BETWEEN}${text}`).toString(36);
  return Buffer.from(`${text}${BETWEEN}${checksum}`).toString('base64url');
}

/**
 * Reads a cursor; null when none was given.
 *
 * Throws BAD_USER_INPUT that names the argument when it isn't a cursor of this list as it was returned. The checksum
 * finds mistakes, not forgeries. A forged cursor only reads items of the same list.
 */
export function placeOf(
  argument: 'after' | 'before',
  cursor: string | null | undefined,
  list: CursorList,
): Place | null {
  if (cursor == null) return null;
  const text = cursor.length > MOST_UNITS.cursor ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  const parts = text.split(BETWEEN).slice(0, -1);
  const id = parts.pop() ?? '';
  const leading = parts.join(BETWEEN);
  const place: Place = list.leads ? [leading, id] : [id];
  if (cursorOf(list, place) === cursor && ID.test(id) && (list.leads?.(leading) ?? true)) return place;
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
