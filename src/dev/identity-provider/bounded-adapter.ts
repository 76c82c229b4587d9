import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Stores at most `limit` unexpired records, and evicts the oldest first. */
class BoundedRecords {
  readonly #entries = new Map<string, Entry>();

  constructor(readonly limit: number) {}

  get(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key);
    if (entry && entry.expiresAt <= Date.now()) {
      this.#entries.delete(key);
      return undefined;
    }
    return entry?.payload;
  }

  set(key: string, payload: AdapterPayload, expiresIn: number | undefined): void {
    this.#entries.delete(key);
    const lifetime = expiresIn === undefined ? Infinity : expiresIn * 1000;
    this.#entries.set(key, { payload, expiresAt: Date.now() + lifetime });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.limit) break;
      this.#entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  find(prefix: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const key of this.#entries.keys()) {
      const payload = key.startsWith(prefix) ? this.get(key) : undefined;
      if (payload && matches(payload)) return payload;
    }
    return undefined;
  }

  deleteWhere(matches: (payload: AdapterPayload) => boolean): void {
    for (const [key, { payload }] of this.#entries) if (matches(payload)) this.#entries.delete(key);
  }
}

/**
 * Creates the storage of one provider: in memory, and bounded for any number of sign-ins.
 *
 * A sign-in creates four records: session, grant, code and access token.
 */
export function createBoundedAdapter(limit = 10_000): AdapterFactory {
  const records = new BoundedRecords(limit);
  return (model): Adapter => {
    const prefix = `${model}:`;
    return {
      async upsert(id, payload, expiresIn) {
        records.set(prefix + id, payload, expiresIn);
      },
      async find(id) {
        return records.get(prefix + id);
      },
      async findByUid(uid) {
        return records.find(prefix, (payload) => payload.uid === uid);
      },
      async findByUserCode(userCode) {
        return records.find(prefix, (payload) => payload.userCode === userCode);
      },
      async consume(id) {
        const payload = records.get(prefix + id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        records.delete(prefix + id);
      },
      async revokeByGrantId(grantId) {
        records.deleteWhere((payload) => payload.grantId === grantId);
      },
    };
  };
}
