import { keptInTab } from './tab-storage';

/** The token of the invitation that this tab was opened with; it is never in an address, and survives signing in. */
export const invitationToken = keptInTab('invitation-token');

let taken = 0;

/** Takes the token out of the address of the mail's link, so that neither the history nor a referrer has it. */
export function takeInvitationToken(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  invitationToken.keep(token);
  taken += 1;
}

/**
 * How many tokens were taken so far. The link of a second mail, opened in the same tab, changes the fragment alone;
 * main.tsx listens for that first, so the token has been taken before a listener here is told.
 */
export const takenTokens = {
  count: () => taken,
  subscribe: (listener: () => void) => {
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  },
};
