import type { Limits } from '../rate-limit/limits';
import { ok, refused } from '../foundation/result';
import type { Batch } from './batch';
import { type Recipient, recipientKey } from './recipient';

/** Says that the recipient of an item has had its share of the account's invitations, and when there will be more. */
export interface RecipientLimited {
  readonly retryAfterSeconds: number;
}

/** Counts one invitation to the recipient of each item, and refuses those whose recipient has had the account's share. */
export async function countRecipients<Item>(
  limits: Limits,
  items: readonly Item[],
  recipientOf: (item: Item) => Recipient,
): Promise<Batch<Item, RecipientLimited>> {
  const allowances = await limits.countMany(
    'sendInvitePerRecipient',
    items.map((item) => recipientKey(recipientOf(item))),
  );
  return items.map((item, index) => {
    const allowance = allowances[index];
    return allowance?.allowed === false
      ? refused({ retryAfterSeconds: allowance.retryAfterSeconds })
      : ok(item);
  });
}
