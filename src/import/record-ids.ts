import { TypeID } from 'typeid-js';
import { type IdPrefix, newId } from '../foundation/ids';

const TIME_ORDERED = /^.{14}7/;

/** Makes ids that stand in the order in which they are asked for, so that records keep the order of their rows. */
export function idsInOrder(prefix: IdPrefix): (count: number) => string[] {
  let last = '';
  return (count) => {
    for (;;) {
      const ids = Array.from({ length: count }, () => newId(prefix)).sort();
      // Within a millisecond the order is a matter of luck; then luck is tried again.
      if ((ids[0] ?? '~') > last) {
        last = ids.at(-1) ?? last;
        return ids;
      }
    }
  };
}

/**
 * Returns the GUID by which the export names a record that did not come from Dataverse: the one that its id is made of.
 */
export function guidOf(id: string): string {
  return TypeID.fromString(id).toUUID();
}

/** Returns the id that an exported GUID may be made of; null for those of Dataverse, which are not ordered by time. */
export function idOf(prefix: IdPrefix, guid: string): string | null {
  return TIME_ORDERED.test(guid) ? TypeID.fromUUID(prefix, guid).toString() : null;
}
