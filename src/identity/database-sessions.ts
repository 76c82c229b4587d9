import { IsNull, type EntityManager } from 'typeorm';
import { recordAuditEvent } from '../audit/record-audit-event';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { newId } from '../foundation/ids';
import { labelOfBrowser } from './browser-label';
import { isSimultaneousFirstSignIn, recordSignIn } from './identity.repository';
import { idleExpiry, OPEN_SESSIONS, openSessionsAt, type SessionLifetimes } from './session-expiry';
import { hashOfSessionToken, newSessionToken } from './session-token';
import { SessionEntity } from './session.entity';
import type { Sessions } from './sessions';

/** Creates the session store. It stores only hashes of tokens, and ended sessions can't be reopened. */
export function createSessions(database: Database, clock: Clock, lifetimes: SessionLifetimes): Sessions {
  const begin: Sessions['begin'] = async (command) => {
    const { identity: microsoft, persistent, replacedToken, requestId } = command;
    const token = newSessionToken();
    const expiresAt = await database.write(async (manager) => {
      const now = clock.now();
      const replaced = replacedToken === null ? null : await findOpenSession(manager, replacedToken);
      if (replaced) await endSessions(manager, { session: replaced, everywhere: false, requestId, now });
      const identity = await recordSignIn(manager, microsoft, now);
      const session = {
        id: newId('sess'),
        tokenHash: hashOfSessionToken(token),
        identityId: identity.id,
        persistent,
        activeProfileId: null,
        createdAt: now,
        lastSeenAt: now,
        idleExpiresAt: idleExpiry(persistent, now, lifetimes),
        expiresAt: new Date(now.getTime() + lifetimes.absoluteMs),
        endedAt: null,
        ...labelOfBrowser(command.userAgent),
      };
      await manager.insert(SessionEntity, session);
      await recordAuditEvent(
        manager,
        { identityId: identity.id, profileId: null, requestId },
        {
          action: 'IDENTITY_SIGNED_IN',
          accountId: null,
          profileId: null,
          subjectId: session.id,
          occurredAt: now,
        },
      );
      return session.expiresAt;
    });
    return { token, expiresAt };
  };

  return {
    async begin(command) {
      try {
        return await begin(command);
      } catch (error) {
        if (isSimultaneousFirstSignIn(error)) return begin(command);
        throw error;
      }
    },

    async isOpen(token) {
      const sql = `SELECT session.id FROM session WHERE session.token_hash = ? AND ${OPEN_SESSIONS}`;
      const rows = await database.select(sql, [hashOfSessionToken(token), ...openSessionsAt(clock.now())]);
      return rows.length > 0;
    },

    end({ token, everywhere, requestId }) {
      return database.write(async (manager) => {
        const session = await findOpenSession(manager, token);
        if (session) await endSessions(manager, { session, everywhere, requestId, now: clock.now() });
        return session !== null;
      });
    },
  };
}

/** Ends a session, or all sessions of its identity, and records in the audit trail which were open. */
export async function endSessions(
  manager: EntityManager,
  command: {
    /** The id is null for callers without a session. Then all sessions end. */
    readonly session: { readonly id: string | null; readonly identityId: string };
    readonly everywhere: boolean;
    readonly requestId: string;
    readonly now: Date;
  },
): Promise<void> {
  const { session, everywhere, requestId, now } = command;
  const which = everywhere || session.id === null ? { identityId: session.identityId } : { id: session.id };
  const ended = await manager.update(SessionEntity, { ...which, endedAt: IsNull() }, { endedAt: now });
  if (ended.affected === 0) return;
  await recordAuditEvent(
    manager,
    { identityId: session.identityId, profileId: null, requestId },
    {
      action: everywhere ? 'SESSIONS_ENDED' : 'SESSION_ENDED',
      accountId: null,
      profileId: null,
      subjectId: session.id ?? session.identityId,
      occurredAt: now,
    },
  );
}

async function findOpenSession(manager: EntityManager, token: string): Promise<SessionEntity | null> {
  return manager.findOneBy(SessionEntity, { tokenHash: hashOfSessionToken(token), endedAt: IsNull() });
}
