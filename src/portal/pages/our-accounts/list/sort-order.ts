/** The order of a list: by a key, ascending or descending. */
export interface SortOrder<Key extends string> {
  readonly key: Key;
  readonly isDescending: boolean;
}

/** Reads an order from a URL: a key, with a minus before it if it's descending. Undefined for anything else. */
export function sortIn<Key extends string>(text: string, keys: readonly Key[]): SortOrder<Key> | undefined {
  const isDescending = text.startsWith('-');
  const key = keys.find((one) => one === text.slice(isDescending ? 1 : 0));
  return key === undefined ? undefined : { key, isDescending };
}

/** Writes an order for a URL. */
export function sortText({ key, isDescending }: SortOrder<string>): string {
  return isDescending ? `-${key}` : key;
}

/** Returns the order after a click on a column's title: the given order, or its reverse if it's the current one. */
export function nextSort<Key extends string>(
  current: SortOrder<string> | undefined,
  first: SortOrder<Key>,
): SortOrder<Key> {
  const isCurrent = current?.key === first.key && current.isDescending === first.isDescending;
  return isCurrent ? { ...first, isDescending: !first.isDescending } : first;
}

/** Returns the value of aria-sort for a column. */
export function ariaSort(
  current: SortOrder<string> | undefined,
  key: string,
): 'ascending' | 'descending' | 'none' {
  if (current?.key !== key) return 'none';
  return current.isDescending ? 'descending' : 'ascending';
}
