const LATEST_MS = 1_000;

/** Resolves when the browser has nothing else to do, or after a second. For code that isn't needed at once. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari doesn't have it.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: LATEST_MS });
    else setTimeout(resolve, 0);
  });
}
