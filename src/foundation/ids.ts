import { TypeID, typeid } from 'typeid-js';

/** Names the kinds of record by the prefix their ids bear. */
export type IdPrefix =
  'acct' | 'plan' | 'prof' | 'iden' | 'asso' | 'sess' | 'invt' | 'mail' | 'ireq' | 'areq' | 'mntn' | 'audt';

/** Counts the characters of the longest id: a four-letter prefix, an underscore and 26 base-32 digits. */
export const ID_LENGTH = 31;

/**
 * Creates an id that is unique, opaque, says its type and sorts by the time it was made.
 *
 * A TypeID over UUIDv7 (RFC 9562 §5.7), such as `prof_01h455vb4pex5vsknk084sn02q`.
 */
export function newId(prefix: IdPrefix): string {
  return typeid(prefix).toString();
}

/** Returns the least of the ids that are made at an instant or later: those made before sort before it. */
export function firstIdAt(prefix: IdPrefix, instant: Date): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(Math.max(0, instant.getTime()), 0, 6);
  return TypeID.fromUUIDBytes(prefix, bytes).toString();
}
