/** Adds to a list the items of its previous state that have left it and are kept, at their previous places. */
export function withKept<Item>(
  items: readonly Item[],
  before: readonly Item[],
  idOf: (item: Item) => string,
  isKept: (id: string) => boolean,
): readonly Item[] {
  const ids = new Set(items.map(idOf));
  const whole = [...items];
  for (const [index, item] of before.entries())
    if (isKept(idOf(item)) && !ids.has(idOf(item))) whole.splice(index, 0, item);
  return whole;
}
