import { MicrosoftTokenError } from './microsoft-token';

/**
 * Names why a sign-in could not begin or complete.
 *
 * `DENIED`: the person or Microsoft said no. `STATE_MISMATCH`: the answer does not belong to this attempt.
 * `CODE_REFUSED`: the code was used, expired or for another verifier. `TOKEN_REFUSED`: the ID token broke a rule.
 * `CLIENT_REFUSED`: Microsoft does not accept this service's own credentials. `PROVIDER_UNAVAILABLE`: Microsoft
 * could not be reached, or answered what can't be understood; trying later may help.
 */
export type MicrosoftSignInErrorCode =
  'DENIED' | 'STATE_MISMATCH' | 'CODE_REFUSED' | 'TOKEN_REFUSED' | 'CLIENT_REFUSED' | 'PROVIDER_UNAVAILABLE';

/** Fails a sign-in for one stable reason; the cause may hold claims and codes, so log the codes and not the error. */
export class MicrosoftSignInError extends Error {
  override readonly name = 'MicrosoftSignInError';

  constructor(
    readonly code: MicrosoftSignInErrorCode,
    options?: { cause?: unknown },
  ) {
    super(`Microsoft sign-in failed: ${code}`, options);
  }

  /** Names the inner reason (a rule of the token, an error code of OAuth), without anything personal. */
  get detail(): string | undefined {
    return stringProperty(this.cause, 'error') ?? stringProperty(this.cause, 'code');
  }
}

/** Marks that a request to the provider got no answer. */
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

/** Sorts what openid-client or the token verifier threw into one of the codes (RFC 6749 sections 4.1.2.1 and 5.2). */
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
