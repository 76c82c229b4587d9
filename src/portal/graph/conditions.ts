import { makeVar } from '@apollo/client';

/** Whether the last request got no answer, or the browser says that there is no connection. */
export const isOffline = makeVar(!navigator.onLine);

addEventListener('offline', () => isOffline(true));
addEventListener('online', () => isOffline(false));
