import { In, IsNull, Not, type EntityManager } from 'typeorm';
import type { AuditOrigin } from '../audit/record-audit-event';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { forUpdateSkippingLocked } from '../database/row-lock';

/**
 * A request that is stored during the HTTP request and processed later.
 *
 * So neither the response nor its timing reveals anything about what was requested.
 */
export interface QueuedRequest {
  readonly id: string;
  readonly requestedByIdentityId: string;
  /** Whether a rate limit was exceeded. Such a request is recorded like any other. */
  readonly throttled: boolean;
  /** The HTTP request that created it. */
  readonly requestId: string;
  /** When processing last failed; null if it hasn't. */
  readonly failedAt: Date | null;
  readonly processedAt: Date | null;
}

/** The requests of one kind, and how to process them. */
export interface RequestQueue<Request extends QueuedRequest> {
  readonly database: Database;
  readonly clock: Clock;
  /** Their entity. */
  readonly entity: new () => Request;
  /**
   * Processes a request, in the transaction that marks it as processed. Sends no mail for throttled requests.
   *
   * May be retried, like all work in a transaction, so it must have no effects except through the manager.
   */
  readonly process: (
    manager: EntityManager,
    request: Request,
    at: { readonly origin: AuditOrigin; readonly now: Date },
  ) => Promise<void>;
  /** Called with the error if a request couldn't be processed. The next call retries it, after the others. */
  readonly onError: (error: unknown) => void;
}

const BATCH = 10;

/**
 * Processes a bounded number of pending requests, and returns how many.
 *
 * A request and its results, including mails, are one transaction, so a crash loses and duplicates nothing. Requests
 * that another worker has locked are skipped. Failed requests don't block others: they are retried after all that
 * haven't failed, the longest ago first.
 */
export async function processQueuedRequests<Request extends QueuedRequest>(
  queue: RequestQueue<Request>,
): Promise<number> {
  const failed: string[] = [];
  let processed = 0;
  while (processed + failed.length < BATCH) {
    let claimedId: string | undefined;
    const claim = async (manager: EntityManager): Promise<Request | null> => {
      const request = await claimNext(manager, queue.entity, failed);
      claimedId = request?.id;
      return request;
    };
    try {
      if (!(await processNext(queue, claim))) break;
      processed += 1;
    } catch (error) {
      if (claimedId === undefined) throw error;
      failed.push(claimedId);
      queue.onError(error);
      await noteFailure(queue, claimedId);
    }
  }
  return processed;
}

async function processNext<Request extends QueuedRequest>(
  { database, clock, entity, process }: RequestQueue<Request>,
  claim: (manager: EntityManager) => Promise<Request | null>,
): Promise<boolean> {
  return database.write(async (manager) => {
    const request = await claim(manager);
    if (!request) return false;
    const now = clock.now();
    const { requestedByIdentityId: identityId, requestId } = request;
    await process(manager, request, { origin: { identityId, profileId: null, requestId }, now });
    await settle(manager, entity, request.id, { processedAt: now });
    return true;
  });
}

async function noteFailure<Request extends QueuedRequest>(
  { database, clock, entity }: RequestQueue<Request>,
  id: string,
): Promise<void> {
  await database.write((manager) => settle(manager, entity, id, { failedAt: clock.now() }));
}

async function settle(
  manager: EntityManager,
  entity: new () => QueuedRequest,
  id: string,
  outcome: { readonly processedAt: Date } | { readonly failedAt: Date },
): Promise<void> {
  await manager.update(entity, { id, processedAt: IsNull() }, outcome);
}

async function claimNext<Request extends QueuedRequest>(
  manager: EntityManager,
  entity: new () => Request,
  passedOver: readonly string[],
): Promise<Request | null> {
  return forUpdateSkippingLocked(
    manager
      .createQueryBuilder(entity, 'request')
      .where('request.processedAt IS NULL')
      .andWhere({ id: Not(In([...passedOver])) })
      // Both databases sort NULL first, which means that it never failed.
      .orderBy('request.failedAt')
      .addOrderBy('request.id')
      .limit(1),
  ).getOne();
}
