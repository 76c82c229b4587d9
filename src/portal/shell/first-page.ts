const ID = 'first';
const listeners = new Set<() => void>();
const isShown = (): boolean => typeof document !== 'undefined' && document.getElementById(ID) !== null;

/** The page as the server sent it, which stays until the portal can show the same page. */
export const firstPage = {
  isShown,

  /** Calls the listener when it's removed. Returns a function that unsubscribes it. */
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Removes it. Call it in a layout effect of the content that replaces it, so that nothing else is painted. */
  remove: (): void => {
    if (!isShown()) return;
    document.getElementById(ID)?.remove();
    // Later, because React would run the effects of the new page immediately, in the same task.
    for (const listener of listeners) setTimeout(listener);
  },
} as const;
