import { createHash, generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';

/** A private RSA key for RS256 with its key id. */
export type SigningKey = JsonWebKey & { readonly kid: string };

/** The identity provider's signing keys: one for all organizations, and one for personal accounts. */
export interface SigningKeys {
  readonly organizational: SigningKey;
  readonly personal: SigningKey;
}

/** An entry of the key set. Microsoft adds the member `issuer`, the issuers that the key is valid for. */
export interface PublishedKey {
  readonly kty: 'RSA';
  readonly use: 'sig';
  readonly alg: 'RS256';
  readonly kid: string;
  readonly n: string;
  readonly e: string;
  readonly issuer: string;
}

async function generateSigningKey(): Promise<SigningKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256')
    .update(jwk.n ?? '')
    .digest('base64url')
    .slice(0, 27);
  return { ...jwk, kid, alg: 'RS256', use: 'sig' };
}

/** Generates both keys. They exist as long as the process, so tokens from an earlier start aren't valid. */
export async function generateSigningKeys(): Promise<SigningKeys> {
  const [organizational, personal] = await Promise.all([generateSigningKey(), generateSigningKey()]);
  return { organizational, personal };
}

/** Returns the public key as an entry of a key set, valid for the given issuer or template. */
export function publishKey(key: SigningKey, issuer: string): PublishedKey {
  return { kty: 'RSA', use: 'sig', alg: 'RS256', kid: key.kid, n: key.n ?? '', e: key.e ?? '', issuer };
}
