let count = 0;
const listeners = new Set<() => void>();

function change(by: 1 | -1): void {
  count += by;
  for (const listener of listeners) listener();
}

/** The requests that this page waits for just now, whoever made them; for what shows that something is under way. */
export const requestsUnderWay = {
  /** Counts a request until it is answered or fails. */
  during: <Answer>(request: Promise<Answer>): Promise<Answer> => {
    change(1);
    return request.finally(() => change(-1));
  },

  /** Tells whether there is any. */
  areAny: (): boolean => count > 0,

  /** Calls back at each change, until the function that it gives is called. */
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
} as const;
