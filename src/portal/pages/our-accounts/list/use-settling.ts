import { useEffect, useState } from 'react';

/** How long a click may be intended for the row that was in the same place before. */
const SETTLING_MS = 3_000;

const NONE: ReadonlySet<string> = new Set();

/**
 * Returns the ids of a page's rows that have just appeared or moved, because the list changed while it was visible. `key`
 * identifies the page, and is undefined while another page loads.
 */
export function useSettling(ids: readonly string[], key: string | undefined): ReadonlySet<string> {
  const [shown, setShown] = useState({ ids, key, moved: NONE });
  if (shown.key !== key || ids.join() !== shown.ids.join()) {
    const isSamePage = key !== undefined && shown.key === key;
    const moved = isSamePage ? new Set([...shown.moved, ...movedRows(ids, shown.ids)]) : NONE;
    setShown({ ids, key, moved });
  }
  const { moved } = shown;
  useEffect(() => {
    if (moved.size === 0) return;
    const timer = setTimeout(() => setShown((current) => ({ ...current, moved: NONE })), SETTLING_MS);
    return () => clearTimeout(timer);
  }, [moved]);
  return moved;
}

/** Returns the rows that are new, or in another place than before. */
export function movedRows(ids: readonly string[], before: readonly string[]): ReadonlySet<string> {
  return new Set(ids.filter((id, index) => before[index] !== id));
}
