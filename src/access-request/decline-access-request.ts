import type { Actor } from '../access/actor';
import { originOf, recordAuditEvents } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { AccessRequest, DeclineReason } from './access-request';
import { decide, lockDecidable, type NotPending } from './decide-access-request';

/** Why declineAccessRequest was refused. */
export type DeclineAccessRequestRefusal = Refusal<'NOT_FOUND'> | NotPending;

/** Declines a request for access. */
export type DeclineAccessRequest = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accessRequestId: string;
  readonly reason: DeclineReason;
}) => Promise<Result<AccessRequest, DeclineAccessRequestRefusal>>;

/**
 * Creates the use case that declines a request for access. The person gets no mail, but can see status and reason.
 *
 * Repeating the call writes nothing. With another reason, it's refused like any other second decision.
 */
export function createDeclineAccessRequest({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): DeclineAccessRequest {
  return ({ actor: asker, requestId, accessRequestId, reason }) =>
    database.transaction(async (manager): Promise<Result<AccessRequest, DeclineAccessRequestRefusal>> => {
      const now = clock.now();
      const locked = await lockDecidable(manager, asker, accessRequestId, now);
      if (!locked.ok) return locked;
      const { request, status, account, actor } = locked.value;
      if (status === 'DECLINED' && request.declineReason === reason) return ok(request);
      if (status !== 'PENDING') return refused('NOT_PENDING', { status });
      const decision = { state: 'DECLINED', declineReason: reason, profileId: null } as const;
      const { request: declined, otherIds } = await decide(manager, locked.value, decision, now);
      await recordAuditEvents(
        manager,
        originOf(actor, requestId),
        [declined.id, ...otherIds].map((subjectId) => ({
          action: 'ACCESS_REQUEST_DECLINED',
          accountId: account.id,
          profileId: null,
          subjectId,
          identityId: request.requestedByIdentityId,
          occurredAt: now,
          changes: { reason: [null, reason] },
        })),
      );
      return ok(declined);
    });
}
