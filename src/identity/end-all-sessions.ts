import { In, IsNull, type EntityManager } from 'typeorm';
import { recordAuditEvents } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import { selectRows, text } from '../database/row';
import { SessionEntity } from './session.entity';

const PEOPLE_AT_ONCE = 500;

/** Number of ended sessions, and of the people who had them. */
export interface EndedSessions {
  readonly sessions: number;
  readonly people: number;
}

/**
 * Ends all sessions of all people, with an event in the audit trail for each person.
 *
 * Each transaction ends the sessions of up to 500 people. After an interruption, the next call ends the rest.
 */
export async function endAllSessions(
  database: Database,
  { now, requestId }: { readonly now: Date; readonly requestId: string },
): Promise<EndedSessions> {
  let sessions = 0;
  let people = 0;
  for (let more = true; more;) {
    const ended = await database.write((manager) => endSome(manager, now, requestId));
    sessions += ended.sessions;
    people += ended.people;
    more = ended.people === PEOPLE_AT_ONCE;
  }
  return { sessions, people };
}

async function endSome(manager: EntityManager, now: Date, requestId: string): Promise<EndedSessions> {
  const rows = await selectRows(
    manager,
    `SELECT DISTINCT identity_id AS id FROM session WHERE ended_at IS NULL ORDER BY identity_id
     LIMIT ${String(PEOPLE_AT_ONCE)}`,
  );
  const ids = rows.map((row) => text(row, 'id'));
  if (ids.length === 0) return { sessions: 0, people: 0 };
  const { affected } = await manager.update(
    SessionEntity,
    { identityId: In(ids), endedAt: IsNull() },
    { endedAt: now },
  );
  await recordAuditEvents(
    manager,
    { identityId: null, profileId: null, requestId },
    ids.map((subjectId) => ({
      ...({ action: 'SESSIONS_ENDED', accountId: null, profileId: null } as const),
      ...{ subjectId, identityId: subjectId, occurredAt: now },
    })),
  );
  return { sessions: affected ?? 0, people: ids.length };
}
