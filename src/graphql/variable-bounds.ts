/** Limits for the values of all variables together. */
export interface VariableBounds {
  /** Nesting depth of lists and objects. */
  readonly depth: number;
  /** Number of items and keys. */
  readonly values: number;
  /** UTF-16 code units of all strings and keys. */
  readonly text: number;
}

/** The product's limits. A batch of 500 profiles has 2,500 values and about 50,000 code units. */
export const VARIABLE_BOUNDS: VariableBounds = { depth: 16, values: 10_000, text: 128 * 1024 };

/**
 * Returns the limit that values exceed; null if they're within all limits.
 *
 * Stops at the first exceeded limit, and never recurses deeper than the maximum depth.
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
    // `for in` creates no array of keys. There are no inherited keys, since JSON.parse created the object.
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
