import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { endSessions } from '../identity/database-sessions';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { sessionOf, type Viewer } from './viewer';

/** Why signing out failed: callers with an access token have no session. */
export type SignOutRefusal = Refusal<'NO_SESSION'>;

/** Ends the caller's session, or all of their sessions. */
export type SignOut = (command: {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly everywhere: boolean;
}) => Promise<Result<null, SignOutRefusal>>;

/** Creates the use case that signs out. Cookies of ended sessions no longer work. */
export function createSignOut({ database, clock }: { database: Database; clock: Clock }): SignOut {
  return async ({ viewer, requestId, everywhere }) => {
    const sessionId = sessionOf(viewer)?.id ?? null;
    if (sessionId === null && !everywhere) return refused('NO_SESSION');
    await database.write((manager) =>
      endSessions(manager, {
        session: { id: sessionId, identityId: viewer.identity.id },
        everywhere,
        requestId,
        now: clock.now(),
      }),
    );
    return ok(null);
  };
}
