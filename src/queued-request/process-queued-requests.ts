import { In, IsNull, Not, type EntityManager } from 'typeorm';
import type { AuditOrigin } from '../audit/record-audit-event';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { forUpdateSkippingLocked } from '../database/row-lock';

/**
 * What somebody asked for, written down while they were answered and looked at afterwards.
 *
 * So neither the answer nor the work behind it tells what it was about.
 */
export interface QueuedRequest {
  readonly id: string;
  readonly requestedByIdentityId: string;
  /** True when it is recorded like any other, and left at that. */
  readonly throttled: boolean;
  /** The HTTP request it came with. */
  readonly requestId: string;
  /** When processing it failed last; null while it has not. */
  readonly failedAt: Date | null;
  readonly processedAt: Date | null;
}

/** The requests of one kind, and what is done with each. */
export interface RequestQueue<Request extends QueuedRequest> {
  readonly database: Database;
  readonly clock: Clock;
  /** The table they are in. */
  readonly entity: new () => Request;
  /**
   * Does what one of them asks for, in the transaction that marks it as processed; not called for throttled ones.
   *
   * May be run again, as all work in a transaction: it touches nothing but the manager.
   */
  readonly process: (
    manager: EntityManager,
    request: Request,
    at: { readonly origin: AuditOrigin; readonly now: Date },
  ) => Promise<void>;
  /** Is told why a request could not be processed; the next call tries it again, after the others. */
  readonly onError: (error: unknown) => void;
}

const BATCH = 10;

/**
 * Processes requests that wait, a bounded number of them, and tells how many it took up.
 *
 * A request and all that comes of it, mails included, are one transaction, so that a crash loses and doubles
 * nothing; those that another worker has in hand are passed over. Requests that fail keep none waiting: they are
 * taken up after those that have not failed, the longest ago first.
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
    if (!request.throttled)
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
      // Both databases put NULL, for never failed, first.
      .orderBy('request.failedAt')
      .addOrderBy('request.id')
      .limit(1),
  ).getOne();
}
