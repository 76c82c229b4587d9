import type { Actor } from '../access/actor';
import type { EntityManager } from 'typeorm';
import { newId } from '../ids';
import type { AuditEvent } from './audit-event';
import { AuditEventEntity } from './audit-event.entity';

/** Who caused an event, and in which request. */
export interface AuditOrigin {
  readonly identityId: string | null;
  readonly profileId: string | null;
  readonly requestId: string;
}

/** Names an actor and their request for the audit trail. */
export function originOf(actor: Actor, requestId: string): AuditOrigin {
  return { identityId: actor.identityId, profileId: actor.active?.profileId ?? null, requestId };
}

/** Writes an event to the audit trail, in the transaction of what it tells of. */
export async function recordAuditEvent(
  manager: EntityManager,
  origin: AuditOrigin,
  event: Pick<AuditEvent, 'action' | 'accountId' | 'subjectId' | 'occurredAt'> &
    Partial<Pick<AuditEvent, 'changes'>>,
): Promise<void> {
  await manager.insert(AuditEventEntity, {
    id: newId('audt'),
    occurredAt: event.occurredAt,
    action: event.action,
    accountId: event.accountId,
    subjectId: event.subjectId,
    actorIdentityId: origin.identityId,
    actorProfileId: origin.profileId,
    requestId: origin.requestId,
    changes: (event.changes ?? null) as object | null,
  });
}
