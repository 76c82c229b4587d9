import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../foundation/clock';
import { CALLBACK_PATH, type MicrosoftSignIn } from '../identity/microsoft-sign-in';
import type { Sessions } from '../identity/sessions';
import type { SignInAttempts } from '../identity/sign-in-attempt';
import {
  type OnSignInEnded,
  SIGN_IN_PAGE,
  sendFault,
  sendOriginRefused,
  sendSignInFailure,
  wantsJson,
} from './auth-failures';
import type { AuthCookies } from './cookies';
import { isFromOwnOrigin } from './own-origin';
import { safeReturnTo } from './return-to';

/** The dependencies of the sign-in routes. */
export interface AuthRoutesOptions {
  readonly publicUrl: URL;
  readonly signIn: Pick<MicrosoftSignIn, 'begin' | 'complete' | 'signOutUrl'>;
  readonly attempts: SignInAttempts;
  readonly sessions: Sessions;
  readonly cookies: AuthCookies;
  readonly clock: Clock;
  readonly onSignInEnded?: OnSignInEnded;
}

/**
 * Serves GET /auth/sign-in, GET /auth/callback and POST /auth/sign-out as a Fastify plugin.
 *
 * Registers @fastify/cookie and @fastify/formbody for its routes if the application hasn't. HEAD isn't served, because
 * link scanners would redeem an authorization code with it. Responses aren't cached and send no referrer.
 */
export async function authRoutes(app: FastifyInstance, options: AuthRoutesOptions): Promise<void> {
  if (!app.hasRequestDecorator('cookies')) await app.register(cookie);
  if (!app.hasContentTypeParser('application/x-www-form-urlencoded')) await app.register(formbody);
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  });
  app.setErrorHandler((error, request, reply) => sendFault(request, reply, error));
  const handlers = { exposeHeadRoute: false };
  app.get('/auth/sign-in', handlers, (request, reply) => beginSignIn(options, request, reply));
  app.get(CALLBACK_PATH, handlers, (request, reply) => completeSignIn(options, request, reply));
  app.post('/auth/sign-out', (request, reply) => signOut(options, request, reply));
}

async function beginSignIn(options: AuthRoutesOptions, request: FastifyRequest, reply: FastifyReply) {
  const { signIn, attempts, cookies, publicUrl } = options;
  const query = queryOf(request);
  const returnTo = safeReturnTo(query.get('returnTo') ?? undefined, publicUrl);
  const keep = isYes(query.get('keep'));
  try {
    const { url, ...secrets } = await signIn.begin({ loginHint: loginHintIn(query) });
    const sealed = await attempts.seal({ ...secrets, returnTo, keep });
    cookies.setAttempt(request, reply, secrets.state, sealed);
    return reply.redirect(url.href, 303);
  } catch (error) {
    return sendSignInFailure(options, request, reply, error, { returnTo, keep });
  }
}

async function completeSignIn(options: AuthRoutesOptions, request: FastifyRequest, reply: FastifyReply) {
  const { signIn, attempts, sessions, cookies, publicUrl, clock } = options;
  const answer = queryOf(request);
  const state = answer.get('state') ?? '';
  const sealed = cookies.readAttempt(request, state);
  const attempt = sealed === null ? null : await attempts.open(sealed);
  if (sealed !== null) cookies.clearAttempt(reply, state);
  if (!attempt) return leadOn(options, request, reply);
  const { keep } = attempt;
  const returnTo = safeReturnTo(attempt.returnTo, publicUrl);
  if (attempt.hasExpired)
    return sendSignInFailure(options, request, reply, 'ATTEMPT_EXPIRED', { returnTo, keep });
  try {
    const identity = await signIn.complete(answer, attempt);
    const replacedToken = cookies.readSession(request.headers.cookie);
    const session = await sessions.begin({
      identity,
      persistent: keep,
      replacedToken,
      requestId: request.id,
      userAgent: request.headers['user-agent'],
    });
    cookies.setSession(reply, { ...session, persistent: keep, now: clock.now() });
    options.onSignInEnded?.('SIGNED_IN');
    return reply.redirect(returnTo, 303);
  } catch (error) {
    return sendSignInFailure(options, request, reply, error, { returnTo, keep });
  }
}

/**
 * Answers a callback of no known attempt. It signs nobody in. People who are signed in have gone back to it or sent it
 * twice, so they're redirected to the portal. For others, explains why the sign-in can't be completed.
 */
async function leadOn(options: AuthRoutesOptions, request: FastifyRequest, reply: FastifyReply) {
  const { sessions, cookies } = options;
  const token = cookies.readSession(request.headers.cookie);
  if (token !== null && (await sessions.isOpen(token))) return reply.redirect(SIGN_IN_PAGE, 303);
  const hasCookies = request.headers.cookie !== undefined;
  return sendSignInFailure(options, request, reply, hasCookies ? 'ATTEMPT_UNKNOWN' : 'COOKIES_MISSING');
}

async function signOut(options: AuthRoutesOptions, request: FastifyRequest, reply: FastifyReply) {
  const { sessions, cookies, publicUrl } = options;
  if (!isFromOwnOrigin(request.headers, publicUrl)) return sendOriginRefused(request, reply);
  const { everywhere, microsoft } = signOutChoices(request.body);
  const token = cookies.readSession(request.headers.cookie);
  const hasEnded = token !== null && (await sessions.end({ token, everywhere, requestId: request.id }));
  void reply.header('set-cookie', cookies.expiredSession);
  const microsoftUrl = microsoft ? await microsoftSignOutUrl(options, request) : null;
  if (wantsJson(request))
    return reply.send({
      signedOut: true,
      signedOutEverywhere: everywhere && hasEnded,
      microsoftSignOutUrl: microsoftUrl,
    });
  return reply.redirect(microsoftUrl ?? '/', 303);
}

/** Returns Microsoft's sign-out URL; null if Microsoft can't be reached, since the session here has ended anyway. */
async function microsoftSignOutUrl(options: AuthRoutesOptions, request: FastifyRequest) {
  try {
    return (await options.signIn.signOutUrl(new URL(options.publicUrl.origin))).href;
  } catch {
    request.log.warn('Signed out here only: Microsoft is out of reach');
    return null;
  }
}

function signOutChoices(body: unknown): { everywhere: boolean; microsoft: boolean } {
  const choices = typeof body === 'object' && body !== null ? body : {};
  return {
    everywhere: isYes(Reflect.get(choices, 'everywhere')),
    microsoft: isYes(Reflect.get(choices, 'microsoft')),
  };
}

const MAX_LOGIN_HINT_LENGTH = 254;

/** Reads the user name that Microsoft's page suggests; undefined if it's missing or invalid. */
function loginHintIn(query: URLSearchParams): string | undefined {
  const hint = query.get('loginHint');
  return hint && hint.length <= MAX_LOGIN_HINT_LENGTH ? hint : undefined;
}

function isYes(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true';
}

/** Reads the query as sent, so that the checks of the callback see repeated parameters. */
function queryOf(request: FastifyRequest): URLSearchParams {
  const mark = request.url.indexOf('?');
  return new URLSearchParams(mark < 0 ? '' : request.url.slice(mark + 1));
}
