import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from '../database/database-error';
import { MicrosoftSignInError, type MicrosoftSignInErrorCode } from '../identity/microsoft-sign-in-error';
import { sendAuthPage } from './auth-page';

type FailureCode = MicrosoftSignInErrorCode | 'ATTEMPT_UNKNOWN' | 'TENANT_NOT_ALLOWED';

const UNAVAILABLE = {
  status: 502,
  title: 'Microsoft sign-in isn’t available',
  message:
    'We can’t reach Microsoft right now. There’s nothing wrong with your account. Try again in a few minutes.',
};

const UNFINISHED = {
  status: 400,
  title: 'This sign-in can’t be completed',
  message:
    'It was started in another browser, took longer than ten minutes, or is already complete. Sign in again.',
};

const FAILURES: Record<FailureCode, { status: number; title: string; message: string }> = {
  ATTEMPT_UNKNOWN: UNFINISHED,
  STATE_MISMATCH: UNFINISHED,
  CODE_REFUSED: UNFINISHED,
  DENIED: {
    status: 403,
    title: 'You’re not signed in',
    message: 'The sign-in was canceled, or Microsoft didn’t allow it. Try again.',
  },
  TOKEN_REFUSED: {
    status: 403,
    title: 'We couldn’t sign you in',
    message: 'We couldn’t verify the response from Microsoft, so you weren’t signed in. Try again.',
  },
  TENANT_NOT_ALLOWED: {
    status: 403,
    title: 'Your organization can’t sign in here',
    message: 'Accounts from this organization aren’t allowed. Sign in with another Microsoft account.',
  },
  CLIENT_REFUSED: UNAVAILABLE,
  PROVIDER_UNAVAILABLE: UNAVAILABLE,
};

/**
 * Sends a page that explains why a sign-in failed and offers to try again.
 *
 * Only error codes are logged, because the errors contain claims and authorization codes. Rethrows errors that aren't
 * sign-in failures.
 */
export function sendSignInFailure(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: unknown,
  again: { returnTo: string; keep: boolean } = { returnTo: '/', keep: false },
): FastifyReply {
  const code = failureCode(failure);
  if (!code) throw failure;
  const detail = failure instanceof MicrosoftSignInError ? failure.detail : undefined;
  request.log.warn({ code, detail }, 'Sign-in failed');
  const query = new URLSearchParams({ returnTo: again.returnTo, ...(again.keep && { keep: '1' }) });
  const link = { href: `/auth/sign-in?${query}`, text: 'Sign in again' };
  return sendAuthPage(reply, { ...FAILURES[code], link, reference: request.id });
}

/** Refuses a sign-out that didn't come from one of our pages. */
export function sendOriginRefused(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message =
    'The request didn’t come from a page of this site, so nothing was changed. Go back to the start page and try again.';
  if (wantsJson(request)) return reply.code(403).send({ error: { code: 'ORIGIN_REFUSED', message } });
  const link = { href: '/', text: 'Go to the start page' };
  return sendAuthPage(reply, {
    status: 403,
    title: 'You’re still signed in',
    message,
    link,
    reference: request.id,
  });
}

/** Sends an error page for an internal error or an invalid request, without details. */
export function sendFault(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const { status, code, message } = faultOf(error);
  if (status >= 500) request.log.error({ err: error }, 'A sign-in route failed');
  if (wantsJson(request)) return reply.code(status).send({ error: { code, message } });
  const link = { href: '/', text: 'Go to the start page' };
  return sendAuthPage(reply, { status, title: 'That didn’t work', message, link, reference: request.id });
}

/** Returns whether the caller is a script that accepts JSON, rather than a browser that submits a form. */
export function wantsJson(request: FastifyRequest): boolean {
  return /\bapplication\/json\b/i.test(request.headers.accept ?? '');
}

function faultOf(error: unknown): { status: number; code: string; message: string } {
  if (isUnavailable(error)) {
    const message = 'The service can’t reach its database right now. Try again in a few minutes.';
    return { status: 503, code: 'SERVICE_UNAVAILABLE', message };
  }
  const claimed: unknown = typeof error === 'object' && error !== null && Reflect.get(error, 'statusCode');
  if (typeof claimed === 'number' && claimed >= 400 && claimed < 500)
    return {
      status: claimed,
      code: 'BAD_REQUEST',
      message: 'We couldn’t understand the request. Go back to the start page and try again.',
    };
  const message = 'Something went wrong on our side. Try again later.';
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message };
}

function failureCode(failure: unknown): FailureCode | null {
  if (failure === 'ATTEMPT_UNKNOWN') return failure;
  if (!(failure instanceof MicrosoftSignInError)) return null;
  const refusedTenant = failure.code === 'TOKEN_REFUSED' && failure.detail === 'TENANT_NOT_ALLOWED';
  return refusedTenant ? 'TENANT_NOT_ALLOWED' : failure.code;
}
