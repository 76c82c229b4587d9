import type { Clock } from '../clock';
import type { Database } from '../database/database';
import { endSessions } from '../identity/database-sessions';
import type { Viewer } from './viewer';

/** Ends the session of a signed-in person, or all of their sessions. */
export type SignOut = (command: {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly everywhere: boolean;
}) => Promise<void>;

/** Makes the use case that signs out; what is ended stays ended, whoever still holds its cookie. */
export function createSignOut({ database, clock }: { database: Database; clock: Clock }): SignOut {
  return ({ viewer, requestId, everywhere }) =>
    database.write((manager) =>
      endSessions(manager, {
        session: { id: viewer.session.id, identityId: viewer.identity.id },
        everywhere,
        requestId,
        now: clock.now(),
      }),
    );
}
