/** How large the values of variables may be together. */
export interface VariableBounds {
  /** The levels of lists and objects in one another. */
  readonly depth: number;
  /** The number of items and keys. */
  readonly values: number;
  /** The UTF-16 units of all texts and keys. */
  readonly text: number;
}

/** What the product allows; a batch of 500 profiles has 2,500 values and some 50,000 units of text. */
export const VARIABLE_BOUNDS: VariableBounds = { depth: 16, values: 10_000, text: 128 * 1024 };

/**
 * Names the bound that values exceed; null when they keep within all of them.
 *
 * Stops at the first excess, and takes no stack, however deep the values are nested.
 */
export function exceededBound(
  values: readonly unknown[],
  bounds: VariableBounds,
): keyof VariableBounds | null {
  const waiting: { readonly value: unknown; readonly depth: number }[] = values.map((value) => ({
    value,
    depth: 0,
  }));
  let count = 0;
  let text = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') text += value.length;
    else if (typeof value === 'object' && value !== null) {
      if (depth === bounds.depth) return 'depth';
      const keys = Array.isArray(value) ? null : Object.keys(value);
      const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
      count += items.length;
      if (count > bounds.values) return 'values';
      for (const key of keys ?? []) text += key.length;
      for (const item of items) waiting.push({ value: item, depth: depth + 1 });
    }
    if (text > bounds.text) return 'text';
  }
  return null;
}
