import { TypeID, typeid } from 'typeid-js';

/** The prefixes of ids, one for each kind of record. */
export type IdPrefix =
  | 'acct'
  | 'plan'
  | 'prof'
  | 'iden'
  | 'asso'
  | 'sess'
  | 'invt'
  | 'mail'
  | 'ireq'
  | 'areq'
  | 'mntn'
  | 'audt'
  | 'hook'
  | 'dlvr';

/** Maximum length of an id: a four-letter prefix, an underscore and 26 base-32 digits. */
export const ID_LENGTH = 31;

/**
 * Creates an id that is unique and opaque, contains its type, and sorts by creation time.
 *
 * A TypeID over UUIDv7 (RFC 9562 §5.7), such as `prof_01h455vb4pex5vsknk084sn02q`.
 */
export function newId(prefix: IdPrefix): string {
  return typeid(prefix).toString();
}

/** Returns the lowest id that can be created at or after an instant. Ids created before the instant sort before it. */
export function firstIdAt(prefix: IdPrefix, instant: Date): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(Math.max(0, instant.getTime()), 0, 6);
  return TypeID.fromUUIDBytes(prefix, bytes).toString();
}
