import { hkdfSync } from 'node:crypto';
import { inspect } from 'node:util';

/** The pattern of a key's id. */
export const KEY_ID = /^[a-z0-9-]{1,16}$/;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;
const MINIMUM_BYTES = 32;
const DERIVED_BYTES = 32;

/** Is called when a key is needed that isn't configured. */
type OnUnknown = (keyId: string, purpose: string) => void;

/** Reports why secret keys were refused, by position and id. Never contains key material. */
export class SecretKeysError extends Error {
  override readonly name = 'SecretKeysError';
  readonly code = 'SECRET_KEYS_INVALID';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
  }
}

/**
 * The service's master keys, which can be rotated. Derives a separate key for each purpose.
 *
 * The first key encrypts and signs. The others only decrypt and verify. To rotate keys, add a new one at the end, so
 * that every instance knows it before the first one signs with it. Then move it to the start, and remove the old one
 * after everything that it signed has expired. Printing, inspecting or serializing an instance shows only the ids.
 */
export class SecretKeys {
  readonly #masters: ReadonlyMap<string, Buffer>;
  readonly #onUnknown: OnUnknown | undefined;

  /** The id of the key that encrypts and signs. */
  readonly current: string;

  private constructor(masters: ReadonlyMap<string, Buffer>, current: string, onUnknown?: OnUnknown) {
    this.#masters = masters;
    this.current = current;
    this.#onUnknown = onUnknown;
  }

  /**
   * Parses `id:base64[,id:base64…]`, with the key that signs first.
   *
   * Ids are unique and match `[a-z0-9-]{1,16}`. Keys are base64 or base64url of at least 32 bytes.
   *
   * @throws {@link SecretKeysError} that lists every mistake.
   */
  static parse(text: string): SecretKeys {
    const masters = new Map<string, Buffer>();
    const problems: string[] = [];
    text.split(',').forEach((part, index) => {
      const problem = readEntry(part.trim(), masters);
      if (problem) problems.push(`key ${index + 1} ${problem}`);
    });
    const [current] = masters.keys();
    if (problems.length > 0 || current === undefined) throw new SecretKeysError(problems);
    return new SecretKeys(masters, current);
  }

  /** Returns the same keys, which call a function when a key is needed that isn't among them. */
  reporting(onUnknown: OnUnknown): SecretKeys {
    return new SecretKeys(this.#masters, this.current, onUnknown);
  }

  /** The ids of all keys, the current one first. */
  get ids(): string[] {
    return [...this.#masters.keys()];
  }

  /**
   * Derives 32 bytes for a purpose from the key with this id; undefined if the key is unknown.
   *
   * HKDF-SHA256 (RFC 5869) with the purpose as info, so data encrypted for one purpose can't be decrypted for another.
   */
  derive(keyId: string, purpose: string): Buffer | undefined {
    const master = this.#masters.get(keyId);
    if (!master) this.#onUnknown?.(keyId, purpose);
    return master && Buffer.from(hkdfSync('sha256', master, '', purpose, DERIVED_BYTES));
  }

  /** Prints only the ids. */
  toString(): string {
    return `SecretKeys(${this.ids.join(', ')})`;
  }

  /** Serializes only the ids. */
  toJSON(): { ids: string[] } {
    return { ids: this.ids };
  }

  /** Shows only the ids in logs and debuggers. */
  [inspect.custom](): string {
    return this.toString();
  }
}

function readEntry(entry: string, into: Map<string, Buffer>): string | null {
  const colon = entry.indexOf(':');
  if (colon < 0) return 'must be written id:base64';
  const id = entry.slice(0, colon);
  const encoded = entry.slice(colon + 1);
  if (!KEY_ID.test(id)) return 'needs an id of 1 to 16 characters from a-z, 0-9 and -';
  if (into.has(id)) return `repeats the id "${id}"`;
  if (!BASE64.test(encoded)) return `("${id}") is not base64`;
  const master = Buffer.from(encoded, 'base64');
  if (master.length < MINIMUM_BYTES)
    return `("${id}") has ${master.length} bytes; at least ${MINIMUM_BYTES} are needed`;
  into.set(id, master);
  return null;
}
