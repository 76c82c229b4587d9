import { makeVar } from '@apollo/client';

/** Whether the last request got no response, or the browser has reported since then that it's offline. */
export const isOffline = makeVar(!navigator.onLine);

addEventListener('offline', () => isOffline(true));
