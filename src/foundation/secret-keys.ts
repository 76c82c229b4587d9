import { hkdfSync } from 'node:crypto';
import { inspect } from 'node:util';

const ID = /^[a-z0-9-]{1,16}$/;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;
const MINIMUM_BYTES = 32;
const DERIVED_BYTES = 32;

/** Says why a list of secret keys was refused, by position and id; never repeats key material. */
export class SecretKeysError extends Error {
  override readonly name = 'SecretKeysError';
  readonly code = 'SECRET_KEYS_INVALID';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
  }
}

/**
 * Holds the service's rotatable master keys and derives one key for each purpose from them.
 *
 * The first key seals and signs; the others only open what they sealed before, so a key is rotated by
 * putting a new one in front and dropping the old one once everything it sealed has expired. Printing,
 * inspecting or serializing an instance shows the ids alone.
 */
export class SecretKeys {
  readonly #masters: ReadonlyMap<string, Buffer>;

  /** Names the key to seal and sign with. */
  readonly current: string;

  private constructor(masters: ReadonlyMap<string, Buffer>, current: string) {
    this.#masters = masters;
    this.current = current;
  }

  /**
   * Reads `id:base64[,id:base64…]`, the newest key first.
   *
   * Ids are unique and match `[a-z0-9-]{1,16}`; keys are base64 or base64url of at least 32 bytes. Throws
   * {@link SecretKeysError} that lists every mistake.
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

  /** Lists the known key ids, the current one first. */
  get ids(): string[] {
    return [...this.#masters.keys()];
  }

  /**
   * Derives the 32 bytes that the key of that id gives for a purpose, or undefined when no such key is known.
   *
   * HKDF-SHA256 (RFC 5869) with the purpose as info: what is sealed for one purpose can't be opened for another.
   */
  derive(keyId: string, purpose: string): Buffer | undefined {
    const master = this.#masters.get(keyId);
    return master && Buffer.from(hkdfSync('sha256', master, '', purpose, DERIVED_BYTES));
  }

  /** Prints the ids alone. */
  toString(): string {
    return `SecretKeys(${this.ids.join(', ')})`;
  }

  /** Serializes the ids alone. */
  toJSON(): { ids: string[] } {
    return { ids: this.ids };
  }

  /** Shows the ids alone in logs and debuggers. */
  [inspect.custom](): string {
    return this.toString();
  }
}

function readEntry(entry: string, into: Map<string, Buffer>): string | null {
  const colon = entry.indexOf(':');
  if (colon < 0) return 'must be written id:base64';
  const id = entry.slice(0, colon);
  const encoded = entry.slice(colon + 1);
  if (!ID.test(id)) return 'needs an id of 1 to 16 characters from a-z, 0-9 and -';
  if (into.has(id)) return `repeats the id "${id}"`;
  if (!BASE64.test(encoded)) return `("${id}") is not base64`;
  const master = Buffer.from(encoded, 'base64');
  if (master.length < MINIMUM_BYTES)
    return `("${id}") has ${master.length} bytes; at least ${MINIMUM_BYTES} are needed`;
  into.set(id, master);
  return null;
}
