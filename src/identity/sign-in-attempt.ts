import { createHash } from 'node:crypto';
import type { Clock } from '../foundation/clock';
import type { SecretKeys } from '../foundation/secret-keys';

// Loaded at the first sign-in, so that the service starts sooner.
const loadJose = () => import('jose');

/** The purpose for which attempts use a secret key. */
export const ATTEMPT_PURPOSE = 'sign-in-attempt';

/** How long a sign-in at Microsoft can take before it must be started again, in seconds. */
export const SIGN_IN_ATTEMPT_SECONDS = 600;

/**
 * How long the browser keeps the cookie of an attempt, in seconds. An expired attempt signs nobody in, but still knows
 * where the person started.
 */
export const ATTEMPT_COOKIE_SECONDS = 86_400;

/** A pending sign-in, stored in the browser: the values that the response must match, and where to go afterward. */
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  readonly keep: boolean;
}

/** A sign-in attempt, and whether it's too old to be completed. */
export interface OpenedAttempt extends SignInAttempt {
  readonly hasExpired: boolean;
}

/** Returns the suffix of the attempt's cookie name, by its state, so that sign-ins in parallel tabs don't collide. */
export function attemptCookieSuffix(state: string): string {
  return createHash('sha256').update(state).digest('base64url').slice(0, 8);
}

/**
 * Encrypts sign-in attempts for the browser's cookie, and decrypts them.
 *
 * A sealed attempt is a JWE (RFC 7516, direct encryption with A256GCM) with the current secret key. It expires after
 * ten minutes, and can still be opened then. Attempts with an older key that is still configured can be opened, too.
 */
export class SignInAttempts {
  constructor(
    private readonly keys: SecretKeys,
    private readonly clock: Clock,
  ) {}

  /** Returns the encrypted attempt. */
  async seal(attempt: SignInAttempt): Promise<string> {
    const { EncryptJWT } = await loadJose();
    const { state, nonce, codeVerifier, returnTo, keep } = attempt;
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new EncryptJWT({ state, nonce, codeVerifier, returnTo, keep })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: this.keys.current })
      .setExpirationTime(now + SIGN_IN_ATTEMPT_SECONDS)
      .encrypt(await this.#key(this.keys.current));
  }

  /** Returns the attempt, or null if the text is forged, damaged, or encrypted with an unknown key. */
  async open(sealed: string): Promise<OpenedAttempt | null> {
    const { errors, jwtDecrypt } = await loadJose();
    try {
      const { payload } = await jwtDecrypt(sealed, ({ kid }) => this.#key(kid), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp'],
        currentDate: this.clock.now(),
      });
      return isAttempt(payload) ? { ...payload, hasExpired: false } : null;
    } catch (error) {
      // It was decrypted, so it's genuine.
      if (error instanceof errors.JWTExpired && isAttempt(error.payload))
        return { ...error.payload, hasExpired: true };
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  async #key(keyId: string | undefined): Promise<Uint8Array> {
    const { errors } = await loadJose();
    const key = keyId === undefined ? undefined : this.keys.derive(keyId, ATTEMPT_PURPOSE);
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
