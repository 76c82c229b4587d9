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
 * requests, but find them in the list. If the account of a throttled request is known, its person has asked again, and
 * it's mailed. For transactions and retries, see `processQueuedRequests`.
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
  if (statusOf(request, now) !== 'PENDING') return;
  const isListed = request.accountId !== null;
  // It was mailed. The previous release has such requests processed again.
  if (isListed && !request.throttled) return;
  const petition = await findPetition(manager, request);
  if (!petition) return;
  const throttled = request.throttled && !isListed;
  const accountId = petition.account.id;
  await manager.update(AccessRequestEntity, { id: request.id }, { accountId, throttled });
  const recipients = throttled ? [] : petition.asked.map(({ email }) => email);
  await enqueueMails(
    manager,
    recipients.map((recipient) => ({ template: ACCESS_REQUEST_TEMPLATE, subjectId: request.id, recipient })),
    now,
  );
  if (accountId === request.accountId) return;
  await recordAuditEvent(manager, origin, {
    action: 'ACCESS_REQUESTED',
    accountId,
    profileId: null,
    subjectId: request.id,
    identityId: request.requestedByIdentityId,
    occurredAt: now,
  });
}
