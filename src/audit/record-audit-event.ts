import type { Actor } from '../access/actor';
import type { EntityManager } from 'typeorm';
import { noteForCommit } from '../database/observe-statements';
import { newId } from '../foundation/ids';
import type { AuditEvent } from './audit-event';
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
  Partial<Pick<AuditEvent, 'changes'>>;

/** Writes an event to the audit trail, in the transaction of the change. */
export async function recordAuditEvent(
  manager: EntityManager,
  origin: AuditOrigin,
  fact: AuditedFact,
): Promise<void> {
  await recordAuditEvents(manager, origin, [fact]);
}

/** Writes events to the audit trail in one statement, in the transaction of the change. */
export async function recordAuditEvents(
  manager: EntityManager,
  origin: AuditOrigin,
  facts: readonly AuditedFact[],
): Promise<void> {
  for (const { action } of facts) noteForCommit(manager, action);
  if (facts.length > 0)
    await manager.insert(
      AuditEventEntity,
      facts.map((fact) => rowOf(origin, fact)),
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
