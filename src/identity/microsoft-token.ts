import type { errors, JWTPayload } from 'jose';
import { type Clock, type MonotonicTime, processTime } from '../foundation/clock';
import { describeIdentity, type MicrosoftIdentity } from './microsoft-identity';
import { parseGuid } from '../foundation/guid';
import { MicrosoftKeys, type MicrosoftKey } from './microsoft-keys';

const ALGORITHM = 'RS256';

/**
 * The rule that a token violates. Callers and tests match this code, never the message.
 *
 * With `PERMISSION_MISSING` and `APPLICATION_NOT_ALLOWED` the token is valid, but doesn't grant access.
 */
export type MicrosoftTokenErrorCode =
  | 'MALFORMED'
  | 'WRONG_ALGORITHM'
  | 'TENANT_MISSING'
  | 'WRONG_ISSUER'
  | 'UNKNOWN_KEY'
  | 'KEY_NOT_FOR_ISSUER'
  | 'BAD_SIGNATURE'
  | 'WRONG_AUDIENCE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'TENANT_NOT_ALLOWED'
  | 'APPLICATION_NOT_ALLOWED'
  | 'OBJECT_ID_MISSING'
  | 'NOT_AN_ACCESS_TOKEN'
  | 'PERMISSION_MISSING'
  | 'KEYS_UNAVAILABLE';

/**
 * A refused token, with a stable code.
 *
 * The cause may contain the token's claims, so log only the code. With `KEYS_UNAVAILABLE`, Microsoft's keys couldn't be
 * fetched, and the same token may be accepted later.
 */
export class MicrosoftTokenError extends Error {
  override readonly name = 'MicrosoftTokenError';

  constructor(
    readonly code: MicrosoftTokenErrorCode,
    options?: { cause?: unknown },
  ) {
    super(`Microsoft token refused: ${code}`, options);
  }
}

/** The verified identity and claims of a token. */
export interface VerifiedMicrosoftToken {
  readonly identity: MicrosoftIdentity;
  readonly claims: JWTPayload;
  /** When it's refused because it has expired: the tolerance after its expiry. */
  readonly acceptedUntil: Date;
  /** Returns whether the token is still valid: false once it has expired, or its key is no longer published. */
  readonly holds: () => Promise<boolean>;
}

/** Which tokens to accept. The tolerance for times is in seconds and defaults to 30. */
export interface MicrosoftTokenVerifierOptions {
  readonly authority: URL;
  readonly allowedTenants: '*' | ReadonlySet<string>;
  readonly clock: Clock;
  /** Measures the age of keys. Defaults to the time since the process started. */
  readonly time?: MonotonicTime;
  readonly fetch?: typeof fetch;
  readonly toleranceSeconds?: number;
  /** Minimum time between two requests for keys caused by unknown key ids, in milliseconds. Defaults to 30,000. */
  readonly keyCooldownMs?: number;
}

/**
 * Verifies ID tokens and access tokens of the multi-tenant Microsoft identity platform.
 *
 * The rules are those of OpenID Connect Core 3.1.3.7 and of Microsoft's "Secure applications and APIs by validating
 * claims". In this order: RS256 only, `tid` is a GUID, `iss` is the published template with this `tid`, the key has
 * this issuer, signature, audience, times, the tenant policy, and `oid`.
 */
export class MicrosoftTokenVerifier {
  readonly #keys: MicrosoftKeys;
  readonly #allowedTenants: '*' | ReadonlySet<string>;
  readonly #clock: Clock;
  readonly #tolerance: number;

