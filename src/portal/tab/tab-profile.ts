import { keptInTab } from './tab-storage';

/**
 * The profile of this tab, independent of the session's other tabs. Each request sends it as `x-profile-id`.
 *
 * After a change, call the client's `resetStore()`, because the cached data was read as another profile.
 */
export const tabProfile = keptInTab('profile');
