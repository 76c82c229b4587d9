import type { Limits, RateLimited } from '../rate-limit/limits';
import { ok } from '../foundation/result';
import type { Batch } from './batch';
import { type Recipient, recipientKey } from './recipient';

/**
 * Counts one invitation to the recipient of each item, and refuses items above the account's limit for the recipient.
 */
export async function countRecipients<Item>(
  limits: Limits,
  items: readonly Item[],
  recipientOf: (item: Item) => Recipient,
): Promise<Batch<Item, RateLimited>> {
  const allowances = await limits.countMany(
    'sendInvitePerRecipient',
    items.map((item) => recipientKey(recipientOf(item))),
  );
  return items.map((item, index) => {
    const allowance = allowances[index];
    return allowance?.ok === false ? allowance : ok(item);
  });
}
