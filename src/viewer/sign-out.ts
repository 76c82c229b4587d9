import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { endSessions } from '../identity/database-sessions';
import { ok, refused, type Result } from '../foundation/result';
import { sessionOf, type Viewer } from './viewer';

/** Names why signing out ended nothing: who calls with an access token has no session of their own. */
export type SignOutRefusal = 'NO_SESSION';

/** Ends the session of a signed-in person, or all of their sessions, in whichever way they call. */
export type SignOut = (command: {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly everywhere: boolean;
}) => Promise<Result<null, SignOutRefusal>>;

/** Makes the use case that signs out; what is ended stays ended, whoever still holds its cookie. */
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
