import { MicrosoftTokenError } from './microsoft-token';

/**
 * Why a sign-in failed.
 *
 * - `DENIED`: the person canceled, or Microsoft denied access.
 * - `STATE_MISMATCH`: the response doesn't belong to this attempt.
 * - `CODE_REFUSED`: the code was used already, has expired, or is for another verifier.
 * - `TOKEN_REFUSED`: the ID token is invalid.
 * - `CLIENT_REFUSED`: Microsoft rejects this service's credentials.
 * - `PROVIDER_UNAVAILABLE`: Microsoft can't be reached, or its response is invalid. Trying again later may help.
 */
export type MicrosoftSignInErrorCode =
  'DENIED' | 'STATE_MISMATCH' | 'CODE_REFUSED' | 'TOKEN_REFUSED' | 'CLIENT_REFUSED' | 'PROVIDER_UNAVAILABLE';

/** A failed sign-in with a stable code. The cause may contain claims and authorization codes, so log only `code` and `detail`. */
export class MicrosoftSignInError extends Error {
  override readonly name = 'MicrosoftSignInError';

  constructor(
    readonly code: MicrosoftSignInErrorCode,
    options?: { cause?: unknown },
  ) {
    super(`Microsoft sign-in failed: ${code}`, options);
  }

  /** The code of the cause (a token rule or an OAuth error code), without personal data. */
  get detail(): string | undefined {
    return stringProperty(this.cause, 'error') ?? stringProperty(this.cause, 'code');
  }
}

/** Reports that a request to the provider got no response. */
export class ProviderUnreachableError extends Error {
  override readonly name = 'ProviderUnreachableError';
  readonly code = 'PROVIDER_UNREACHABLE';
}

const UNINTELLIGIBLE = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
]);

/** Maps an error of openid-client or the token verifier to a code (RFC 6749 sections 4.1.2.1 and 5.2). */
export function classifySignInError(cause: unknown): MicrosoftSignInError {
  return cause instanceof MicrosoftSignInError ? cause : new MicrosoftSignInError(codeOf(cause), { cause });
}

function codeOf(cause: unknown): MicrosoftSignInErrorCode {
  if (cause instanceof MicrosoftTokenError) {
    return cause.code === 'KEYS_UNAVAILABLE' ? 'PROVIDER_UNAVAILABLE' : 'TOKEN_REFUSED';
  }
  const code = stringProperty(cause, 'code');
  const error = stringProperty(cause, 'error');
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') {
    return error === 'server_error' || error === 'temporarily_unavailable'
      ? 'PROVIDER_UNAVAILABLE'
      : 'DENIED';
  }
  if (code === 'OAUTH_RESPONSE_BODY_ERROR')
    return error === 'invalid_grant' ? 'CODE_REFUSED' : 'CLIENT_REFUSED';
  if (code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE') return 'CLIENT_REFUSED';
  if (code === undefined || UNINTELLIGIBLE.has(code) || isUnreachable(cause)) return 'PROVIDER_UNAVAILABLE';
  return 'TOKEN_REFUSED';
}

function isUnreachable(error: unknown): boolean {
  return error instanceof Error && (error instanceof ProviderUnreachableError || isUnreachable(error.cause));
}

function stringProperty(value: unknown, name: 'code' | 'error'): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const property: unknown = Reflect.get(value, name);
  return typeof property === 'string' ? property : undefined;
}
