import type { FastifyReply, FastifyRequest } from 'fastify';
import { isTemporary } from '../database/database-error';
import { MicrosoftSignInError, type MicrosoftSignInErrorCode } from '../identity/microsoft-sign-in-error';
import { type AuthPage, sendAuthPage } from './auth-page';
import { LANGUAGE_COOKIE, wordsFor } from './auth-words/auth-words';
import { type AuthWords, english } from './auth-words/english';
import { OverloadedError } from './refusals';

/** Why a callback belongs to no sign-in in progress. */
export type AttemptFailure = 'ATTEMPT_UNKNOWN' | 'ATTEMPT_EXPIRED' | 'COOKIES_MISSING';

/** Receives the outcome of a sign-in: `SIGNED_IN`, or the code of its failure. */
export type OnSignInEnded = (outcome: 'SIGNED_IN' | FailureCode) => void;

type FailureCode = MicrosoftSignInErrorCode | AttemptFailure | 'TENANT_NOT_ALLOWED';

/**
 * The portal's page to sign in. Afterward, and for people who are signed in, it leads to the invitation that the tab
 * keeps, or to the home page.
 */
export const SIGN_IN_PAGE = '/signed-out';

const UNFINISHED = { status: 400, text: 'unfinished' } as const;
const UNAVAILABLE = { status: 502, text: 'unavailable' } as const;

const FAILURES: Record<FailureCode, { status: number; text: keyof AuthWords['failures'] }> = {
  ATTEMPT_UNKNOWN: UNFINISHED,
  ATTEMPT_EXPIRED: { status: 400, text: 'expired' },
  COOKIES_MISSING: { status: 400, text: 'withoutCookies' },
  STATE_MISMATCH: UNFINISHED,
  CODE_REFUSED: UNFINISHED,
  DENIED: { status: 403, text: 'denied' },
  TOKEN_REFUSED: { status: 403, text: 'unverified' },
  TENANT_NOT_ALLOWED: { status: 403, text: 'tenantNotAllowed' },
  CLIENT_REFUSED: UNAVAILABLE,
  PROVIDER_UNAVAILABLE: UNAVAILABLE,
};

/**
 * Sends a page in the person's language that explains why a sign-in failed and offers to try again.
 *
 * Without `again`, where the sign-in started isn't known, so the portal decides. Only error codes are logged, because
 * the errors contain claims and authorization codes. Rethrows errors that aren't sign-in failures.
 */
export function sendSignInFailure(
  { onSignInEnded }: { readonly onSignInEnded?: OnSignInEnded },
  request: FastifyRequest,
  reply: FastifyReply,
  failure: unknown,
  again?: { returnTo: string; keep: boolean },
): FastifyReply {
  const code = failureCode(failure);
  if (!code) throw failure;
  const detail = failure instanceof MicrosoftSignInError ? failure.detail : undefined;
  request.log.warn({ code, detail }, 'Sign-in failed');
  onSignInEnded?.(code);
  const { status, text } = FAILURES[code];
  return sendPage(request, reply, status, (words) => ({
    ...words.failures[text],
    link: { href: again ? signInPath(again) : SIGN_IN_PAGE, text: words.signInAgain },
  }));
}

/** Refuses a sign-out that didn't come from one of our pages. */
export function sendOriginRefused(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (wantsJson(request)) {
    const { message } = english.failures.originRefused;
    return reply.code(403).send({ error: { code: 'ORIGIN_REFUSED', message } });
  }
  return sendPage(request, reply, 403, (words) => ({
    ...words.failures.originRefused,
    link: { href: '/', text: words.toStart },
  }));
}

/** Sends an error page for an internal error or an invalid request, without details. */
export function sendFault(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const { status, code, text } = faultOf(error);
  if (status >= 500 && text !== 'busy') request.log.error({ err: error }, 'A sign-in route failed');
  if (wantsJson(request)) return reply.code(status).send({ error: { code, message: english.faults[text] } });
  return sendPage(request, reply, status, ({ faults, toStart }) => ({
    title: faults.title,
    message: faults[text],
    link: { href: '/', text: toStart },
  }));
}

function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  content: (words: AuthWords) => Pick<AuthPage, 'title' | 'message' | 'link'>,
): FastifyReply {
  const { language, words } = wordsFor(request.headers['accept-language'], request.cookies[LANGUAGE_COOKIE]);
  const reference = { label: words.reference, id: request.id };
  return sendAuthPage(reply, { language, status, ...content(words), reference });
}

function signInPath({ returnTo, keep }: { returnTo: string; keep: boolean }): string {
  return `/auth/sign-in?${new URLSearchParams({ returnTo, ...(keep && { keep: '1' }) })}`;
}

/** Returns whether the caller is a script that accepts JSON, rather than a browser that submits a form. */
export function wantsJson(request: FastifyRequest): boolean {
  return /\bapplication\/json\b/i.test(request.headers.accept ?? '');
}

function faultOf(error: unknown): {
  status: number;
  code: string;
  text: Exclude<keyof AuthWords['faults'], 'title'>;
} {
  if (error instanceof OverloadedError) return { status: 503, code: 'SERVICE_UNAVAILABLE', text: 'busy' };
  if (isTemporary(error)) return { status: 503, code: 'SERVICE_UNAVAILABLE', text: 'databaseUnavailable' };
  const claimed: unknown = typeof error === 'object' && error !== null && Reflect.get(error, 'statusCode');
  if (typeof claimed === 'number' && claimed >= 400 && claimed < 500)
    return { status: claimed, code: 'BAD_REQUEST', text: 'badRequest' };
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', text: 'internal' };
}

function failureCode(failure: unknown): FailureCode | null {
  if (isAttemptFailure(failure)) return failure;
  if (!(failure instanceof MicrosoftSignInError)) return null;
  const refusedTenant = failure.code === 'TOKEN_REFUSED' && failure.detail === 'TENANT_NOT_ALLOWED';
  return refusedTenant ? 'TENANT_NOT_ALLOWED' : failure.code;
}

function isAttemptFailure(failure: unknown): failure is AttemptFailure {
  return failure === 'ATTEMPT_UNKNOWN' || failure === 'ATTEMPT_EXPIRED' || failure === 'COOKIES_MISSING';
}
