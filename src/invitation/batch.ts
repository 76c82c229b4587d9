import { ok, type Refusal, refused, type Result } from '../foundation/result';

/** Maximum number of items in a call. */
export const MOST_ITEMS = 500;

/** Why a whole batch is refused for its size. */
export type BatchSizeRefusal = Refusal<'EMPTY' | 'TOO_MANY'>;

/** The results of a batch's items so far, in order. */
export type Batch<Item, Reason> = readonly Result<Item, Reason>[];

/** Refuses calls with no items or too many. */
export function judgeSize(items: readonly unknown[]): Result<null, BatchSizeRefusal> {
  if (items.length === 0) return refused('EMPTY');
  return items.length > MOST_ITEMS ? refused('TOO_MANY') : ok(null);
}

/** Returns the items of a batch that aren't refused so far. */
export function goodOnesOf<Item>(batch: Batch<Item, unknown>): Item[] {
  return batch.flatMap((item) => (item.ok ? [item.value] : []));
}

/** Returns the result of the only item of a batch. */
export function onlyOf<Item, Reason>([only]: Batch<Item, Reason>): Result<Item, Reason> {
  if (!only) throw new Error('A batch of one has no result.');
  return only;
}

/** Refuses items with the same key as an earlier accepted item. */
export function refuseRepeats<Item, Reason>(
  batch: Batch<Item, Reason>,
  nameOf: (item: Item) => string,
): Batch<Item, Reason | Refusal<'DUPLICATE'>> {
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
export async function withGoodOnes<Item, Next, Reason, NextReason>(
  batch: Batch<Item, Reason>,
  step: (items: Item[]) => Promise<Batch<Next, NextReason>>,
): Promise<Batch<Next, Reason | NextReason>> {
  const items = goodOnesOf(batch);
  const outcomes = items.length > 0 ? await step(items) : [];
  let taken = 0;
  return batch.map((item): Result<Next, Reason | NextReason> => {
    if (!item.ok) return item;
    const outcome = outcomes[taken++];
    if (!outcome) throw new Error('A step must return a result for each item.');
    return outcome;
  });
}
