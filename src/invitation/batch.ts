import { refused, type Result } from '../foundation/result';

/** Maximum number of items in a call. */
export const MOST_ITEMS = 500;

/** Why a whole batch is refused for its size. */
export type BatchSizeRefusal = 'EMPTY' | 'TOO_MANY';

/** The results of a batch's items so far, in order. */
export type Batch<Item, Refusal> = readonly Result<Item, Refusal>[];

/** Returns the refusal for the number of items in a call; null if it's valid. */
export function sizeRefusal(items: readonly unknown[]): BatchSizeRefusal | null {
  if (items.length === 0) return 'EMPTY';
  return items.length > MOST_ITEMS ? 'TOO_MANY' : null;
}

/** Returns the items of a batch that aren't refused so far. */
export function goodOnesOf<Item>(batch: Batch<Item, unknown>): Item[] {
  return batch.flatMap((item) => (item.ok ? [item.value] : []));
}

/** Refuses items with the same key as an earlier accepted item. */
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

/** Runs the next step for all accepted items together, and puts each result in its item's place. */
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
