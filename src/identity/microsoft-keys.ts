import type { CryptoKey } from 'jose';
import type { MonotonicTime } from '../foundation/clock';

const REQUEST_TIMEOUT_MS = 10_000;
const RETRY_WITHOUT_KEYS_MS = 1_000;
const REFRESH_AFTER_MS = 60 * 60_000;
const UNUSABLE_AFTER_MS = 24 * 60 * 60_000;
const MINIMUM_RSA_BITS = 2048;

/** A published RS256 key, and its issuer, which may contain `{tenantid}`. */
export interface MicrosoftKey {
  readonly issuer: string | undefined;
  readonly key: CryptoKey;
}

/** Where and how often to fetch keys. */
export interface MicrosoftKeysOptions {
  readonly authority: URL;
  readonly time: MonotonicTime;
  readonly fetch: typeof fetch;
  /** Minimum time between two requests caused by unknown key ids, in milliseconds. */
  readonly cooldownMs: number;
}

interface Loaded {
  readonly issuerTemplate: string;
  readonly keys: ReadonlyMap<string, readonly MicrosoftKey[]>;
  readonly at: number;
}

/**
 * Caches the signing keys and the issuer template that the authority publishes.
 *
 * Keys are fetched again after an hour. An unknown key id also fetches them, at most once per cooldown for all tokens.
 * If Microsoft can't be reached, cached keys are used for a day. Every method throws the error of the last request if
 * nothing usable is cached.
 *
 * jose's remote key set doesn't return the `issuer` of a key, and its cooldown ignores failed requests.
 */
export class MicrosoftKeys {
  #loaded: Loaded | undefined;
  #attemptedAt = Number.NEGATIVE_INFINITY;
  #pending: Promise<void> | undefined;
  #failure: unknown;

  constructor(private readonly options: MicrosoftKeysOptions) {}

  /** Returns the issuer in the discovery document, with `{tenantid}` on a multi-tenant endpoint. */
  async issuerTemplate(): Promise<string> {
    if (!this.#loaded) await this.#refresh();
    return this.#usable().issuerTemplate;
  }

  /** Returns the published keys with a key id: none, one, or one for each issuer. */
  async find(keyId: string): Promise<readonly MicrosoftKey[]> {
    const known = this.#loaded?.keys.get(keyId);
    if (!known || this.#age() >= REFRESH_AFTER_MS) await this.#refresh();
    return this.#usable().keys.get(keyId) ?? [];
  }

  #age(): number {
    return this.#loaded ? this.options.time() - this.#loaded.at : Number.POSITIVE_INFINITY;
  }

  #usable(): Loaded {
    if (!this.#loaded || this.#age() >= UNUSABLE_AFTER_MS) {
      throw new Error("Microsoft's signing keys couldn't be fetched", { cause: this.#failure });
    }
    return this.#loaded;
  }

  async #refresh(): Promise<void> {
    const now = this.options.time();
    const pause = this.#loaded ? this.options.cooldownMs : RETRY_WITHOUT_KEYS_MS;
    if (!this.#pending && now - this.#attemptedAt >= pause) {
      this.#attemptedAt = now;
      this.#pending = this.#load(now)
        .then((loaded) => void (this.#loaded = loaded))
        .catch((failure: unknown) => void (this.#failure = failure))
        .finally(() => (this.#pending = undefined));
    }
    await this.#pending;
  }

  async #load(at: number): Promise<Loaded> {
    const base = this.options.authority.href.replace(/\/$/, '');
    const document = await this.#getJson(new URL(`${base}/.well-known/openid-configuration`));
    if (typeof document.issuer !== 'string' || typeof document.jwks_uri !== 'string') {
      throw new Error('The discovery document has no issuer or no keys');
    }
    const jwksUri = new URL(document.jwks_uri);
    if (jwksUri.protocol !== 'https:' && jwksUri.origin !== this.options.authority.origin) {
      throw new Error('The discovery document names keys at an insecure address');
    }
    const { keys: entries } = await this.#getJson(jwksUri);
    if (!Array.isArray(entries)) throw new Error('The key set has no list of keys');
    return { issuerTemplate: document.issuer, keys: await readKeys(entries), at };
  }

  async #getJson(url: URL): Promise<Record<string, unknown>> {
    const response = await this.options.fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    if (response.status !== 200) throw new Error(`${url.pathname} returned ${response.status}`);
    const body: unknown = await response.json();
    if (!isRecord(body)) throw new Error(`${url.pathname} didn't return a JSON object`);
    return body;
  }
}

async function readKeys(entries: readonly unknown[]): Promise<Map<string, MicrosoftKey[]>> {
  const keys = new Map<string, MicrosoftKey[]>();
  for (const entry of entries) {
    if (!isRecord(entry) || typeof entry.kid !== 'string') continue;
    const key = await importVerificationKey(entry);
    if (!key) continue;
    const issuer = typeof entry.issuer === 'string' ? entry.issuer : undefined;
    keys.set(entry.kid, [...(keys.get(entry.kid) ?? []), { issuer, key }]);
  }
  return keys;
}

/** Imports the public key of an RS256 signing key. Skips invalid entries and entries of other kinds. */
async function importVerificationKey(entry: Record<string, unknown>): Promise<CryptoKey | null> {
  const { kty, use = 'sig', alg = 'RS256', n, e } = entry;
  if (kty !== 'RSA' || use !== 'sig' || alg !== 'RS256') return null;
  if (typeof n !== 'string' || typeof e !== 'string') return null;
  const { importJWK } = await import('jose');
  const key = await importJWK({ kty, n, e }, 'RS256').catch(() => null);
  if (!key || key instanceof Uint8Array) return null;
  return modulusLength(key) >= MINIMUM_RSA_BITS ? key : null;
}

function modulusLength(key: CryptoKey): number {
  return 'modulusLength' in key.algorithm ? Number(key.algorithm.modulusLength) : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
