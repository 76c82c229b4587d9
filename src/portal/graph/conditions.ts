import { makeVar } from '@apollo/client';

/** Whether the last request got no response, or the browser reports that it's offline. */
export const isOffline = makeVar(!navigator.onLine);

addEventListener('offline', () => isOffline(true));
addEventListener('online', () => isOffline(false));
