import DataLoader from 'dataloader';
import { In } from 'typeorm';
import type { Database } from '../database/database';
import { dialectOf } from '../database/dialect';
import { entityReader } from '../database/entity-reader';
import { inOrderOf, type LoaderFactory } from '../database/loader-scope';
import { OPEN_SESSIONS, openSessionsAt } from './session-expiry';
import { SessionEntity } from './session.entity';

/** Maximum number of sessions in the list of a person's sessions. Descriptions in the schema repeat it. */
export const MOST_SESSIONS = 100;

/** An identity, and the instant at which its sessions are open. */
export interface OpenSessionsKey {
  readonly identityId: string;
  readonly now: Date;
}

/** Finds sessions by id; null for missing ones. Doesn't check access. */
export const sessionById: LoaderFactory<string, SessionEntity | null> = (database) =>
  new DataLoader(async (ids: readonly string[]) => {
    const sessions = await database.reads.findBy(SessionEntity, { id: In([...ids]) });
    return inOrderOf(ids, sessions, (session) => session.id);
  });

/**
 * Finds the open sessions of identities, at most `MOST_SESSIONS` of each, with the most recently used first. Sends a
 * statement for each identity; a request only has that of its viewer. Doesn't check access.
 */
export const openSessionsByIdentityId: LoaderFactory<OpenSessionsKey, readonly SessionEntity[]> = (
  database,
) =>
  new DataLoader(
    (keys: readonly OpenSessionsKey[]) => Promise.all(keys.map((key) => findOpenSessions(database, key))),
    {
      cacheKeyFn: (({ identityId }: OpenSessionsKey) => identityId) as unknown as (
        key: OpenSessionsKey,
      ) => OpenSessionsKey,
    },
  );

async function findOpenSessions(
  database: Database,
  { identityId, now }: OpenSessionsKey,
): Promise<SessionEntity[]> {
  const sessions = entityReader(database.reads, SessionEntity);
  const rows = await database.select(
    `SELECT ${sessions.columnsOf('session').join(', ')}
     FROM session ${dialectOf(database).usingIndex('ix_session_identity')}
     WHERE session.identity_id = ? AND ${OPEN_SESSIONS}
     ORDER BY session.last_seen_at DESC, session.id DESC LIMIT ${String(MOST_SESSIONS)}`,
    [identityId, ...openSessionsAt(now)],
  );
  return rows.map((row) => sessions.read(row));
}
