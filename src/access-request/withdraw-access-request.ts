import type { Actor } from '../access/actor';
import { originOf, recordAuditEvent } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { AccessRequest } from './access-request';
import { statusOf } from './access-request-status';
import { AccessRequestEntity } from './access-request.entity';
import { lockAccessRequest, type NotPending } from './decide-access-request';

/** Why withdrawAccessRequest was refused. */
export type WithdrawAccessRequestRefusal = Refusal<'NOT_FOUND'> | NotPending;

/** Withdraws one's own request for access. */
export type WithdrawAccessRequest = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accessRequestId: string;
}) => Promise<Result<AccessRequest, WithdrawAccessRequestRefusal>>;

/**
 * Creates the use case that withdraws one's own request for access.
 *
 * The work is the same whether the account exists or not. Mails that weren't sent yet are dropped when they are
 * rendered. Repeating the call writes nothing.
 */
export function createWithdrawAccessRequest({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): WithdrawAccessRequest {
  return ({ actor, requestId, accessRequestId }) =>
    database.transaction(async (manager): Promise<Result<AccessRequest, WithdrawAccessRequestRefusal>> => {
      const now = clock.now();
      const request = await lockAccessRequest(manager, accessRequestId);
      if (request?.requestedByIdentityId !== actor.identityId) return refused('NOT_FOUND');
      const status = statusOf(request, now);
      if (status === 'WITHDRAWN') return ok(request);
      if (status !== 'PENDING') return refused('NOT_PENDING', { status });
      const outcome = { state: 'WITHDRAWN', openNumber: null } as const;
      await manager.update(AccessRequestEntity, { id: request.id }, outcome);
      await recordAuditEvent(manager, originOf(actor, requestId), {
        action: 'ACCESS_REQUEST_WITHDRAWN',
        accountId: request.accountId,
        profileId: null,
        subjectId: request.id,
        occurredAt: now,
      });
      return ok(Object.assign(request, outcome));
    });
}
