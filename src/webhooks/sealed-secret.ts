import type { SecretKeys } from '../foundation/secret-keys';

// Loaded with the first target, so that the service starts sooner.
const loadJose = () => import('jose');

/** What keys are derived for here. */
export const SECRET_PURPOSE = 'webhook-secret';

/** Encrypts a secret for its column: a JWE (RFC 7516, direct encryption with A256GCM) with the current secret key. */
export async function sealSecret(keys: SecretKeys, secret: string): Promise<string> {
  const { CompactEncrypt } = await loadJose();
  const key = keys.derive(keys.current, SECRET_PURPOSE);
  if (!key) throw new Error('The current secret key is missing.');
  return new CompactEncrypt(Buffer.from(secret))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keys.current })
    .encrypt(key);
}

/** Decrypts a secret; null if its key isn't configured, or the text is damaged. */
export async function openSecret(keys: SecretKeys, sealed: string): Promise<string | null> {
  const { compactDecrypt, decodeProtectedHeader, errors } = await loadJose();
  try {
    const { kid = '' } = decodeProtectedHeader(sealed);
    const key = keys.derive(kid, SECRET_PURPOSE);
    if (!key) return null;
    const { plaintext } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return Buffer.from(plaintext).toString();
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}

/** A target's sealed secrets. */
export interface SealedSecrets {
  readonly secret: string;
  readonly formerSecret: string | null;
  readonly formerSecretUntil: Date | null;
}

/** Decrypts the secrets to sign with, the current one first. Null if the current one can't be decrypted. */
export async function openSecrets(
  keys: SecretKeys,
  { secret, formerSecret, formerSecretUntil }: SealedSecrets,
  now: Date,
): Promise<readonly string[] | null> {
  const current = await openSecret(keys, secret);
  if (current === null) return null;
  const isRotating = formerSecret !== null && formerSecretUntil !== null && now < formerSecretUntil;
  const former = isRotating ? await openSecret(keys, formerSecret) : null;
  return former === null ? [current] : [current, former];
}
