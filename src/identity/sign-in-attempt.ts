import { createHash } from 'node:crypto';
import type { Clock } from '../foundation/clock';
import type { SecretKeys } from '../foundation/secret-keys';

// Loaded with the first sign-in and not with the service, which starts sooner.
const loadJose = () => import('jose');

const PURPOSE = 'sign-in-attempt';

/** Is how long, in seconds, a person may take at Microsoft before the sign-in has to begin anew. */
export const SIGN_IN_ATTEMPT_SECONDS = 600;

/** Remembers, in the browser that began a sign-in, what its completion must match and where it leads. */
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  readonly keep: boolean;
}

/** Names the attempt's cookie by its state, so that sign-ins begun in parallel tabs don't overwrite each other. */
export function attemptCookieSuffix(state: string): string {
  return createHash('sha256').update(state).digest('base64url').slice(0, 8);
}

/**
 * Seals sign-in attempts for the browser's cookie and opens them again.
 *
 * A sealed attempt is a JWE (RFC 7516, direct encryption with A256GCM) under the current secret key, and lasts ten
 * minutes. Attempts sealed under an older key that is still listed open as well.
 */
export class SignInAttempts {
  constructor(
    private readonly keys: SecretKeys,
    private readonly clock: Clock,
  ) {}

  /** Returns the attempt as text that only this service can read or make. */
  async seal(attempt: SignInAttempt): Promise<string> {
    const { EncryptJWT } = await loadJose();
    const { state, nonce, codeVerifier, returnTo, keep } = attempt;
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new EncryptJWT({ state, nonce, codeVerifier, returnTo, keep })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: this.keys.current })
      .setExpirationTime(now + SIGN_IN_ATTEMPT_SECONDS)
      .encrypt(await this.#key(this.keys.current));
  }

  /** Returns the attempt, or null when the text is forged, damaged, expired or under a key no longer known. */
  async open(sealed: string): Promise<SignInAttempt | null> {
    const { errors, jwtDecrypt } = await loadJose();
    try {
      const { payload } = await jwtDecrypt(sealed, ({ kid }) => this.#key(kid), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp'],
        currentDate: this.clock.now(),
      });
      return isAttempt(payload) ? payload : null;
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  async #key(keyId: string | undefined): Promise<Uint8Array> {
    const { errors } = await loadJose();
    const key = keyId === undefined ? undefined : this.keys.derive(keyId, PURPOSE);
    if (!key) throw new errors.JWEDecryptionFailed('no such key');
    return key;
  }
}

function isAttempt(value: object): value is SignInAttempt {
  const { state, nonce, codeVerifier, returnTo, keep } = value as Partial<
    Record<keyof SignInAttempt, unknown>
  >;
  return (
    [state, nonce, codeVerifier, returnTo].every((part) => typeof part === 'string') &&
    typeof keep === 'boolean'
  );
}
