import type { Limits } from '../rate-limit/limits';
import { ok, refused } from '../result';
import type { Batch } from './batch';

/** Says that the recipient of an item has had its share of invitations, and when there will be more. */
export interface RecipientLimited {
  readonly retryAfterSeconds: number;
}

/** Counts one invitation to the recipient of each item, and refuses those whose recipient has had its share. */
export async function countRecipients<Item>(
  limits: Limits,
  items: readonly Item[],
  emailKeyOf: (item: Item) => string,
): Promise<Batch<Item, RecipientLimited>> {
  const allowances = await limits.countMany('sendInvitePerRecipient', items.map(emailKeyOf));
  return items.map((item, index) => {
    const allowance = allowances[index];
    return allowance?.allowed === false
      ? refused({ retryAfterSeconds: allowance.retryAfterSeconds })
      : ok(item);
  });
}
