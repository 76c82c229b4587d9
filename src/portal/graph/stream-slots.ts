/**
 * The streams that a browser can have open at the same time, in all its windows. Over HTTP/1.1, browsers open at most six
 * connections to a server, and requests need some of them.
 */
const SLOTS = ['stream-1', 'stream-2', 'stream-3', 'stream-4'] as const;

/**
 * Runs work that holds one of the browser's slots for streams. Returns false at once if none is free, and if the browser
 * has no locks, as on pages without HTTPS, or refuses them.
 */
export async function inStreamSlot(work: () => Promise<boolean>): Promise<boolean> {
  try {
    for (const slot of SLOTS) {
      const result = await navigator.locks.request(slot, { ifAvailable: true }, (lock) => lock && work());
      if (result !== null) return result;
    }
  } catch {
    // The page asks again later, as if no slot was free.
  }
  return false;
}
