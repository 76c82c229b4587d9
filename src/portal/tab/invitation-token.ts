import { keptInTab } from './tab-storage';
import { tokenInFragment } from './token-in-link';

/** The token of the invitation that was opened in this tab. It's never in a URL, and survives sign-in. */
export const invitationToken = keptInTab('invitation-token');

let taken = 0;

/**
 * Moves the token from the URL of the mail's link to storage, so that it isn't in the history or a referrer.
 */
export function takeInvitationToken(): void {
  const token = tokenInFragment(location.hash.slice(1));
  if (token === null) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  invitationToken.keep(token);
  taken += 1;
}

/**
 * The number of tokens taken so far. If the link of a second mail is opened in the same tab, only the
 * fragment changes. The listener in main.ts runs first, so the token is stored before subscribers are
 * called.
 */
export const takenTokens = {
  count: () => taken,
  subscribe: (listener: () => void) => {
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  },
};
