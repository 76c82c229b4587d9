import cookie, { type CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ATTEMPT_COOKIE_SECONDS, attemptCookieSuffix } from '../identity/sign-in-attempt';

const MAX_PARALLEL_ATTEMPTS = 4;
const LONG_AGO = new Date(0);

interface Attributes {
  readonly path: string;
  readonly httpOnly: boolean;
  readonly sameSite: 'lax';
  readonly secure: boolean;
}

/**
 * Reads and writes the service's cookies: the session and the sign-in attempts.
 *
 * All are HttpOnly, SameSite=Lax and for the whole host. On https they're Secure and have the `__Host-` prefix
 * (RFC 6265bis section 4.1.3), so that neither sibling domains nor plain http can set them. Needs @fastify/cookie.
 */
export class AuthCookies {
  readonly #attributes: Attributes;
  readonly #prefix: string;

  constructor(publicUrl: URL) {
    const secure = publicUrl.protocol === 'https:';
    this.#attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure };
    this.#prefix = secure ? '__Host-' : '';
  }

  /** The name of the session cookie: `__Host-session`, or `session` on plain http. */
  get sessionName(): string {
    return `${this.#prefix}session`;
  }

  /** Returns the cookie name of the sign-in attempt with this state. */
  attemptName(state: string): string {
    return `${this.#attemptPrefix}${attemptCookieSuffix(state)}`;
  }

  /** Returns the session token in a `Cookie` header, or null. */
  readSession(header: string | undefined): string | null {
    return header === undefined ? null : cookie.parse(header)[this.sessionName] || null;
  }

  /** Sets the session cookie until the browser closes or, if persistent, until the session expires. */
  setSession(
    reply: FastifyReply,
    session: { token: string; expiresAt: Date; persistent: boolean; now: Date },
  ): void {
    const lifetime = session.persistent ? persistence(session.expiresAt, session.now) : {};
    reply.setCookie(this.sessionName, session.token, { ...this.#attributes, ...lifetime });
  }

  /** The `Set-Cookie` header that deletes the session cookie. */
  get expiredSession(): string {
    return cookie.serialize(this.sessionName, '', { ...this.#attributes, expires: LONG_AGO, maxAge: 0 });
  }

  /** Returns the browser's sealed sign-in attempt with this state, or null. */
  readAttempt(request: FastifyRequest, state: string): string | null {
    return request.cookies[this.attemptName(state)] || null;
  }

  /**
   * Sets the cookie of a sealed sign-in attempt, for a day.
   *
   * Keeps at most four attempts and deletes the oldest, because many abandoned attempts would exceed header limits.
   * Browsers send the cookies of a path in the order of their creation (RFC 6265 section 5.4).
   */
  setAttempt(request: FastifyRequest, reply: FastifyReply, state: string, sealed: string): void {
    const others = Object.keys(request.cookies).filter((name) => name.startsWith(this.#attemptPrefix));
    for (const name of others.slice(0, Math.max(0, others.length + 1 - MAX_PARALLEL_ATTEMPTS))) {
      reply.clearCookie(name, this.#attributes);
    }
    reply.setCookie(this.attemptName(state), sealed, {
      ...this.#attributes,
      maxAge: ATTEMPT_COOKIE_SECONDS,
    });
  }

  /** Deletes the cookie of the sign-in attempt with this state. */
  clearAttempt(reply: FastifyReply, state: string): void {
    reply.clearCookie(this.attemptName(state), this.#attributes);
  }

  get #attemptPrefix(): string {
    return `${this.#prefix}sign-in-`;
  }
}

function persistence(expiresAt: Date, now: Date): CookieSerializeOptions {
  const seconds = Math.floor((expiresAt.getTime() - now.getTime()) / 1000);
  return { expires: expiresAt, maxAge: Math.max(0, seconds) };
}
