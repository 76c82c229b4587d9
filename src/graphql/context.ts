import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Clock } from '../clock';
import type { Database } from '../database/database';
import { LoaderScope } from '../database/loader-scope';
import type { AccessToken } from '../identity/access-token';
import { requestError } from '../request/request-error';
import { ok, refused, type Result } from '../result';
import { findViewer, type ViewerRefusal } from '../viewer/find-viewer';
import { knowClientUser } from '../viewer/know-client-user';
import type { TouchSession } from '../viewer/touch-session';
import { actorOf, type Viewer } from '../viewer/viewer';
import { primeLoaders, type ViewerContext } from '../viewer/viewer-context';

/** The header by which a request names the profile it acts as. */
export const PROFILE_HEADER = 'x-profile-id';

/** What making contexts needs. */
export interface ContextDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly touchSession: TouchSession;
  /** The session cookie, as the HTTP server keeps it. */
  readonly sessionCookie: {
    read(request: FastifyRequest): string | null;
    clear(reply: FastifyReply): void;
  };
}

/**
 * Makes what resolvers have of a request: the caller, once it is asked for, and loaders of its own.
 *
 * An access token outranks the session cookie, which then counts for nothing and stays as it is.
 */
export function createContext(
  dependencies: ContextDependencies,
  arrived: {
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
    /** Verified; null when the request bears none. */
    readonly accessToken: AccessToken | null;
  },
): ViewerContext {
  const { database, clock, touchSession, sessionCookie } = dependencies;
  const { request, reply, accessToken } = arrived;
  const loaders = new LoaderScope(database);
  const header = request.headers[PROFILE_HEADER];
  const requestedProfileId = typeof header === 'string' && header !== '' ? header : null;
  const application = accessToken?.kind === 'APPLICATION' ? accessToken : null;

  const find = async (profileId: string | null, now: Date): Promise<Result<Viewer | null, ViewerRefusal>> => {
    if (application) return profileId === null ? ok(null) : refused('PROFILE_NOT_USABLE');
    const asked = { requestedProfileId: profileId, now };
    if (accessToken?.kind === 'USER')
      return knowClientUser(database, { ...accessToken, ...asked, requestId: request.id });
    const sessionToken = sessionCookie.read(request);
    return sessionToken === null ? ok(null) : findViewer(database, { sessionToken, ...asked });
  };
  const findAndPrime = async (profileId: string | null): Promise<Viewer | null> => {
    const now = clock.now();
    const found = await find(profileId, now);
    if (!found.ok) throw profileRefused(found.refusal);
    if (found.value) {
      primeLoaders(loaders, found.value);
      await touchSession(found.value, now).catch((error: unknown) =>
        request.log.warn({ err: error }, 'session not touched'),
      );
    }
    return found.value;
  };

  let reading: Promise<Viewer | null> | null = null;
  const viewer = (): Promise<Viewer | null> => (reading ??= findAndPrime(requestedProfileId));

  return {
    requestId: request.id,
    remoteAddress: request.ip,
    loaders,
    application,
    now: () => clock.now(),
    viewer,
    viewerOfAnyProfile: () => findAndPrime(null),
    async caller() {
      const person = await viewer();
      return person ? actorOf(person) : application;
    },
    reload() {
      loaders.clear();
      reading = null;
    },
    forgetSessionCookie() {
      if (!accessToken) sessionCookie.clear(reply);
    },
  };
}

function profileRefused(reason: ViewerRefusal): GraphQLError {
  const message = `You may not act as the profile that ${PROFILE_HEADER} names. Choose another.`;
  return requestError('FORBIDDEN', message, { reason });
}
