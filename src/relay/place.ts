import { crc32 } from 'node:zlib';
import { requestError } from '../request/request-error';
import { MOST_UNITS } from '../foundation/unicode';

/** The position of a row in an ordered list: the values that the list is ordered by first, if any, and its id. */
export type Place = readonly [...leading: string[], id: string];

/** Returns whether text can be the leading value of a place, in a list ordered by another column before the id. */
export type Leads = (text: string) => boolean;

const ID = /^[a-z]{4}_[0-9a-z]{26}$/;
const isNewId = (text: string): boolean => ID.test(text);
const BETWEEN = ' ';

/** A list, as its cursors identify it. */
export interface CursorList {
  /**
   * Identifies the list: its kind, its owner, and its search words. Without filters, since they don't affect the order.
   */
  readonly name: string;
  /** Checks the leading value of a place; absent if the list is ordered by id alone. */
  readonly leads?: Leads;
  /** Checks the id of a place. Defaults to the ids of `newId`. */
  readonly isId?: (text: string) => boolean;
}

/** Creates the cursor of a place in a list. Opaque to callers. */
export function cursorOf({ name }: CursorList, place: Place): string {
  const text = place.join(BETWEEN);
  const checksum = crc32(`${name}${BETWEEN}${text}`).toString(36);
  return Buffer.from(`${text}${BETWEEN}${checksum}`).toString('base64url');
}

/**
 * Reads a cursor; null if none is given.
 *
 * Throws BAD_USER_INPUT that names the argument if it isn't an unmodified cursor of this list. The checksum finds
 * mistakes, not forgeries. A forged cursor only reads items of the same list.
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
  const { isId = isNewId, leads } = list;
  if (cursorOf(list, place) === cursor && isId(id) && (leads?.(leading) ?? true)) return place;
  throw badArgument(argument, 'Take the cursor from an edge or pageInfo of the same list.');
}

/** Creates the error for an invalid argument of a list, with a reason that programs can compare, if there is one. */
export function badArgument(argument: string, message: string, reason?: string): Error {
  const details = { field: [argument], ...(reason !== undefined && { reason }) };
  return requestError('BAD_USER_INPUT', `${argument}: ${message}`, details);
}

/** Compares places like the databases, by code points. Negative if the first comes before the second. */
export function comparePlaces(one: readonly string[], other: readonly string[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    const order = Buffer.compare(Buffer.from(value), Buffer.from(against));
    if (order !== 0) return order;
  }
  return one.length - other.length;
}
