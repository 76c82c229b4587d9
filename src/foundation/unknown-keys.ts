import { KEY_ID } from './secret-keys';

/** An id that no configured secret key has, and the purpose for which it was needed. */
export interface UnknownKey {
  readonly keyId: string;
  readonly purpose: string;
}

/** Maximum number of ids that are reported for a purpose. Callers can invent the ids of sign-ins. */
const IDS_OF_A_PURPOSE = 8;

/**
 * Counts uses of unknown secret keys, and reports each unknown key once. Texts that can't be ids are only counted.
 *
 * An unknown key means that another instance has other SECRET_KEYS, or that a key was removed too soon.
 */
export class UnknownKeys {
  readonly #counts = new Map<string, number>();
  readonly #reported = new Map<string, Set<string>>();

  /** Takes the known purposes, which are counted from 0 on, so that the first use is seen as an increase. */
  constructor(
    private readonly report: (unknown: UnknownKey) => void,
    purposes: readonly string[] = [],
  ) {
    for (const purpose of purposes) this.#counts.set(purpose, 0);
  }

  /** Counts the use of an unknown key. */
  readonly meet = (keyId: string, purpose: string): void => {
    this.#counts.set(purpose, (this.#counts.get(purpose) ?? 0) + 1);
    const ids = this.#reported.get(purpose) ?? new Set();
    if (!KEY_ID.test(keyId) || ids.has(keyId) || ids.size >= IDS_OF_A_PURPOSE) return;
    this.#reported.set(purpose, ids.add(keyId));
    this.report({ keyId, purpose });
  };

  /** How many times an unknown key was needed, by purpose. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }
}
