import { IsNull } from 'typeorm';
import type { Database } from '../database/database';
import { AssociationEntity } from '../association/association.entity';
import { idleExpiry, type SessionLifetimes } from '../identity/database-sessions';
import { SessionEntity } from '../identity/session.entity';
import { activeProfileOf, sessionOf, type Viewer } from './viewer';

const COARSEST_MS = 60_000;

/** Notes that a session, if there is one, is in use, and the profile its request acts as. */
export type TouchSession = (viewer: Viewer, now: Date) => Promise<void>;

/**
 * Makes what keeps a session from going idle, and notes when its profile was last used.
 *
 * Writes each at most once a minute, so that reading stays reading; more often only where sessions go idle within
 * minutes, four times in that time. A statement each, since neither needs the other; and before the answer, since a
 * session that was answered must not go idle because the service ended a moment later.
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