  constructor(options: MicrosoftTokenVerifierOptions) {
    const { authority, allowedTenants, clock } = options;
    this.#allowedTenants =
      allowedTenants === '*' ? '*' : new Set([...allowedTenants].map((tenant) => tenant.toLowerCase()));
    this.#clock = clock;
    this.#tolerance = options.toleranceSeconds ?? 30;
    this.#keys = new MicrosoftKeys({
      authority,
      time: options.time ?? processTime,
      fetch: options.fetch ?? ((input, init) => fetch(input, init)),
      cooldownMs: options.keyCooldownMs ?? 30_000,
    });
  }

  /**
   * Returns the identity and claims of a valid token for one of the audiences. Throws {@link MicrosoftTokenError}.
   *
   * The tenant policy applies to people, not to tokens that `speaksForApplication` recognizes by their claims.
   */
  async verify(
    token: string,
    expected: {
      readonly audiences: readonly string[];
      readonly speaksForApplication?: (claims: JWTPayload) => boolean;
    },
  ): Promise<VerifiedMicrosoftToken> {
    const { keyId, key } = await this.#keyFor(await decode(token));
    const claims = await this.#verifyWith(key, token, expected.audiences);
    const tenantId = parseGuid(claims.tid);
    const objectId = parseGuid(claims.oid);
    if (!tenantId) throw new MicrosoftTokenError('TENANT_MISSING');
    if (!this.#isAllowed(tenantId) && !expected.speaksForApplication?.(claims)) {
      throw new MicrosoftTokenError('TENANT_NOT_ALLOWED');
    }
    if (!objectId) throw new MicrosoftTokenError('OBJECT_ID_MISSING');
    // `holds` is cached with the token, so it must not reference the claims.
    const expiresAt = Number(claims.exp) * 1000;
    return {
      identity: describeIdentity({ tenantId, objectId }, claims),
      claims,
      acceptedUntil: new Date(expiresAt + this.#tolerance * 1000),
      holds: async () => {
        const published = await this.#keys.find(keyId).catch((): readonly MicrosoftKey[] => []);
        return published.includes(key) && this.#clock.now().getTime() < expiresAt;
      },
    };
  }

  #isAllowed(tenantId: string): boolean {
    return this.#allowedTenants === '*' || this.#allowedTenants.has(tenantId);
  }

  /** Finds the key by unverified claims. Only the signature proves them afterward. */
  async #keyFor({
    header,
    claims,
  }: Awaited<ReturnType<typeof decode>>): Promise<{ readonly keyId: string; readonly key: MicrosoftKey }> {
    if (header.alg !== ALGORITHM) throw new MicrosoftTokenError('WRONG_ALGORITHM');
    const tenantId = parseGuid(claims.tid);
    if (!tenantId || typeof claims.tid !== 'string') throw new MicrosoftTokenError('TENANT_MISSING');
    const template = await this.#keys.issuerTemplate().catch(keysUnavailable);
    const issuer = fillTenant(template, claims.tid);
    // The template of a single-tenant authority contains the tenant, which `tid` must match, too.
    if (claims.iss !== issuer || !issuer.toLowerCase().split('/').includes(tenantId)) {
      throw new MicrosoftTokenError('WRONG_ISSUER');
    }
    if (typeof header.kid !== 'string') throw new MicrosoftTokenError('UNKNOWN_KEY');
    const published = await this.#keys.find(header.kid).catch(keysUnavailable);
    if (published.length === 0) throw new MicrosoftTokenError('UNKNOWN_KEY');
    const tid = claims.tid;
    const usable = published.find(
      (key) => key.issuer !== undefined && fillTenant(key.issuer, tid) === issuer,
    );
    if (!usable) throw new MicrosoftTokenError('KEY_NOT_FOR_ISSUER');
    return { keyId: header.kid, key: usable };
  }

  async #verifyWith(key: MicrosoftKey, token: string, audiences: readonly string[]): Promise<JWTPayload> {
    const { jwtVerify } = await import('jose');
    const now = this.#clock.now();
    const { payload } = await jwtVerify(token, key.key, {
      algorithms: [ALGORITHM],
      audience: [...audiences],
      requiredClaims: ['exp', 'iat'],
      clockTolerance: this.#tolerance,
      currentDate: now,
    }).catch((cause: unknown) => {
      throw new MicrosoftTokenError(codeOf(cause), { cause });
    });
    // jose checks `iat` only together with a maximum age.
    if ((payload.iat ?? 0) > now.getTime() / 1000 + this.#tolerance) {
      throw new MicrosoftTokenError('NOT_YET_VALID');
    }
    return payload;
  }
}

// jose is loaded at the first token, so that the service starts sooner.
async function decode(token: string) {
  const { decodeJwt, decodeProtectedHeader } = await import('jose');
  try {
    return { header: decodeProtectedHeader(token), claims: decodeJwt(token) };
  } catch (cause) {
    throw new MicrosoftTokenError('MALFORMED', { cause });
  }
}

function fillTenant(template: string, tenantId: string): string {
  return template.replaceAll('{tenantid}', () => tenantId);
}

function keysUnavailable(cause: unknown): never {
  throw new MicrosoftTokenError('KEYS_UNAVAILABLE', { cause });
}

function codeOf(error: unknown): MicrosoftTokenErrorCode {
  const { code, claim, reason } = error as Partial<errors.JWTClaimValidationFailed>;
  if (code === 'ERR_JWT_EXPIRED') return 'EXPIRED';
  if (code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') return 'BAD_SIGNATURE';
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED') {
    if (claim === 'aud') return 'WRONG_AUDIENCE';
    if (claim === 'nbf' && reason === 'check_failed') return 'NOT_YET_VALID';
  }
  return 'MALFORMED';
}
