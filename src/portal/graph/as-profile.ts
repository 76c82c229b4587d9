import { type DefaultContext } from '@apollo/client';

/**
 * Makes a request be served as the profile that the page shows, or not at all: another tab may have chosen another
 * for the session, which might be allowed to do the same.
 */
export function asProfile(profileId: string): DefaultContext {
  return { headers: { 'x-profile-id': profileId } };
}
