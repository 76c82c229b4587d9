import type { EntityManager } from 'typeorm';
import { type AuditOrigin, recordAuditEvent } from '../audit/record-audit-event';
import { enqueueMail } from '../mail/outbox.repository';
import { processQueuedRequests, type RequestQueue } from '../queued-request/process-queued-requests';
import { ACCESS_REQUEST_TEMPLATE } from './access-request-mail';
import { AccessRequestEntity } from './access-request.entity';
import { findPetition } from './find-petition';

/**
 * Sends requests for access to the accounts' administrators. Returns the number of processed requests.
 *
 * Each administrator gets a separate mail, so none sees the others' addresses. For transactions and retries, see
 * `processQueuedRequests`.
 */
export async function processAccessRequests(
  queue: Pick<RequestQueue<AccessRequestEntity>, 'database' | 'clock' | 'onError'>,
): Promise<number> {
  return processQueuedRequests({ ...queue, entity: AccessRequestEntity, process: askAdministrators });
}

async function askAdministrators(
  manager: EntityManager,
  request: AccessRequestEntity,
  { origin, now }: { readonly origin: AuditOrigin; readonly now: Date },
): Promise<void> {
  const petition = await findPetition(manager, request);
  if (!petition) return;
  for (const { email } of petition.asked) {
    await enqueueMail(
      manager,
      { template: ACCESS_REQUEST_TEMPLATE, subjectId: request.id, recipient: email },
      now,
    );
  }
  await recordAuditEvent(manager, origin, {
    action: 'ACCESS_REQUESTED',
    accountId: petition.account.id,
    profileId: null,
    subjectId: request.id,
    occurredAt: now,
  });
}
