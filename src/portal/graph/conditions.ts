import { makeVar } from '@apollo/client';

/** Whether the last request got no answer, or the browser says that there is no connection. */
export const isOffline = makeVar(!navigator.onLine);

/** Whether the profile of this tab was refused and forgotten; true until the person has taken note of it. */
export const hasLostProfile = makeVar(false);

addEventListener('offline', () => isOffline(true));
addEventListener('online', () => isOffline(false));
