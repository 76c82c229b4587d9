import type { EntityManager } from 'typeorm';
import { type AuditOrigin, recordAuditEvent } from '../audit/record-audit-event';
import { enqueueMails } from '../mail/outbox.repository';
import { processQueuedRequests, type RequestQueue } from '../queued-request/process-queued-requests';
import { ACCESS_REQUEST_TEMPLATE } from './access-request-mail';
import { statusOf } from './access-request-status';
import { AccessRequestEntity } from './access-request.entity';
import { findPetition } from './find-petition';

/**
 * Finds the accounts of requests for access, and sends mails about the requests to the accounts' administrators. Returns
 * the number of processed requests.
 *
 * Each administrator gets a separate mail, so none sees the others' addresses. They get no mail about throttled
 * requests, but find them in the list. A request whose account is known was mailed before, and isn't mailed again. For transactions and retries, see `processQueuedRequests`.
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
  // One with an account was processed before, and its person has asked again.
  if (statusOf(request, now) !== 'PENDING' || request.accountId !== null) return;
  const petition = await findPetition(manager, request);
  if (!petition) return;
  await manager.update(AccessRequestEntity, { id: request.id }, { accountId: petition.account.id });
  const recipients = request.throttled ? [] : petition.asked.map(({ email }) => email);
  await enqueueMails(
    manager,
    recipients.map((recipient) => ({ template: ACCESS_REQUEST_TEMPLATE, subjectId: request.id, recipient })),
    now,
  );
  await recordAuditEvent(manager, origin, {
    action: 'ACCESS_REQUESTED',
    accountId: petition.account.id,
    profileId: null,
    subjectId: request.id,
    occurredAt: now,
  });
}
