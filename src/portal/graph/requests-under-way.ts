let count = 0;
const listeners = new Set<() => void>();

function change(by: 1 | -1): void {
  count += by;
  for (const listener of listeners) listener();
}

/** The pending requests of this page, for progress indicators. */
export const requestsUnderWay = {
  /** Counts a request until it succeeds or fails. */
  during: <Answer>(request: Promise<Answer>): Promise<Answer> => {
    change(1);
    return request.finally(() => change(-1));
  },

  /** Returns whether any request is pending. */
  areAny: (): boolean => count > 0,

  /** Calls the listener after each change. Returns a function that unsubscribes it. */
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
} as const;
