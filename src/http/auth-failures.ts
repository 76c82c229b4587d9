import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from '../database/database-error';
import { MicrosoftSignInError, type MicrosoftSignInErrorCode } from '../identity/microsoft-sign-in-error';
import { sendAuthPage } from './auth-page';

type FailureCode = MicrosoftSignInErrorCode | 'ATTEMPT_UNKNOWN' | 'TENANT_NOT_ALLOWED';

const UNAVAILABLE = {
  status: 502,
  title: 'Microsoft sign-in is not available',
  message: "Microsoft currently can't be reached. Nothing is wrong with your account; please try again soon.",
};

const UNFINISHED = {
  status: 400,
  title: 'This sign-in can’t be completed',
  message:
    'It was begun in another browser, took longer than ten minutes, or was completed already. Please begin again.',
};

const FAILURES: Record<FailureCode, { status: number; title: string; message: string }> = {
  ATTEMPT_UNKNOWN: UNFINISHED,
  STATE_MISMATCH: UNFINISHED,
  CODE_REFUSED: UNFINISHED,
  DENIED: {
    status: 403,
    title: 'You are not signed in',
    message: 'The sign-in was cancelled at Microsoft, or Microsoft did not allow it.',
  },
  TOKEN_REFUSED: {
    status: 403,
    title: 'This sign-in was refused',
    message: 'What Microsoft told about the account could not be trusted, so nobody was signed in.',
  },
  TENANT_NOT_ALLOWED: {
    status: 403,
    title: 'Your organization can’t sign in here',
    message:
      'Accounts of this organization are not admitted. You may sign in with another Microsoft account.',
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
  const message = 'The request did not come from a page of this site, so nothing was changed.';
  if (wantsJson(request)) return reply.code(403).send({ error: { code: 'ORIGIN_REFUSED', message } });
  const link = { href: '/', text: 'Back to the start' };
  return sendAuthPage(reply, {
    status: 403,
    title: 'You are still signed in',
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
  const link = { href: '/', text: 'Back to the start' };
  return sendAuthPage(reply, { status, title: 'That did not work', message, link, reference: request.id });
}

/** Returns whether the caller is a script that accepts JSON, rather than a browser that submits a form. */
export function wantsJson(request: FastifyRequest): boolean {
  return /\bapplication\/json\b/i.test(request.headers.accept ?? '');
}

function faultOf(error: unknown): { status: number; code: string; message: string } {
  if (isUnavailable(error)) {
    const message = "The service currently can't reach its database. Please try again in a moment.";
    return { status: 503, code: 'SERVICE_UNAVAILABLE', message };
  }
  const claimed: unknown = typeof error === 'object' && error !== null && Reflect.get(error, 'statusCode');
  if (typeof claimed === 'number' && claimed >= 400 && claimed < 500)
    return { status: claimed, code: 'BAD_REQUEST', message: 'The request could not be understood.' };
  const message = 'Something went wrong on our side. Please try again.';
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message };
}

function failureCode(failure: unknown): FailureCode | null {
  if (failure === 'ATTEMPT_UNKNOWN') return failure;
  if (!(failure instanceof MicrosoftSignInError)) return null;
  const refusedTenant = failure.code === 'TOKEN_REFUSED' && failure.detail === 'TENANT_NOT_ALLOWED';
  return refusedTenant ? 'TENANT_NOT_ALLOWED' : failure.code;
}
