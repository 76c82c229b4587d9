import { type DefaultContext } from '@apollo/client';

/**
 * Returns a request context that makes the service use the profile that the page shows, or reject the
 * request. Another tab may have switched the session to a profile that has the same permissions.
 */
export function asProfile(profileId: string): DefaultContext {
  return { headers: { 'x-profile-id': profileId } };
}
