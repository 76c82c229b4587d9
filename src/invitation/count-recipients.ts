import type { Limits } from '../rate-limit/limits';
import { ok, refused } from '../foundation/result';
import type { Batch } from './batch';
import { type Recipient, recipientKey } from './recipient';

/** The refusal of an item whose recipient has reached the account's limit, and when to retry. */
export interface RecipientLimited {
  readonly retryAfterSeconds: number;
}

/**
 * Counts one invitation to the recipient of each item, and refuses items above the account's limit for the recipient.
 */
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
