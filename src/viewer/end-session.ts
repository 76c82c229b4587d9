import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { endSessions } from '../identity/database-sessions';
import { SessionEntity } from '../identity/session.entity';
import { sessionOf, type Viewer } from './viewer';

/** Why endSession was refused: the session doesn't exist, or is another person's. */
export type EndSessionRefusal = Refusal<'NOT_FOUND'>;

/** The session that ended. */
export interface EndedSession {
  readonly sessionId: string;
  /** Whether the request itself belongs to it. */
  readonly isCurrent: boolean;
}

/** Ends one of the caller's sessions. */
export type EndSession = (command: {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly sessionId: string;
}) => Promise<Result<EndedSession, EndSessionRefusal>>;

/**
 * Creates the use case that ends one of the caller's sessions. Every request reads its session from the database, so
 * the browser is signed out at once, on all instances. Repeating the call writes nothing.
 */
export function createEndSession({ database, clock }: { database: Database; clock: Clock }): EndSession {
  return ({ viewer, requestId, sessionId }) =>
    database.transaction(async (manager): Promise<Result<EndedSession, EndSessionRefusal>> => {
      const own = { id: sessionId, identityId: viewer.identity.id };
      const session = await manager.findOneBy(SessionEntity, own);
      if (!session) return refused('NOT_FOUND');
      if (session.endedAt === null)
        await endSessions(manager, { session, everywhere: false, requestId, now: clock.now() });
      return ok({ sessionId, isCurrent: sessionOf(viewer)?.id === sessionId });
    });
}
