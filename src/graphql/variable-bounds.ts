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
 * Stops at the first excess, and recurses no deeper than the bound of the depth.
 */
export function exceededBound(
  values: readonly unknown[],
  bounds: VariableBounds,
): keyof VariableBounds | null {
  let count = 0;
  let length = 0;
  const exceededByText = (text: string) => {
    length += text.length;
    return length > bounds.text ? 'text' : null;
  };
  const exceededByItem = (item: unknown, depth: number) => {
    count += 1;
    return count > bounds.values ? 'values' : exceededBy(item, depth);
  };
  const exceededBy = (value: unknown, depth: number): keyof VariableBounds | null => {
    if (typeof value === 'string') return exceededByText(value);
    if (typeof value !== 'object' || value === null) return null;
    if (depth === bounds.depth) return 'depth';
    if (Array.isArray(value)) {
      for (const item of value) {
        const exceeded = exceededByItem(item, depth + 1);
        if (exceeded) return exceeded;
      }
      return null;
    }
    // `for in` creates no list of keys. It visits no inherited ones, since JSON.parse created the object.
    for (const key in value) {
      const item = (value as Readonly<Record<string, unknown>>)[key];
      const exceeded = exceededByText(key) ?? exceededByItem(item, depth + 1);
      if (exceeded) return exceeded;
    }
    return null;
  };
  for (const value of values) {
    const exceeded = exceededBy(value, 0);
    if (exceeded) return exceeded;
  }
  return null;
}
