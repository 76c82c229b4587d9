import type { Actor } from '../access/actor';
import type { EntityManager } from 'typeorm';
import { recordChanges } from '../change-log/record-changes';
import { CHANGE_TYPES } from '../change-log/change-types';
import { noteForCommit } from '../database/observe-statements';
import { newId } from '../foundation/ids';
import type { AuditAction, AuditEvent } from './audit-event';
import { AuditEventEntity } from './audit-event.entity';

/** Who caused an event, and in which request. */
export interface AuditOrigin {
  readonly identityId: string | null;
  readonly profileId: string | null;
  readonly requestId: string;
}

/** Creates the origin of an event from an actor and their request. */
export function originOf(actor: Actor, requestId: string): AuditOrigin {
  return { identityId: actor.identityId, profileId: actor.active?.profileId ?? null, requestId };
}

/** The content of an event, except who caused it. */
export type AuditedFact = Pick<
  AuditEvent,
  'action' | 'accountId' | 'profileId' | 'subjectId' | 'occurredAt'
> &
  Partial<Pick<AuditEvent, 'changes'>> & {
    /** The identity whose access changed. Only in the change log. Defaults to the actor of `OF_ACTORS`. */
    readonly identityId?: string | null;
  };

/** The actions that affect the actor's own identity. */
const OF_ACTORS: ReadonlySet<AuditAction> = new Set<AuditAction>([
  ...(['IDENTITY_SIGNED_IN', 'SESSION_ENDED', 'SESSIONS_ENDED'] as const),
  ...(['PROFILE_SWITCHED', 'DEFAULT_PROFILE_CLEARED'] as const),
  ...(['INVITATION_ACCEPTED', 'ACCESS_REQUEST_WITHDRAWN'] as const),
]);

/** Writes an event like `recordAuditEvents`. */
export async function recordAuditEvent(
  manager: EntityManager,
  origin: AuditOrigin,
  fact: AuditedFact,
): Promise<void> {
  await recordAuditEvents(manager, origin, [fact]);
}

/**
 * Writes events to the audit trail, and to the change log, in one statement each, in the transaction of the change.
 */
export async function recordAuditEvents(
  manager: EntityManager,
  origin: AuditOrigin,
  facts: readonly AuditedFact[],
): Promise<void> {
  for (const { action } of facts) noteForCommit(manager, action);
  if (facts.length === 0) return;
  await manager.insert(
    AuditEventEntity,
    facts.map((fact) => rowOf(origin, fact)),
  );
  await recordChanges(
    manager,
    facts.map(({ action, identityId, ...fact }) => ({
      ...fact,
      type: CHANGE_TYPES[action],
      identityId: identityId ?? (OF_ACTORS.has(action) ? origin.identityId : null),
    })),
  );
}

function rowOf(origin: AuditOrigin, fact: AuditedFact): AuditEvent & { changes: object | null } {
  return {
    id: newId('audt'),
    occurredAt: fact.occurredAt,
    action: fact.action,
    accountId: fact.accountId,
    profileId: fact.profileId,
    subjectId: fact.subjectId,
    actorIdentityId: origin.identityId,
    actorProfileId: origin.profileId,
    requestId: origin.requestId,
    changes: fact.changes ?? null,
  };
}
