/* The invitation behind the link: its token, which never reaches an address, and what the service says of it. */
import { request } from './graphql.js';

const KEPT_AS = 'invitation-token';

/** Takes the token out of the address and keeps it in this tab, so that it survives signing in; null without one. */
export function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (location.hash) history.replaceState(null, '', location.pathname);
  if (token) sessionStorage.setItem(KEPT_AS, token);
  return sessionStorage.getItem(KEPT_AS);
}

/** Forgets the token, once nothing more can be done with it. */
export function forgetToken() {
  sessionStorage.removeItem(KEPT_AS);
}

/** Reads what a token invites to; null when it isn't genuine. Changes nothing. */
export async function readInvitation(token) {
  const { invitationPreview } = await request(
    `query Invitation($token: String!) {
      invitationPreview(token: $token) {
        status expiresAt email replacesIdentity associatedWithYou
        account { name program }
        profile { id displayName }
        currentIdentity { displayName username kind }
        matchingProfiles { id displayName account { name program } replacesIdentity associatedWithYou }
      }
    }`,
    { token },
  );
  return invitationPreview;
}

/** Accepts an invitation, and other profiles of the mailbox with it. */
export async function acceptInvitation(input) {
  const { associateProfile } = await request(
    `mutation Accept($input: AssociateProfileInput!) {
      associateProfile(input: $input) {
        associations { id profile { id displayName role account { name program } } }
        userErrors { code message field }
      }
    }`,
    { input },
  );
  return associateProfile;
}
