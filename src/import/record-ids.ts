import { TypeID } from 'typeid-js';
import { type IdPrefix, newId } from '../foundation/ids';

const TIME_ORDERED = /^.{14}7/;

/** Creates the function that returns ids in ascending order, so that records keep the order of their rows. */
export function idsInOrder(prefix: IdPrefix): (count: number) => string[] {
  let last = '';
  return (count) => {
    for (;;) {
      const ids = Array.from({ length: count }, () => newId(prefix)).sort();
      // Within a millisecond, the order of ids is random, so this retries until it's ascending.
      if ((ids[0] ?? '~') > last) {
        last = ids.at(-1) ?? last;
        return ids;
      }
    }
  };
}

/** Returns the GUID of a record that isn't from Dataverse, for an export: the UUID in its id. */
export function guidOf(id: string): string {
  return TypeID.fromString(id).toUUID();
}

/** Returns the id that an exported GUID may stand for; null for GUIDs of Dataverse, which aren't ordered by time. */
export function idOf(prefix: IdPrefix, guid: string): string | null {
  return TIME_ORDERED.test(guid) ? TypeID.fromUUID(prefix, guid).toString() : null;
}
