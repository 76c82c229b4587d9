import { IsNull } from 'typeorm';
import type { Database } from '../database/database';
import { AssociationEntity } from '../association/association.entity';
import { idleExpiry, type SessionLifetimes } from '../identity/session-expiry';
import { SessionEntity } from '../identity/session.entity';
import { activeProfileOf, sessionOf, type Viewer } from './viewer';

const COARSEST_MS = 60_000;

/** Records that the session, if any, and the active profile are in use. */
export type TouchSession = (viewer: Viewer, now: Date) => Promise<void>;

/**
 * Creates the function that extends a session's idle timeout, and records when its profile was last used.
 *
 * Writes each at most once a minute, so that most reads don't write. If the idle timeout is only a few minutes, it
 * writes four times in that time. Each is a separate statement, since they're independent. It writes before the
 * response, so that the use isn't lost if the service stops right after it.
 */
export function createTouchSession(database: Database, lifetimes: SessionLifetimes): TouchSession {
  return async (viewer, now) => {
    const session = sessionOf(viewer);
    const idleExpiresAt = session && idleExpiry(session.persistent, now, lifetimes);
    const precision = idleExpiresAt
      ? Math.min(COARSEST_MS, (idleExpiresAt.getTime() - now.getTime()) / 4)
      : COARSEST_MS;
    const isDue = (last: Date | null): boolean =>
      last === null || now.getTime() - last.getTime() >= precision;

    const used = activeProfileOf(viewer);
    const isUseDue = used !== null && isDue(used.lastUsedAt);
    const isSessionDue = session !== null && isDue(session.lastSeenAt);
    if (isSessionDue && idleExpiresAt)
      await database.writeInOneStatement((manager) =>
        manager.update(SessionEntity, { id: session.id }, { lastSeenAt: now, idleExpiresAt }),
      );
    if (isUseDue)
      await database.writeInOneStatement((manager) =>
        manager.update(
          AssociationEntity,
          { profileId: used.profile.id, identityId: viewer.identity.id, endedAt: IsNull() },
          { lastUsedAt: now },
        ),
      );
  };
}
