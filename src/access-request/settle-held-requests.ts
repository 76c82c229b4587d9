import { IsNull, Not, type EntityManager } from 'typeorm';
import { HELD_UNTIL } from '../foundation/held-until';
import { AccessRequestEntity } from './access-request.entity';

/**
 * Marks held requests whose account is known as processed, and returns how many.
 *
 * They're in the account's list, so processing them again would only send their mails. If the person asks again, a
 * throttled request is mailed.
 */
export async function settleHeldRequests(manager: EntityManager, now: Date): Promise<number> {
  const { affected } = await manager.update(
    AccessRequestEntity,
    { processedAt: HELD_UNTIL, accountId: Not(IsNull()) },
    { processedAt: now },
  );
  return affected ?? 0;
}
