import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock';
import type { Database } from '../database/database';
import { LoaderScope } from '../database/loader-scope';
import { requestError } from '../request/request-error';
import { findViewer } from '../viewer/find-viewer';
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

/** Makes what resolvers have of a request: the caller, once it is asked for, and loaders of its own. */
export function createContext(
  { database, clock, touchSession, sessionCookie }: ContextDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
): ViewerContext {
  const loaders = new LoaderScope(database);
  const header = request.headers[PROFILE_HEADER];
  const requestedProfileId = typeof header === 'string' && header !== '' ? header : null;

  const findAndPrime = async (profileId: string | null): Promise<Viewer | null> => {
    const sessionToken = sessionCookie.read(request);
    if (sessionToken === null) return null;
    const now = clock.now();
    const found = await findViewer(database, { sessionToken, requestedProfileId: profileId, now });
    if (!found.ok) {
      throw requestError(
        'FORBIDDEN',
        `You may not act as the profile that ${PROFILE_HEADER} names. Choose another.`,
        {
          reason: found.refusal,
        },
      );
    }
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
    now: () => clock.now(),
    viewer,
    viewerOfAnyProfile: () => findAndPrime(null),
    async actor() {
      const found = await viewer();
      return found && actorOf(found);
    },
    reload() {
      loaders.clear();
      reading = null;
    },
    forgetSessionCookie: () => sessionCookie.clear(reply),
  };
}
