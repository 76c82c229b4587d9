import { IsNull, type EntityManager } from 'typeorm';
import { HELD_UNTIL } from '../foundation/held-until';
import type { QueuedRequest } from './process-queued-requests';

type RequestEntity = new () => QueuedRequest;

/** Holds the requests that aren't processed yet, so that they cause no mails, and returns how many. */
export async function holdRequests(manager: EntityManager, entity: RequestEntity): Promise<number> {
  const { affected } = await manager.update(entity, { processedAt: IsNull() }, { processedAt: HELD_UNTIL });
  return affected ?? 0;
}

/** Returns how many requests are held. */
export function countHeldRequests(manager: EntityManager, entity: RequestEntity): Promise<number> {
  return manager.countBy(entity, { processedAt: HELD_UNTIL });
}

/**
 * Lets held requests be processed, and returns how many. With `isSilent`, they're processed like requests beyond a rate
 * limit: they're recorded, and nobody gets a mail. Requests for access whose account is known would be mailed: call
 * `settleHeldRequests` first.
 */
export async function releaseRequests(
  manager: EntityManager,
  entity: RequestEntity,
  { isSilent }: { readonly isSilent: boolean },
): Promise<number> {
  const { affected } = await manager.update(
    entity,
    { processedAt: HELD_UNTIL },
    { processedAt: null, ...(isSilent && { throttled: true }) },
  );
  return affected ?? 0;
}
