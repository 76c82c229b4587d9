import { refused, type Result } from '../foundation/result';

/** Counts the items that one call may have at most. */
export const MOST_ITEMS = 500;

/** Names why a batch as a whole is refused for its size. */
export type BatchSizeRefusal = 'EMPTY' | 'TOO_MANY';

/** What has become of the items of a batch so far, in their order. */
export type Batch<Item, Refusal> = readonly Result<Item, Refusal>[];

/** Tells what is wrong with the number of items in a call; null when nothing is. */
export function sizeRefusal(items: readonly unknown[]): BatchSizeRefusal | null {
  if (items.length === 0) return 'EMPTY';
  return items.length > MOST_ITEMS ? 'TOO_MANY' : null;
}

/** Gives the items of a batch that nothing has refused so far. */
export function goodOnesOf<Item>(batch: Batch<Item, unknown>): Item[] {
  return batch.flatMap((item) => (item.ok ? [item.value] : []));
}

/** Refuses whatever names the same as an item before it that is good so far. */
export function refuseRepeats<Item, Refusal>(
  batch: Batch<Item, Refusal>,
  nameOf: (item: Item) => string,
): Batch<Item, Refusal | 'DUPLICATE'> {
  const named = new Set<string>();
  return batch.map((item) => {
    if (!item.ok) return item;
    const name = nameOf(item.value);
    if (named.has(name)) return refused('DUPLICATE');
    named.add(name);
    return item;
  });
}

/** Takes the next step with the good ones, all at once, and puts what became of each in its place. */
export async function withGoodOnes<Item, Next, Refusal, NextRefusal>(
  batch: Batch<Item, Refusal>,
  step: (items: Item[]) => Promise<Batch<Next, NextRefusal>>,
): Promise<Batch<Next, Refusal | NextRefusal>> {
  const items = goodOnesOf(batch);
  const outcomes = items.length > 0 ? await step(items) : [];
  let taken = 0;
  return batch.map((item): Result<Next, Refusal | NextRefusal> => {
    if (!item.ok) return item;
    const outcome = outcomes[taken++];
    if (!outcome) throw new Error('A step answers for every item it is given.');
    return outcome;
  });
}
