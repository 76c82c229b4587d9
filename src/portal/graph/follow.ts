import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { passed } from './passed';
import { inStreamSlot } from './stream-slots';

/** Time for which a page is visible before it's followed, so that the stream delays nothing that the page needs. */
const START_AFTER_MS = 3_000;
/** Time until a stream that ended is opened again, at most. Instances that shut down end all their streams at once. */
const RESUME_WITHIN_MS = 4_000;
/** Time between two attempts to open a stream, on average. */
const RETRY_EVERY_MS = 30_000;
/** Time that a stream lasts at least, unless something between the page and the service cuts responses off. */
const LASTING_MS = 30_000;
/** Time until the first event, at most. The service sends it at once, but proxies may hold it back. */
const FIRST_EVENT_MS = 10_000;

/** A subscription, as Apollo Client returns it: errors are results, and the last ones. */
interface Stream {
  subscribe(observer: {
    readonly next: (result: { readonly error?: unknown }) => void;
    readonly complete: () => void;
  }): { unsubscribe(): void };
}

/**
 * Calls back for each event of a subscription while the page is visible, and when the service ends the stream with an
 * error. While the stream can't be opened or doesn't last, calls back every 30 seconds instead. Returns a function that
 * stops it.
 *
 * The first event is passed on, too: something may have changed since the page read its data.
 */
export function follow(open: () => Stream, onEvent: () => void): () => void {
  let visit = new AbortController();
  const begin = (): void => {
    visit.abort();
    visit = new AbortController();
    if (!document.hidden) void followUntil(visit.signal, open, onEvent);
  };
  document.addEventListener('visibilitychange', begin);
  // After another network was joined, the stream may have lost its connection without noticing.
  addEventListener('online', begin);
  begin();
  return () => {
    document.removeEventListener('visibilitychange', begin);
    removeEventListener('online', begin);
    visit.abort();
  };
}

async function followUntil(stop: AbortSignal, open: () => Stream, onEvent: () => void): Promise<void> {
  let pauseMs = START_AFTER_MS;
  let isRefused = false;
  while (await passed(pauseMs, stop)) {
    if (isRefused) onEvent();
    const begunAt = performance.now();
    const wasOpen = await inStreamSlot(() => untilEnd(open(), onEvent, stop));
    isRefused = !wasOpen || performance.now() - begunAt < LASTING_MS;
    pauseMs = isRefused ? RETRY_EVERY_MS * (0.9 + Math.random() / 5) : RESUME_WITHIN_MS * Math.random();
  }
}

/** Resolves when a stream has ended: to false if there was no event. */
function untilEnd(stream: Stream, onEvent: () => void, stop: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve(false);
    let isOpen = false;
    const end = (): void => {
      clearTimeout(timeout);
      stop.removeEventListener('abort', end);
      subscription.unsubscribe();
      resolve(isOpen);
    };
    const timeout = setTimeout(end, FIRST_EVENT_MS);
    const subscription = stream.subscribe({
      next({ error }) {
        if (error === undefined) {
          clearTimeout(timeout);
          isOpen = true;
        }
        // The page finds out what the error means: that the person is signed out, for example.
        if (error === undefined || (isOpen && CombinedGraphQLErrors.is(error))) onEvent();
      },
      complete: end,
    });
    stop.addEventListener('abort', end);
  });
}
