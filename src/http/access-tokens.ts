import type { AccessToken } from '../identity/access-token';
import { MicrosoftTokenError, type MicrosoftTokenErrorCode } from '../identity/microsoft-token';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { refusalOfCaller, type RefusalResponse } from './refusals';

/** Verifies an access token and returns its claims about the caller. Throws MicrosoftTokenError. */
export type ReadAccessToken = (token: string) => Promise<AccessToken>;

// RFC 6750 section 2.1.
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/**
 * Returns the caller that an `Authorization` header identifies, or the response that refuses it.
 *
 * A request with an invalid token or another scheme is never treated as signed out. The responses are (RFC 6750
 * section 3.1):
 *
 * - 401 with `UNAUTHENTICATED` and a `reason`, for an invalid token or another scheme
 * - 403 for a valid token with insufficient scope
 * - 503 if Microsoft's keys can't be fetched, so the token can't be verified
 *
 * Only the reason is logged.
 */
export async function acceptAccessToken(
  readAccessToken: ReadAccessToken,
  authorization: string,
  log: { info(details: object, message: string): void },
): Promise<Result<AccessToken, Refusal<MicrosoftTokenErrorCode>>> {
  const [, token] = BEARER.exec(authorization) ?? [];
  try {
    if (token === undefined) throw new MicrosoftTokenError('MALFORMED');
    return ok(await readAccessToken(token));
  } catch (error) {
    if (!(error instanceof MicrosoftTokenError)) throw error;
    log.info({ reason: error.code }, 'access token refused');
    return refused(error.code);
  }
}

/** Returns the response to a request whose access token is refused (RFC 6750 section 3.1). */
export function refusalOfToken({ code: reason }: Refusal<MicrosoftTokenErrorCode>): RefusalResponse {
  switch (reason) {
    case 'KEYS_UNAVAILABLE':
      return refusalOfCaller(503, {
        code: 'SERVICE_UNAVAILABLE',
        message: "Access tokens currently can't be checked. Try again in a moment.",
      });
    case 'PERMISSION_MISSING':
      return refusalOfCaller(
        403,
        {
          code: 'FORBIDDEN',
          message: "The access token lacks this API's permission. Request it with the token.",
          reason,
        },
        { 'www-authenticate': 'Bearer error="insufficient_scope"' },
      );
    case 'APPLICATION_NOT_ALLOWED':
      return refusalOfCaller(
        403,
        {
          code: 'FORBIDDEN',
          message:
            "This application can't call the API without a person. " +
            "Ask the service's operators to add its tenant id and client id to MICROSOFT_APPLICATIONS.",
          reason,
        },
        { 'www-authenticate': 'Bearer error="insufficient_scope"' },
      );
    default:
      return refusalOfCaller(
        401,
        {
          code: 'UNAUTHENTICATED',
          message: "The access token isn't valid for this API. Get a new one, or send none.",
          reason,
        },
        { 'www-authenticate': 'Bearer error="invalid_token"' },
      );
  }
}
