import { keptInTab } from './tab-storage';

/**
 * The profile that this tab acts as, whatever the session's other tabs do; every request names it in `x-profile-id`.
 *
 * Whoever changes it calls `resetStore()` of the client: all that was read was read as another.
 */
export const tabProfile = keptInTab('profile');
