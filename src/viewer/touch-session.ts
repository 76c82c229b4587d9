import { setTimeout as delay } from 'node:timers/promises';
import { IsNull } from 'typeorm';
import type { Database } from '../database/database';
import { AssociationEntity } from '../association/association.entity';
import { idleExpiry, type SessionLifetimes } from '../identity/session-expiry';
import { SessionEntity } from '../identity/session.entity';
import { activeProfileOf, sessionOf, type Viewer } from './viewer';

const COARSEST_MS = 60_000;
/** The longest time that a request waits until its use is recorded, in milliseconds. */
const LONGEST_WAIT_MS = 250;
/** Maximum number of uses that are being recorded at once: a fifth of the connection pool's default size. */
const MOST_AT_ONCE = 2;

/** Records that the session, if any, and the active profile are in use. Failures are only reported. */
export type TouchSession = (viewer: Viewer, now: Date, onError: (error: unknown) => void) => Promise<void>;

/**
 * Creates the function that extends a session's idle timeout, and records when its profile was last used.
 *
 * Writes each at most once a minute, so that most reads don't write. If the idle timeout is only a few minutes, it
 * writes four times in that time. Each is a separate statement, since they're independent. It writes before the
 * response, so that the use isn't lost if the service stops right after it.
 *
 * Requests don't wait for a database whose writes hang, such as a cluster's node without a quorum: after 0.25 seconds,
 * they continue without the write. While two uses are being recorded, others aren't, so that these writes don't use up
 * the pool. They're recorded with the next request.
 */
export function createTouchSession(database: Database, lifetimes: SessionLifetimes): TouchSession {
  let underWay = 0;
  return async (viewer, now, onError) => {
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
    if (underWay >= MOST_AT_ONCE || !(isUseDue || isSessionDue)) return;

    const write = async (): Promise<void> => {
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
    underWay += 1;
    const writing = write()
      .catch(onError)
      .finally(() => (underWay -= 1));
    await Promise.race([writing, delay(LONGEST_WAIT_MS, undefined, { ref: false })]);
  };
}
